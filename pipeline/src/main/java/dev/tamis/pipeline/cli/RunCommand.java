package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.CorpusPipeline;
import dev.tamis.pipeline.OutputFolder;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis run}: the main job. */
@Command(
    name = "run",
    description = "Runs the main job: crawl shards in, corpus and account out.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Behind -- stand the flags of Beam's engines, verbatim. Without --runner the job runs on an embedded Flink,",
      "with a slot for each processor; TAMIS_HEAP sets the heap. For example:",
      "  tamis run --input 'shards/*.warc.gz' --output out",
      "  tamis run --input gs://crawl/*.wet.gz --output gs://corpus/1 -- --runner=DataflowRunner --project=..."
    })
final class RunCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "GLOB",
      description = "Shards: a file, a folder or a glob (quoted). May be given several times.")
  private List<String> inputs;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the corpus; must be empty or absent.")
  private String output;

  @Option(names = "--overwrite", description = "Replace what an earlier run left in the folder.")
  private boolean overwrite;

  @Mixin private RecipeOptions recipes;

  @Option(names = "--quiet", description = "No progress, no summary.")
  private boolean quiet;

  @Parameters(
      arity = "0..*",
      paramLabel = "ENGINE_FLAGS",
      description = "Behind --: flags of Beam.")
  private List<String> engineFlags = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    checkEngineFlags();
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Recipe recipe = recipes.read();
    try (EmbeddedFlink flink = EmbeddedFlink.forFlags(engineFlags)) {
      PipelineOptions options = options(flink.flags());
      FileSystems.setDefaultPipelineOptions(options);
      Progress progress = new Progress(spec.commandLine().getErr(), quiet);
      progress.start();
      try {
        PipelineResult result = CorpusPipeline.run(options, recipe, inputs, output, overwrite);
        finish(result);
      } finally {
        progress.stop();
      }
    }
    new OutputFolder(output.endsWith("/") ? output : output + "/").sweep();
    if (!quiet) {
      Summary.print(output, spec.commandLine().getOut());
    }
    return Tamis.DONE;
  }

  private static void finish(PipelineResult result) throws IOException {
    PipelineResult.State state = result.waitUntilFinish();
    if (state != null && state != PipelineResult.State.DONE) {
      throw new IOException("the engine ended with state " + state);
    }
  }

  private PipelineOptions options(List<String> flags) {
    try {
      return PipelineOptionsFactory.fromArgs(flags.toArray(new String[0]))
          .withValidation()
          .create();
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "behind --: " + e.getMessage(), e);
    }
  }

  private void checkEngineFlags() {
    List<String> raw = spec.commandLine().getParseResult().originalArgs();
    for (String flag : engineFlags) {
      if (!flag.startsWith("--")) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            "what to do with \""
                + flag
                + "\"? Quote globs, or the shell unfolds them: --input '*.gz'");
      }
    }
    if (!engineFlags.isEmpty() && !raw.contains("--")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "flags of the engine go behind --: " + String.join(" ", engineFlags));
    }
  }
}

package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.CorpusPipeline;
import dev.tamis.pipeline.OutputFolder;
import dev.tamis.pipeline.Reuse;
import dev.tamis.pipeline.progress.Meter;
import dev.tamis.pipeline.recipe.ByteSize;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
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
      "  tamis run --input 'shards/*' --output out -- --runner=FlinkRunner --flinkMaster=host:8081",
      "gs://, s3:// and hdfs:// need a jar that was built with -Pdataflow, -Ps3 or -Phdfs."
    })
class RunCommand implements Callable<Integer> {
  private static final String DIRECT = "DirectRunner";
  private static final int LAST_STEP_ATTEMPTS = 100;
  private static final long LAST_STEP_PAUSE = 100_000_000L;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "GLOB",
      description =
          "Shards: a file, a folder or a glob (quoted). May be given several times. Required.")
  private List<String> inputs;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the corpus; must be empty or absent. Required.")
  private String output;

  @Option(
      names = "--overwrite",
      description =
          "Replace the corpus in the folder, once the new one is whole. Other files there stay.")
  private boolean overwrite;

  @Option(
      names = "--dry-run",
      description = "Check everything, show what would be read, by which recipe, and run nothing.")
  private boolean dryRun;

  @Option(
      names = "--strict",
      description = "Exit with 1 if a shard or record could not be read; the corpus is written.")
  private boolean strict;

  @Option(
      names = "--resume",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Go on from what a run that was stopped has left whole (default); --no-resume curates"
              + " everything anew.")
  private boolean resume;

  @Option(
      names = "--keep-curated",
      paramLabel = "DIR",
      description =
          "Keep curated splits there beyond the run: a later one with the same shards and document"
              + " stages uses them.")
  private String keepCurated;

  @Option(
      names = "--keep-curated-size",
      paramLabel = "SIZE",
      description = "How much DIR may hold when the run has ended, such as '200 GiB'.")
  private String keepCuratedSize;

  @Option(
      names = "--add",
      paramLabel = "DIR",
      description =
          "Take in every shard that was curated to DIR, beside the input: the corpus is of both.")
  private String add;

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
    requireOptions();
    checkEngineFlags();
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Recipe recipe = recipes.readAfter(presets());
    PrintWriter err = spec.commandLine().getErr();
    try (EmbeddedFlink flink = EmbeddedFlink.forFlags(engineFlags)) {
      PipelineOptions options = EngineFlags.parse(spec.commandLine(), flink.flags());
      FileSystems.setDefaultPipelineOptions(options);
      CorpusPipeline.Job job = CorpusPipeline.check(recipe, inputs, output, overwrite, reuse());
      job.input().notes().forEach(note -> err.println("tamis: " + note));
      job.output().notes().forEach(note -> err.println("tamis: " + note));
      if (dryRun) {
        DryRun.print(job, recipe, spec.commandLine().getOut());
        return Tamis.DONE;
      }
      Failure.writesTo(job.output().path());
      boolean here = flink.isHere() || DIRECT.equals(options.getRunner().getSimpleName());
      Stop stop = new Stop(() -> stopped(job.output(), here));
      try {
        run(options, job, here);
      } finally {
        stop.close();
      }
      return close(job);
    }
  }

  private Reuse reuse() {
    return new Reuse(
        resume, keepCurated, keepCuratedSize == null ? null : ByteSize.parse(keepCuratedSize), add);
  }

  /** Changes of the recipe that this command makes before those of its options. */
  List<String> presets() {
    return List.of();
  }

  private void run(PipelineOptions options, CorpusPipeline.Job job, boolean here)
      throws IOException {
    Progress progress = new Progress(spec.commandLine().getErr(), quiet);
    progress.start();
    boolean done = false;
    try {
      CorpusPipeline.finish(CorpusPipeline.run(options, job), job);
      done = true;
    } finally {
      progress.stop();
      // A job in a cluster may still be there when its client fails.
      if (!done && here) {
        PrintWriter err = spec.commandLine().getErr();
        if (!job.output().abandon()) {
          err.println(
              "tamis: the new corpus is whole and waits; put it in place with: tamis sweep "
                  + job.output().path());
        } else if (job.output().waiting() > 0) {
          err.println("tamis: " + offer(job.output()));
        }
      }
    }
  }

  /** What is done when the run is told to end. */
  private void stopped(OutputFolder folder, boolean here) {
    PrintWriter err = spec.commandLine().getErr();
    if (!here) {
      err.println(
          "tamis: stopped; the job may go on in its cluster: end it there, then: tamis sweep "
              + folder.path());
      return;
    }
    boolean gone = folder.abandon();
    for (int i = 0; !gone && i < LAST_STEP_ATTEMPTS; i++) {
      LockSupport.parkNanos(LAST_STEP_PAUSE);
      gone = folder.abandon();
    }
    err.println(
        gone
            ? "tamis: stopped; nothing was written to " + folder.path()
            : "tamis: stopped on the last step; end it with: tamis sweep " + folder.path());
    if (gone && folder.waiting() > 0) {
      err.println("tamis: " + offer(folder));
    }
    err.flush();
  }

  private static String offer(OutputFolder folder) {
    return folder.waiting()
        + (folder.waiting() == 1
            ? " curated split is whole and waits in "
            : " curated splits are whole and wait in ")
        + folder.work()
        + "; the same command goes on from there, tamis sweep "
        + folder.path()
        + " deletes them";
  }

  private int close(CorpusPipeline.Job job) throws IOException {
    Summary summary = Summary.read(job.output().path());
    if (!quiet) {
      summary.print(spec.commandLine().getOut());
      if (Meter.REUSED.sum() > 0) {
        spec.commandLine()
            .getOut()
            .println("reused:    " + Meter.REUSED.sum() + " splits that were curated before");
      }
    }
    List<String> unread = new ArrayList<>(summary.unreadShards());
    if (strict) {
      unread.addAll(summary.failedRecords());
    }
    unread.forEach(line -> spec.commandLine().getErr().println("tamis: " + line));
    return strict && !(unread.isEmpty() && job.input().notes().isEmpty())
        ? Tamis.FAILED
        : Tamis.DONE;
  }

  private void requireOptions() {
    if (inputs == null || output == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          (inputs == null ? "--input is missing" : "--output is missing")
              + ", as in: tamis run --input 'shards/*.warc.gz' --output out");
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

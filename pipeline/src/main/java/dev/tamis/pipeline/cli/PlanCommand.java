package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.CorpusPipeline;
import dev.tamis.pipeline.PlanOfRun;
import dev.tamis.pipeline.Reuse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis plan}: what a run would curate, and what it would use again. */
@Command(
    name = "plan",
    description =
        "Says what a run with the same options would curate, and what it would use again of what was"
            + " curated before. Touches nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private static final int SHOWN = 20;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--input", paramLabel = "GLOB", required = true, description = "As for run.")
  private List<String> inputs;

  @Option(names = "--output", paramLabel = "DIR", required = true, description = "As for run.")
  private String output;

  @Option(names = "--keep-curated", paramLabel = "DIR", description = "As for run.")
  private String keepCurated;

  @Option(names = "--add", paramLabel = "DIR", description = "As for run.")
  private String add;

  @Mixin private RecipeOptions recipes;

  @Parameters(
      arity = "0..*",
      paramLabel = "FLAGS",
      description = "Behind --: flags of Beam's file systems, such as --awsRegion=eu-west-1.")
  private List<String> engineFlags = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(EngineFlags.parse(spec.commandLine(), engineFlags));
    CorpusPipeline.Job job =
        CorpusPipeline.check(
            recipes.readAfter(List.of()),
            inputs,
            output,
            true,
            new Reuse(true, keepCurated, null, add));
    print(PlanOfRun.of(job), job, spec.commandLine().getOut());
    return Tamis.DONE;
  }

  private static void print(PlanOfRun plan, CorpusPipeline.Job job, PrintWriter out) {
    long splits = 0;
    long reused = 0;
    long signed = 0;
    long bytes = 0;
    for (PlanOfRun.OfShard shard : plan.shards()) {
      splits += shard.splits();
      reused += shard.reused();
      signed += shard.signed();
      bytes += shard.bytes();
    }
    line(out, "shards:   %,d in %,d splits", plan.shards().size(), splits);
    line(out, "reused:   %,d splits as they are", reused);
    if (signed > 0) {
      line(out, "          %,d splits with new scores or signatures for later stages", signed);
    }
    line(out, "curated:  %,d splits, %,d bytes", splits - reused - signed, bytes);
    if (!job.sources().added().isEmpty()) {
      line(out, "added:    %,d splits of shards that are not read", job.sources().added().size());
    }
    if (plan.others() > 0) {
      line(
          out,
          "other document stages, models, lists or versions: %,d bytes of curated splits",
          plan.others());
    }
    int shown = 0;
    for (PlanOfRun.OfShard shard : plan.shards()) {
      int there = shard.reused() + shard.signed();
      if (there < shard.splits() && shown++ < SHOWN) {
        line(out, "  %s  %d of %d splits are there", shard.shard().name(), there, shard.splits());
      }
    }
    if (shown > SHOWN) {
      line(out, "  and %,d more", shown - SHOWN);
    }
    out.flush();
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}

package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.curate.Bench;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.input.Shards;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis bench}: what each stage costs on shards of the user's own. */
@Command(
    name = "bench",
    description = "Measures what each document stage costs on your shards, in one thread.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each document is read once, as a run does it, and nothing is kept. Time is that of the processor; MB are",
      "of bodies for reading and extraction, else of text in UTF-8 that reaches the stage. For example:",
      "  tamis bench 'shards/*' --recipe mine.yaml"
    })
final class BenchCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private RecipeOptions recipes;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Documents at the start that are not counted (default: ${DEFAULT-VALUE}).")
  private long warmUp;

  @Parameters(arity = "1..*", paramLabel = "SHARDS", description = "Shards, as of tamis run.")
  private List<String> inputs;

  @Override
  public Integer call() throws IOException {
    if (warmUp < 0) {
      throw new IllegalArgumentException("--warm-up must be at least 0 (got: " + warmUp + ")");
    }
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Recipe recipe = recipes.read();
    Path work = Scratch.createFolder("bench-");
    List<Bench.Cost> costs;
    try {
      costs = Bench.of(Plan.of(recipe), Shards.find(inputs), warmUp, work + "/");
    } finally {
      Storage.deleteFolder(work.toString());
    }
    print(costs);
    return Tamis.DONE;
  }

  private void print(List<Bench.Cost> costs) {
    PrintWriter out = spec.commandLine().getOut();
    long documents = costs.get(0).documents();
    long nanos = costs.stream().mapToLong(Bench.Cost::nanos).sum();
    long allocated = costs.stream().mapToLong(Bench.Cost::allocated).sum();
    if (documents == 0) {
      throw new IllegalArgumentException(
          "all documents were taken to warm up; give more, or --warm-up less than " + warmUp);
    }
    String row = "%-16s %10s %9s %8s %7s %10s%n";
    out.printf(row, "stage", "documents", "MB", "MB/s", "share", "KB a doc");
    for (Bench.Cost cost : costs) {
      print(row, cost, nanos, out);
    }
    print(
        row, new Bench.Cost("all", documents, costs.get(0).bytes(), nanos, allocated), nanos, out);
    out.flush();
  }

  private static void print(String row, Bench.Cost cost, long all, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        row,
        cost.name(),
        cost.documents(),
        String.format(Locale.ROOT, "%.1f", cost.bytes() / 1e6),
        String.format(Locale.ROOT, "%.1f", cost.megabytesPerSecond()),
        String.format(Locale.ROOT, "%.1f%%", 100.0 * cost.nanos() / all),
        String.format(Locale.ROOT, "%.1f", cost.allocated() / 1e3 / Math.max(1, cost.documents())));
  }
}

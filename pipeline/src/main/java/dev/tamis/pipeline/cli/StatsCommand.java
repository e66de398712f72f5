package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.report.look.Measured;
import dev.tamis.pipeline.report.page.Format;
import dev.tamis.pipeline.report.statistics.Statistics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis stats}: statistics and report of a corpus that need not be of Tamis. */
@Command(
    name = "stats",
    description =
        "Measures a corpus of JSON lines or Parquet: languages, signals, personal data, sources.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Every record is judged as a run with this recipe would; nothing is written but the report.",
      "Duplicates are not looked for: they take a run. For example:",
      "  tamis stats 'corpus/*.parquet' --output stats",
      "  tamis stats corpus.jsonl.zst --output stats --set input.fields.text=content"
    })
final class StatsCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private RecipeOptions recipes;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder for statistics.json and index.html.")
  private Path output;

  @Parameters(arity = "1..*", paramLabel = "FILES", description = "Files or globs, quoted.")
  private List<String> files;

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Statistics statistics = Measured.of(recipes.read(), files);
    ReportCommand.write(statistics, output);
    PrintWriter out = spec.commandLine().getOut();
    Statistics.Records records = statistics.records();
    out.println(
        Format.count(records.read())
            + " records, "
            + Format.count(records.kept())
            + " would be kept, "
            + Format.count(records.excluded())
            + " excluded, "
            + Format.count(records.failed())
            + " failed");
    out.println("report: " + output.resolve("index.html"));
    out.flush();
    return Tamis.DONE;
  }
}

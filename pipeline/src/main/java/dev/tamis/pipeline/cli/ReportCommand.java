package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.report.look.CorpusFolder;
import dev.tamis.pipeline.report.page.Repeat;
import dev.tamis.pipeline.report.page.ReportPage;
import dev.tamis.pipeline.report.statistics.Merge;
import dev.tamis.pipeline.report.statistics.Statistics;
import dev.tamis.pipeline.report.statistics.StatisticsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis report}: a report of runs added up, or the schema of the numbers. */
@Command(
    name = "report",
    description = "Adds the statistics of runs up and writes their report.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For example:",
      "  tamis report --merge out-01 out-02 out-03 --output all",
      "  tamis report --schema > statistics.schema.json"
    })
final class ReportCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--merge", description = "Add up all that are named.")
  private boolean merge;

  @Option(names = "--schema", description = "Print the JSON Schema of statistics.json.")
  private boolean schema;

  @Option(names = "--output", paramLabel = "DIR", description = "Folder for the report.")
  private Path output;

  @Parameters(
      arity = "0..*",
      paramLabel = "OUT",
      description = "Output folders of runs, or their statistics.json.")
  private List<String> runs = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    if (schema) {
      spec.commandLine().getOut().println(StatisticsFile.schema().toPrettyString());
      return Tamis.DONE;
    }
    if (runs.isEmpty() || output == null || (runs.size() > 1 && !merge)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "give runs, --output DIR, and --merge where there are several");
    }
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Statistics sum = read(runs.get(0));
    for (String run : runs.subList(1, runs.size())) {
      sum = Merge.of(sum, read(run));
    }
    write(sum, output);
    spec.commandLine().getOut().println("report: " + output.resolve("index.html"));
    return Tamis.DONE;
  }

  /** Writes numbers, page and domains, as beside a corpus. */
  static void write(Statistics statistics, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("statistics.json"), StatisticsFile.write(statistics));
    Files.writeString(
        folder.resolve("index.html"), new ReportPage(statistics, Repeat.NONE).render());
    StringBuilder csv = new StringBuilder("domain,documents,bytes\n");
    for (Statistics.Domain domain : statistics.domains().top()) {
      csv.append(domain.domain() + "," + domain.documents() + "," + domain.bytes() + "\n");
    }
    Files.writeString(folder.resolve("domains.csv"), csv);
  }

  private static Statistics read(String run) throws IOException {
    return run.endsWith(".json")
        ? StatisticsFile.read(run, CorpusFolder.read(run))
        : CorpusFolder.open(run).statistics();
  }
}

package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tamis.pipeline.report.look.Comparison;
import dev.tamis.pipeline.report.look.Comparison.Counts;
import dev.tamis.pipeline.report.look.CorpusFolder;
import dev.tamis.pipeline.report.page.ComparisonPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis compare}: what differs between two runs over the same shards. */
@Command(
    name = "compare",
    description = "Shows what one run keeps and another does not, why, and in which languages.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Both runs must have read the same shards, by which records have their ids. For example:",
      "  tamis compare out-gopher out-fineweb",
      "  tamis compare out-1 out-2 --page difference.html"
    })
final class CompareCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OUT_A", description = "Output folder of the first run.")
  private String a;

  @Parameters(index = "1", paramLabel = "OUT_B", description = "Output folder of the second run.")
  private String b;

  @Option(names = "--page", paramLabel = "FILE", description = "Write a page as well.")
  private Path page;

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "text|json",
      description = "text for people, json for machines (default: ${DEFAULT-VALUE}).")
  private String format;

  @Override
  public Integer call() throws IOException {
    OutputFormat.check(format);
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Comparison comparison = Comparison.of(CorpusFolder.open(a), CorpusFolder.open(b));
    PrintWriter out = spec.commandLine().getOut();
    if (format.equals(OutputFormat.JSON)) {
      out.println(
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(comparison));
    } else {
      print(comparison, out);
    }
    if (page != null) {
      Files.writeString(page, new ComparisonPage(comparison, a, b).render());
    }
    out.flush();
    return Tamis.DONE;
  }

  private static void print(Comparison comparison, PrintWriter out) {
    row("", "same", "changed", "retagged", "gained", "lost", out);
    counts("all", comparison.total(), out);
    comparison.languages().forEach((tag, counts) -> counts(tag, counts, out));
    reasons("gained, by what left them out of the first", comparison.gained(), out);
    reasons("lost, by what left them out of the second", comparison.lost(), out);
  }

  private static void counts(String name, Counts counts, PrintWriter out) {
    row(
        name,
        Long.toString(counts.same()),
        Long.toString(counts.changed()),
        Long.toString(counts.retagged()),
        Long.toString(counts.gained()),
        Long.toString(counts.lost()),
        out);
  }

  private static void row(
      String name,
      String same,
      String changed,
      String tagged,
      String more,
      String less,
      PrintWriter out) {
    out.println(
        String.format(
            Locale.ROOT, "%-10s %9s %9s %9s %9s %9s", name, same, changed, tagged, more, less));
  }

  private static void reasons(String title, SortedMap<String, Long> reasons, PrintWriter out) {
    if (reasons.isEmpty()) {
      return;
    }
    out.println();
    out.println(title + ":");
    for (Map.Entry<String, Long> reason : reasons.entrySet()) {
      out.println(String.format(Locale.ROOT, "  %-40s %9d", reason.getKey(), reason.getValue()));
    }
  }
}

package dev.tamis.pipeline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.assemble.DomainSum;
import dev.tamis.pipeline.assemble.Samples;
import dev.tamis.pipeline.assemble.TopDomains;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.OutputSection;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeWriter;
import dev.tamis.pipeline.report.page.Repeat;
import dev.tamis.pipeline.report.page.ReportPage;
import dev.tamis.pipeline.report.papers.Croissant;
import dev.tamis.pipeline.report.papers.DatasetCard;
import dev.tamis.pipeline.report.papers.Notice;
import dev.tamis.pipeline.report.papers.Source;
import dev.tamis.pipeline.report.papers.TrainingSummary;
import dev.tamis.pipeline.report.statistics.Counted;
import dev.tamis.pipeline.report.statistics.Statistics;
import dev.tamis.pipeline.report.statistics.Statistics.Domain;
import dev.tamis.pipeline.report.statistics.Statistics.Domains;
import dev.tamis.pipeline.report.statistics.StatisticsFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** All that is written about a run: its numbers, its report, and the papers of its corpus. */
final class Account {
  private final Provenance provenance;
  private final Statistics statistics;
  private final List<Domain> domains;
  private final Samples samples;

  /**
   * Adds up.
   *
   * @param provenance how the output came about
   * @param tally all that was counted
   * @param top the largest domains
   * @param samples excluded records that the report shows
   */
  Account(Provenance provenance, Tally tally, TopDomains top, Samples samples) {
    this.samples = samples;
    this.provenance = provenance;
    this.domains = top.byBytes().stream().map(Account::domain).toList();
    this.statistics =
        Counted.of(
            tally,
            new Counted.Beside(
                new Statistics.Run(
                    List.of(provenance.recipe().name()),
                    List.of(provenance.version()),
                    List.of(provenance.recipeSha256()),
                    1),
                provenance.stages(),
                provenance.tokenizer(),
                new Domains(
                    top.distinct(),
                    domains.stream().limit(Domains.TOP).toList(),
                    top.byDocuments().stream().map(Account::domain).limit(Domains.TOP).toList(),
                    true)));
  }

  /**
   * Of numbers that are there already; the report shows no excluded records.
   *
   * @param provenance how the output came about
   * @param statistics its numbers
   * @param domains the largest domains by bytes
   */
  Account(Provenance provenance, Statistics statistics, List<Domain> domains) {
    this.provenance = provenance;
    this.statistics = statistics;
    this.domains = List.copyOf(domains);
    this.samples = new Samples();
  }

  /**
   * A file of the account.
   *
   * @param path below the output folder
   * @param bytes its content
   */
  record Paper(String path, byte[] bytes) {
    static Paper text(String path, String text) {
      return new Paper(path, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Domain domain(DomainSum sum) {
    return new Domain(sum.domain(), sum.documents(), sum.bytes());
  }

  /** The ledger, as the manifest has it. */
  JsonNode records() {
    return new ObjectMapper().valueToTree(statistics.records());
  }

  /** Every file, in the order in which they are written. */
  List<Paper> papers() {
    Source source = source();
    return List.of(
        new Paper("report/statistics.json", StatisticsFile.write(statistics)),
        Paper.text(
            "report/index.html", new ReportPage(statistics, repeat(), samples.byReason()).render()),
        Paper.text("report/domains.csv", csv()),
        Paper.text("README.md", DatasetCard.of(source)),
        Paper.text("croissant.json", json(Croissant.of(source))),
        Paper.text("training-content-summary.md", TrainingSummary.of(source)),
        Paper.text("NOTICE", Notice.of(source)));
  }

  private Repeat repeat() {
    StringBuilder command = new StringBuilder("tamis run");
    for (String input : provenance.inputs()) {
      command.append(" --input '").append(input.replace("'", "'\\''")).append("'");
    }
    command.append(" --output OUT --recipe recipe.yaml");
    return new Repeat(
        command.toString(),
        RecipeWriter.toYaml(provenance.recipe()),
        provenance.digests(),
        provenance.sets());
  }

  private Source source() {
    Recipe recipe = provenance.recipe();
    return new Source(
        statistics,
        recipe.card(),
        provenance.version(),
        provenance.recipeSha256(),
        provenance.digests(),
        provenance.sets(),
        domains,
        recipe.output().format().equals(OutputSection.PARQUET),
        recipe.output().validation() > 0 ? List.of("train", "validation") : List.of("part"),
        recipe.domains().exclude().keySet().stream().sorted().toList(),
        recipe.pii().action());
  }

  /** As RFC 4180 has it; names of domains need no quotes. */
  private String csv() {
    StringBuilder csv = new StringBuilder("domain,documents,bytes\n");
    for (Domain domain : domains) {
      csv.append(domain.domain())
          .append(',')
          .append(domain.documents())
          .append(',')
          .append(domain.bytes())
          .append('\n');
    }
    return csv.toString();
  }

  private static String json(ObjectNode json) {
    try {
      return OutputFiles.JSON.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

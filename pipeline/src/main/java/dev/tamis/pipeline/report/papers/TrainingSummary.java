package dev.tamis.pipeline.report.papers;

import dev.tamis.pipeline.report.page.Format;
import dev.tamis.pipeline.report.statistics.Language;
import dev.tamis.pipeline.report.statistics.Statistics;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * {@code training-content-summary.md}: the European Commission's template for the public summary of
 * training content of general-purpose AI models (Regulation (EU) 2024/1689, Article 53(1)(d)), as
 * far as a run can fill it. Sections and order are those of the template annexed to the Explanatory
 * Notice of 24 July 2025, adopted as communication C(2025) 8311 of 5 December 2025. The wording
 * beside the headings is ours.
 */
public final class TrainingSummary {
  /** Which version of the template it follows. */
  public static final String TEMPLATE =
      "template of the Explanatory Notice of 24 July 2025, C(2025) 8311 final of 5 December 2025";

  private static final long BILLION = 1_000_000_000L;
  private static final int SMALL_MOST = 1_000;
  private static final int LANGUAGES = 40;

  private final Source source;
  private final StringBuilder out = new StringBuilder();

  private TrainingSummary(Source source) {
    this.source = source;
  }

  /** The summary as Markdown. */
  public static String of(Source source) {
    TrainingSummary summary = new TrainingSummary(source);
    summary.general();
    summary.sources();
    summary.processing();
    summary.domains();
    return summary.out.toString();
  }

  private void line(String line) {
    out.append(line).append('\n');
  }

  private void field(String name, String value) {
    line("**" + name + ":** " + value);
    line("");
  }

  private String said(String key) {
    return DatasetCard.text(source.said(key));
  }

  private void general() {
    Statistics.Totals totals = source.statistics().totals();
    line("# Public summary of training content for general-purpose AI models");
    line("");
    line(
        "Required by Article 53(1)(d) of Regulation (EU) 2024/1689 (AI Act). It follows the "
            + TEMPLATE
            + ". Filled by Tamis from one corpus; a model trained on more than this corpus needs"
            + " what is said here of each. What only the provider can say is marked \"to be"
            + " said\".");
    line("");
    field("Version of the summary", said("version"));
    field("Last update", said("published"));
    line("## 1. General information");
    line("");
    line("### 1.1. Provider identification");
    line("");
    field("Provider name and contact details", said("provider"));
    field("Authorised representative name and contact details", said("representative"));
    line("### 1.2. Model identification");
    line("");
    field("Versioned model name(s)", said("model"));
    field("Date of placement of the model on the Union market", said("placed"));
    line("### 1.3. Modalities, overall training data size and other characteristics");
    line("");
    line("| Modality | Training data size | Types of content |");
    line("|---|---|---|");
    line("| Text | " + sizes(totals) + " | Text of web pages |");
    line("");
    List<String> months = source.months();
    field(
        "Latest date of data acquisition/collection for model training",
        months.isEmpty()
            ? "the shards do not say"
            : months.get(months.size() - 1)
                + " (the latest month of fetching among the documents of this corpus)");
    field("Linguistic characteristics of the overall training data", languages());
  }

  /** The template's three ranges are of tokens; where none are counted, words say the least. */
  private static String sizes(Statistics.Totals totals) {
    boolean tokens = !totals.tokenizer().isEmpty();
    long count = tokens ? totals.tokens() : totals.words();
    String range =
        count < BILLION
            ? "Less than 1 billion tokens"
            : count <= 10_000 * BILLION
                ? "1 billion to 10 trillion tokens"
                : "More than 10 trillion tokens";
    String measured =
        tokens
            ? Format.count(totals.tokens()) + " tokens of " + totals.tokenizer()
            : "in another unit: " + Format.count(totals.words()) + " words";
    return (tokens ? range + "; " : "Range by words: " + range + "; ")
        + measured
        + ", "
        + Format.bytes(totals.bytes())
        + " in UTF-8";
  }

  private String languages() {
    Statistics statistics = source.statistics();
    long kept = statistics.records().kept();
    List<Map.Entry<String, Language>> largest =
        statistics.languages().entrySet().stream()
            .filter(language -> language.getValue().kept() > 0)
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, Language> language) -> -language.getValue().bytes())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    StringBuilder words = new StringBuilder();
    words
        .append(largest.size())
        .append(" languages by script; ")
        .append(Format.percent(kept - statistics.totals().english(), kept))
        .append(" of the documents are not English. Shares of the text: ");
    for (int i = 0; i < Math.min(LANGUAGES, largest.size()); i++) {
      words
          .append(i == 0 ? "" : ", ")
          .append(largest.get(i).getKey())
          .append(' ')
          .append(Format.percent(largest.get(i).getValue().bytes(), statistics.totals().bytes()));
    }
    if (largest.size() > LANGUAGES) {
      words.append(" and ").append(largest.size() - LANGUAGES).append(" more");
    }
    return words.append('.').toString();
  }

  private void sources() {
    Statistics statistics = source.statistics();
    line("## 2. List of data sources");
    line("");
    line("### 2.1. Publicly available datasets");
    line("");
    field("Public crawl that the shards are of", said("crawl") + ", " + said("crawl-url"));
    line("### 2.2. Private non-publicly available datasets obtained from third parties");
    line("");
    line("No such data is part of this corpus as far as the run can tell: it read crawl shards.");
    line("");
    line("### 2.3. Data crawled and scraped from online sources");
    line("");
    field("Were crawlers used by the provider or on behalf of the provider", said("crawlers"));
    field(
        "Crawler name(s)/identifier(s)",
        statistics.crawlers().isEmpty()
            ? "the shards do not say"
            : DatasetCard.text(String.join(", ", statistics.crawlers().keySet())));
    List<String> months = source.months();
    field(
        "Period of data collection",
        months.isEmpty()
            ? "the shards do not say"
            : months.get(0) + " to " + months.get(months.size() - 1));
    field(
        "Content and online sources crawled",
        "text of "
            + Format.count(statistics.records().kept())
            + " web pages from "
            + Format.count(statistics.domains().distinct())
            + " domain names under "
            + statistics.tlds().size()
            + " top-level domains");
    field("Type of modality covered", "text");
    field(
        "Summary of the most relevant domain names crawled",
        "listed at the end, by size of the text that was kept");
    line("### 2.4. User data");
    line("");
    line("None is part of this corpus as far as the run can tell: it read crawl shards.");
    line("");
    line("### 2.5. Synthetic data");
    line("");
    line("None was made for this corpus. Web pages may hold text that models wrote.");
    line("");
    line("### 2.6. Other sources of data");
    line("");
    line("None.");
    line("");
  }

  private void processing() {
    Statistics statistics = source.statistics();
    line("## 3. Data processing aspects");
    line("");
    line(
        "### 3.1. Respect of reservation of rights from text and data mining exception or"
            + " limitation");
    line("");
    field("Signatory of the code of practice", said("code-of-practice"));
    field("Measures before and during collection", said("rights"));
    reservations(statistics);
    line("### 3.2. Removal of illegal content");
    line("");
    field(
        "Measures taken in this run",
        source.exclusionLists().isEmpty()
            ? "no list of domains was asked"
            : "domains on these lists were left out: "
                + lists(statistics)
                + "; digests are in NOTICE");
    field("Other measures", said("illegal-content"));
    line("### 3.3. Other information");
    line("");
    long findings = statistics.pii().values().stream().mapToLong(Long::longValue).sum();
    line(
        "Personal data: "
            + Format.count(findings)
            + " findings redacted in "
            + Format.count(statistics.totals().withPii())
            + " documents"
            + (findings == 0 ? "" : " (" + String.join(", ", statistics.pii().keySet()) + ")")
            + ". Duplicates: "
            + Format.count(statistics.duplicates())
            + " documents left out in favour of one that says the same. Every record that was"
            + " read is accounted for: "
            + Format.count(statistics.records().read())
            + " = "
            + Format.count(statistics.records().kept())
            + " kept + "
            + Format.count(statistics.records().excluded())
            + " excluded + "
            + Format.count(statistics.records().failed())
            + " failed.");
    line("");
  }

  private void reservations(Statistics statistics) {
    if (statistics.optOuts().isEmpty()) {
      field("Opt-outs honoured in this run", "none were found or looked for");
      return;
    }
    counts("Opt-outs honoured in this run", "documents left out by signal", "left_out");
    counts("Signals found", "documents by signal, whatever was done with them", "found");
    counts("Files of sites that were heard", "by kind", "site_files");
    counts(
        "What the shards do not show",
        "documents whose signals could not be seen, by channel",
        "not_visible");
    counts("Values that nobody defines", "documents and files by channel", "unknown");
  }

  private void counts(String name, String what, String of) {
    SortedMap<String, Long> counts =
        source.statistics().optOuts().getOrDefault(of, Collections.emptySortedMap());
    if (!counts.isEmpty()) {
      line("**" + name + "**, " + what + ":");
      line("");
      counts.forEach((signal, count) -> line("- " + signal + ": " + Format.count(count)));
      line("");
    }
  }

  private String lists(Statistics statistics) {
    StringBuilder lists = new StringBuilder();
    for (String name : source.exclusionLists()) {
      long documents =
          statistics
              .excluded()
              .getOrDefault("domains", Collections.emptySortedMap())
              .getOrDefault(name, 0L);
      lists
          .append(lists.isEmpty() ? "" : ", ")
          .append(DatasetCard.text(name))
          .append(" (")
          .append(Format.count(documents))
          .append(" documents)");
    }
    return lists.toString();
  }

  private void domains() {
    long distinct = source.statistics().domains().distinct();
    boolean small = source.card().smallCompany();
    long share = small ? Math.min(SMALL_MOST, tenths(distinct, 20)) : tenths(distinct, 10);
    long listed = Math.min(share, source.domains().size());
    line("## Most relevant domain names");
    line("");
    line(
        (small
                ? "Top 5% of the domain names, 1,000 at most (small company)"
                : "Top 10% of the domain names")
            + " by size of the text kept, from an exact sum over all "
            + Format.count(distinct)
            + ": "
            + Format.count(share)
            + " names."
            + (listed < share
                ? " Only the first "
                    + Format.count(listed)
                    + " were held; raise report.domains to list them all."
                : ""));
    line("");
    for (Statistics.Domain domain : source.domains().subList(0, (int) listed)) {
      line("- " + (domain.domain().isEmpty() ? "(addresses without a domain)" : domain.domain()));
    }
  }

  /** A share of a number, rounded up. */
  private static long tenths(long number, int of) {
    return (number + of - 1) / of;
  }
}

package dev.tamis.pipeline.report.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All numbers of a run, or of several that were added up: the content of {@code
 * report/statistics.json}. Whole numbers and fixed bins alone, so the same records and recipe give
 * the same bytes; no text of a document and no personal value. Immutable.
 *
 * @param schema version of this form, {@link #SCHEMA}
 * @param run what was run
 * @param records the ledger
 * @param totals of the corpus
 * @param funnel what each stage left, in the order of the flow
 * @param excluded records that a rule took out, by stage and rule
 * @param failed records that could not be read or judged, by cause
 * @param failedShards the shards with most failures
 * @param skipped records that are no documents, by type
 * @param input shards read and unreadable, with their bytes; the unreadable by what they look like;
 *     what was passed over in records, such as dates that cannot be read
 * @param languages the corpus by language tag; {@code kept} is 0 where all was excluded
 * @param histograms values of rules, classifiers and confidences, of the documents that were asked
 * @param pii redacted findings in the corpus, by kind
 * @param domains the corpus by registrable domain
 * @param tlds the corpus by top-level domain
 * @param months the corpus by month of fetching, {@code YYYY-MM}, or {@code none}
 * @param clusters kept documents by the size of their cluster of duplicates: the bound of a power
 *     of two, itself included
 * @param optOuts what was heard of opt-outs: documents {@code left_out} and {@code found} by
 *     signal, values that are {@code unknown} and documents of which something is {@code
 *     not_visible} by channel, and {@code site_files} of hosts by kind
 * @param lists documents that each list of domains names
 * @param crawlers crawl software that the shards name, by number of warcinfo records
 * @param rules how often each rule was asked, by set
 * @param withoutThresholds documents for whose language a set has no thresholds, by set and tag
 * @param abstained documents of a language of which a rule cannot say anything, by set, rule and
 *     tag
 * @param neverEvaluated rules that were never asked, of a language or at all
 * @param words kept documents in languages without a list of stop words, by tag
 * @param stages documents that each document stage saw and passed on
 * @param corpusStages what corpus stages counted, as a tree of names
 */
@JsonPropertyOrder({
  "schema",
  "run",
  "records",
  "totals",
  "funnel",
  "excluded",
  "failed",
  "failed_shards",
  "skipped",
  "input",
  "languages",
  "pii",
  "domains",
  "tlds",
  "months",
  "clusters",
  "opt_outs",
  "lists",
  "crawlers",
  "rules",
  "without_thresholds",
  "abstained",
  "never_evaluated",
  "words",
  "stages",
  "corpus_stages",
  "histograms"
})
public record Statistics(
    int schema,
    Run run,
    Records records,
    Totals totals,
    List<Stage> funnel,
    SortedMap<String, SortedMap<String, Long>> excluded,
    SortedMap<String, Long> failed,
    List<ShardFailures> failedShards,
    SortedMap<String, Long> skipped,
    SortedMap<String, SortedMap<String, Long>> input,
    SortedMap<String, Language> languages,
    List<Histogram> histograms,
    SortedMap<String, Long> pii,
    Domains domains,
    SortedMap<String, Amount> tlds,
    SortedMap<String, Amount> months,
    List<ClusterSize> clusters,
    SortedMap<String, SortedMap<String, Long>> optOuts,
    SortedMap<String, SortedMap<String, Long>> lists,
    SortedMap<String, Long> crawlers,
    SortedMap<String, SortedMap<String, Long>> rules,
    SortedMap<String, SortedMap<String, Long>> withoutThresholds,
    ObjectNode abstained,
    List<String> neverEvaluated,
    Words words,
    SortedMap<String, SortedMap<String, Long>> stages,
    ObjectNode corpusStages) {

  /** The version of the form that this build writes and reads. */
  public static final int SCHEMA = 1;

  /** Checks the version, and copies. */
  public Statistics {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "statistics must have schema " + SCHEMA + " (got: " + schema + ")");
    }
    funnel = List.copyOf(funnel);
    failedShards = List.copyOf(failedShards);
    histograms = List.copyOf(histograms);
    clusters = List.copyOf(clusters);
    neverEvaluated = List.copyOf(neverEvaluated);
    failed = sorted(failed);
    skipped = sorted(skipped);
    input = sorted(input);
    languages = sorted(languages);
    pii = sorted(pii);
    tlds = sorted(tlds);
    months = sorted(months);
    optOuts = sorted(optOuts);
    lists = sorted(lists);
    crawlers = sorted(crawlers);
    excluded = sorted(excluded);
    rules = sorted(rules);
    withoutThresholds = sorted(withoutThresholds);
    stages = sorted(stages);
    abstained = abstained.deepCopy();
    corpusStages = corpusStages.deepCopy();
  }

  /**
   * What was run.
   *
   * @param names of the corpora, one for each run
   * @param tamis versions that ran
   * @param recipes digests (SHA-256) of the resolved recipes
   * @param runs how many were added up
   */
  public record Run(List<String> names, List<String> tamis, List<String> recipes, int runs) {
    /** Copies. */
    public Run {
      names = List.copyOf(names);
      tamis = List.copyOf(tamis);
      recipes = List.copyOf(recipes);
    }
  }

  /**
   * The ledger; read = kept + excluded + failed.
   *
   * @param read records that the shards held
   * @param kept records in the corpus
   * @param excluded records that a rule took out
   * @param failed records that could not be read or judged
   */
  public record Records(long read, long kept, long excluded, long failed) {}

  /**
   * Sums over the corpus.
   *
   * @param characters code points of text
   * @param words as the rules count them; 0 where the run did not count
   * @param bytes of text in UTF-8
   * @param tokens of the tokenizer; 0 where none is named
   * @param tokenizer name and digest of the recipe's tokenizer, or empty: then no count is claimed
   * @param multilingual documents in several languages
   * @param withPii documents with something redacted
   * @param english documents whose tag is English, of any script
   */
  public record Totals(
      long characters,
      long words,
      long bytes,
      long tokens,
      String tokenizer,
      long multilingual,
      long withPii,
      long english) {}

  /**
   * A step of the funnel.
   *
   * @param stage its name
   * @param in records that reached it
   * @param removed records that it took out
   * @param left records that it left
   */
  public record Stage(String stage, long in, long removed, long left) {}

  /**
   * A shard with failures.
   *
   * @param shard its name
   * @param failed records
   */
  public record ShardFailures(String shard, long failed) {}

  /**
   * Documents and their size.
   *
   * @param documents how many
   * @param bytes of text in UTF-8
   */
  public record Amount(long documents, long bytes) {
    Amount plus(Amount other) {
      return new Amount(documents + other.documents, bytes + other.bytes);
    }
  }

  /**
   * The corpus by registrable domain, from an exact sum over all of them.
   *
   * @param distinct how many there are
   * @param top the largest by bytes, in that order; {@link #TOP} at most
   * @param topByDocuments the largest by documents, in that order
   * @param exact whether both lists are; adding up runs makes them lower bounds, as a domain below
   *     the end of one list is not in it, and the number of domains an upper bound
   */
  public record Domains(
      long distinct, List<Domain> top, List<Domain> topByDocuments, boolean exact) {
    /** Length of the lists here; {@code report/domains.csv} has more. */
    public static final int TOP = 1000;

    /** Copies. */
    public Domains {
      top = List.copyOf(top);
      topByDocuments = List.copyOf(topByDocuments);
    }
  }

  /**
   * A registrable domain.
   *
   * @param domain its name; empty for addresses without one
   * @param documents kept from it
   * @param bytes of their text
   */
  public record Domain(String domain, long documents, long bytes) {}

  /**
   * Kept documents that stand for so many.
   *
   * @param atMost upper bound of the size of the cluster; the lower is half of it, exclusive
   * @param documents kept
   * @param copies documents that they stand for, themselves included
   */
  public record ClusterSize(long atMost, long documents, long copies) {}

  /**
   * Languages without a list of stop words.
   *
   * @param noStopWords kept documents by tag
   */
  public record Words(SortedMap<String, Long> noStopWords) {
    /** Copies. */
    public Words {
      noStopWords = sorted(noStopWords);
    }
  }

  /** The same numbers, told as those of one run: its splits were added up. */
  public Statistics asOneRun() {
    return new Statistics(
        schema,
        new Run(run.names, run.tamis, run.recipes, 1),
        records,
        totals,
        funnel,
        excluded,
        failed,
        failedShards,
        skipped,
        input,
        languages,
        histograms,
        pii,
        domains,
        tlds,
        months,
        clusters,
        optOuts,
        lists,
        crawlers,
        rules,
        withoutThresholds,
        abstained,
        neverEvaluated,
        words,
        stages,
        corpusStages);
  }

  /** Documents that opted out and are not in the corpus, by signal. */
  @JsonIgnore
  public SortedMap<String, Long> leftOutByOptOut() {
    return optOuts.getOrDefault("left_out", Collections.emptySortedMap());
  }

  /** Records that the documents which are kept stand for, beyond themselves. */
  @JsonIgnore
  public long duplicates() {
    return clusters.stream().mapToLong(size -> size.copies() - size.documents()).sum();
  }

  static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return map == null
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}

package dev.tamis.pipeline.ledger;

import java.util.Locale;

/**
 * The one place that names what is counted. Every room adds to its {@link Tally} through here, and
 * the statistics read it by the same names, so a key that one side misspells does not compile.
 *
 * <p>All counts are whole numbers that add up in any order. A mean travels as a sum of millionths
 * beside its count. What could grow with the corpus (domains) is no tally at all: see the exact
 * keyed sum of the assembly.
 */
public final class Keys {
  /** Records that the shards held. */
  public static final String READ = "read";

  /** Records in the corpus. */
  public static final String KEPT = "kept";

  /** Records that a rule took out: {@code excluded/STAGE/RULE}. */
  public static final String EXCLUDED = "excluded";

  /** Records that could not be read or judged: {@code failed/CAUSE}. */
  public static final String FAILED = "failed";

  /**
   * The same by shard: {@code failed_shards/SHARD/CAUSE}, with slashes of the shard's name as "|".
   */
  public static final String FAILED_SHARDS = "failed_shards";

  /** Records of a shard that are no documents: {@code skipped/TYPE}. */
  public static final String SKIPPED = "skipped";

  /**
   * Of the shards themselves: {@code input/shards/WHAT}, {@code input/unreadable/LOOK} and, of what
   * was passed over in their records, {@code input/notes/WHAT}.
   */
  public static final String INPUT = "input";

  /** What is known of each language: {@code languages/TAG/...}. */
  public static final String LANGUAGES = "languages";

  /** How often each rule was asked: {@code rules/SET/RULE}. */
  public static final String RULES = "rules";

  /** Documents for whose language a set has no thresholds: {@code without_thresholds/SET/TAG}. */
  public static final String WITHOUT_THRESHOLDS = "without_thresholds";

  /**
   * Documents of a language of which a rule cannot say anything: {@code abstained/SET/RULE/TAG}.
   */
  public static final String ABSTAINED = "abstained";

  /** Redacted findings by kind: {@code pii/KIND}. */
  public static final String PII = "pii";

  /** Values by bin: {@code histograms/STAGE/NAME/SCALE/BIN}. */
  public static final String HISTOGRAMS = "histograms";

  /** Documents judged against a threshold: {@code cuts/STAGE/NAME/min|max/THRESHOLD}. */
  public static final String CUTS = "cuts";

  /** Kept documents and bytes by top-level domain: {@code tlds/TLD/documents|bytes}. */
  public static final String TLDS = "tlds";

  /** Kept documents and bytes by month of fetching: {@code months/YYYY-MM/documents|bytes}. */
  public static final String MONTHS = "months";

  /** Kept documents by the size of their cluster: {@code clusters/SIZE/documents|copies}. */
  public static final String CLUSTERS = "clusters";

  /**
   * What was heard of opt-outs: {@code opt_outs/found/SIGNAL} documents, {@code
   * opt_outs/unknown/CHANNEL} documents or files with values that nobody defines, {@code
   * opt_outs/not_visible/CHANNEL} documents whose shard does not show it, {@code
   * opt_outs/site_files/KIND} files of hosts.
   */
  public static final String OPT_OUTS = "opt_outs";

  /** Documents that a list of domains names: {@code lists/NAME/matched}. */
  public static final String LISTS = "lists";

  /** Records of crawl software that the shards name: {@code crawlers/NAME}. */
  public static final String CRAWLERS = "crawlers";

  /** Kept documents by measure, as in {@code totals/multilingual}. */
  public static final String TOTALS = "totals";

  /** Leaf: documents. */
  public static final String DOCUMENTS = "documents";

  /** Leaf: bytes of text in UTF-8. */
  public static final String BYTES = "bytes";

  /** Leaf: characters (code points) of text. */
  public static final String CHARACTERS = "characters";

  /** Leaf: words as the rules count them. */
  public static final String WORDS = "words";

  /** Leaf: tokens of the recipe's tokenizer. */
  public static final String TOKENS = "tokens";

  /** Leaf: documents in several languages. */
  public static final String MULTILINGUAL = "multilingual";

  /** Leaf: documents with something redacted. */
  public static final String WITH_PII = "with_pii";

  /** Leaf: sum of confidences in millionths. */
  public static final String CONFIDENCE = "confidence_millionths";

  /** Leaf: documents that the first classifier scored. */
  public static final String SCORED = "scored";

  /** Leaf: sum of their scores in millionths. */
  public static final String QUALITY = "quality_millionths";

  /** Segment for what has no name: an address without a domain, a record without a date. */
  public static final String NONE = "none";

  private static final double MILLION = 1_000_000;

  private Keys() {}

  /** Adds to a language's count. */
  public static void language(Tally tally, long amount, String tag, String leaf) {
    tally.add(amount, LANGUAGES, tag, leaf);
  }

  /** Counts an exclusion, under its language too where that is known. */
  public static void excluded(Tally tally, Decision decision, String tag) {
    tally.add(1, EXCLUDED, decision.stage(), decision.rule());
    if (!tag.isEmpty()) {
      tally.add(1, LANGUAGES, tag, EXCLUDED, decision.stage(), decision.rule());
    }
  }

  /** Counts a failure, under its shard too. */
  public static void failed(Tally tally, String shard, String cause) {
    tally.add(1, FAILED, segment(cause));
    tally.add(1, FAILED_SHARDS, segment(shard), segment(cause));
  }

  /** Adds to a bin; see {@link BinCounts}. */
  public static void histogram(
      Tally tally, long amount, String stage, String name, Bins bins, int bin) {
    tally.add(amount, HISTOGRAMS, stage, name, bins.scale(), Integer.toString(bin));
  }

  /** Counts documents that were judged against a threshold. */
  public static void cut(
      Tally tally, long amount, String stage, String name, boolean least, double threshold) {
    tally.add(amount, CUTS, stage, name, least ? "min" : "max", Double.toString(threshold));
  }

  /** Counts documents and bytes under a name of a section such as {@link #TLDS}. */
  public static void documentsAndBytes(Tally tally, String section, String name, long bytes) {
    String segment = name.isEmpty() ? NONE : segment(name);
    tally.add(1, section, segment, DOCUMENTS);
    tally.add(bytes, section, segment, BYTES);
  }

  /** Counts a kept document under the power of two that bounds the size of its cluster. */
  public static void cluster(Tally tally, long size) {
    long bound = size <= 1 ? 1 : Long.highestOneBit(size - 1) << 1;
    String segment = String.format(Locale.ROOT, "%019d", bound);
    tally.add(1, CLUSTERS, segment, DOCUMENTS);
    tally.add(size, CLUSTERS, segment, "copies");
  }

  /** A number from 0 to 1, or a score, as whole millionths. */
  public static long millionths(double number) {
    return Math.round(number * MILLION);
  }

  /** A name as a segment: slashes part segments. */
  public static String segment(String name) {
    return name.isEmpty() ? NONE : name.replace('/', '|');
  }
}

package dev.tamis.pipeline.curate;

import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.Identification;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.RecordId;
import dev.tamis.pipeline.ledger.Hash128;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A document on its way through the stages. Immutable: a stage that changes it returns another.
 *
 * @param id see {@link RecordId}
 * @param record the record as it was found
 * @param url the URL in its one form; empty where the record has none
 * @param host host of the URL; empty where there is none
 * @param domain registrable domain of the URL; empty where there is none
 * @param text the text, empty until it is extracted
 * @param title the title of the page, or empty
 * @param language what the text is written in; {@link Identification#NONE} until it is identified
 * @param quality what rules and classifiers say of the text
 * @param pii number of findings by kind that were redacted
 */
public record Document(
    Hash128 id,
    CrawlRecord record,
    String url,
    String host,
    String domain,
    String text,
    String title,
    Identification language,
    Quality quality,
    SortedMap<String, Integer> pii) {

  /** Copies the map. */
  public Document {
    Objects.requireNonNull(text, "text is null");
    Objects.requireNonNull(language, "language is null");
    Objects.requireNonNull(quality, "quality is null");
    pii = Collections.unmodifiableSortedMap(new TreeMap<>(pii));
  }

  /**
   * What rules and classifiers say of a text.
   *
   * @param scores score of each classifier by name in the order of the recipe, null where it
   *     abstained; and after it, as {@code name/label}, those of its labels where several may hold
   * @param labels what each classifier takes the text for, by its name, where it says so
   * @param signals what rules measured, where the recipe has it written; stays when the text
   *     changes
   */
  public record Quality(
      Map<String, Double> scores, Map<String, String> labels, SortedMap<String, Double> signals) {
    /** Nothing is said yet. */
    public static final Quality NONE =
        new Quality(Map.of(), Map.of(), Collections.emptySortedMap());

    /** Copies the maps. */
    public Quality {
      scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
      labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
      signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
    }
  }

  /** A document of which nothing but the record is known yet. */
  public static Document of(CrawlRecord record) {
    return new Document(
        RecordId.of(record),
        record,
        "",
        "",
        "",
        "",
        "",
        Identification.NONE,
        Quality.NONE,
        Collections.emptySortedMap());
  }

  /** Scores of the classifiers, see {@link Quality}. */
  public Map<String, Double> scores() {
    return quality.scores;
  }

  Document withUrl(String newUrl, String newHost, String newDomain) {
    return new Document(
        id, record, newUrl, newHost, newDomain, text, title, language, quality, pii);
  }

  Document withText(String newText, String newTitle) {
    return new Document(id, record, url, host, domain, newText, newTitle, language, quality, pii);
  }

  Document withLanguage(Identification newLanguage) {
    return new Document(id, record, url, host, domain, text, title, newLanguage, quality, pii);
  }

  Document withSignals(TextStatistics statistics) {
    return withQuality(new Quality(quality.scores, quality.labels, statistics.asMap()));
  }

  Document withScores(Map<String, Double> scores, Map<String, String> labels) {
    return withQuality(new Quality(scores, labels, quality.signals));
  }

  private Document withQuality(Quality newQuality) {
    return new Document(id, record, url, host, domain, text, title, language, newQuality, pii);
  }

  Document withScrubbed(String newUrl, String newText, SortedMap<String, Integer> newPii) {
    return new Document(
        id, record, newUrl, host, domain, newText, title, language, quality, newPii);
  }

  /** Says where it is, and nothing of what it says. */
  @Override
  public String toString() {
    return "Document[" + id + ", " + record.shard() + "@" + record.offset() + "]";
  }
}

package dev.tamis.pipeline.curate;

import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.Identification;
import dev.tamis.pipeline.input.CrawlRecord;
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
 * @param id from the shard's name, the position and the URL, so the same on every run
 * @param record the record as it was found
 * @param url the URL in its one form; empty where the record has none
 * @param host host of the URL; empty where there is none
 * @param domain registrable domain of the URL; empty where there is none
 * @param text the text, empty until it is extracted
 * @param title the title of the page, or empty
 * @param language what the text is written in; {@link Identification#NONE} until it is identified
 * @param scores score of each classifier by name in the order of the recipe, null where it
 *     abstained
 * @param pii number of findings by kind that were redacted
 * @param statistics of the text, once rules have measured it; null before and after it changes
 * @param signals what rules measured, where the recipe has it written; stays when the text changes
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
    Map<String, Double> scores,
    SortedMap<String, Integer> pii,
    TextStatistics statistics,
    SortedMap<String, Double> signals) {

  /** Copies the maps. */
  public Document {
    Objects.requireNonNull(text, "text is null");
    Objects.requireNonNull(language, "language is null");
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    pii = Collections.unmodifiableSortedMap(new TreeMap<>(pii));
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
  }

  /** A document of which nothing but the record is known yet. */
  public static Document of(CrawlRecord record) {
    Hash128 id = Hash128.of(record.shard(), record.position().toString(), record.url());
    return new Document(
        id,
        record,
        "",
        "",
        "",
        "",
        "",
        Identification.NONE,
        Map.of(),
        Collections.emptySortedMap(),
        null,
        Collections.emptySortedMap());
  }

  Document withUrl(String newUrl, String newHost, String newDomain) {
    return new Document(
        id, record, newUrl, newHost, newDomain, text, title, language, scores, pii, null, signals);
  }

  Document withText(String newText, String newTitle) {
    return new Document(
        id, record, url, host, domain, newText, newTitle, language, scores, pii, null, signals);
  }

  Document withLanguage(Identification newLanguage) {
    return new Document(
        id, record, url, host, domain, text, title, newLanguage, scores, pii, null, signals);
  }

  Document withStatistics(TextStatistics newStatistics) {
    return new Document(
        id, record, url, host, domain, text, title, language, scores, pii, newStatistics, signals);
  }

  Document withSignals(TextStatistics newStatistics) {
    return new Document(
        id,
        record,
        url,
        host,
        domain,
        text,
        title,
        language,
        scores,
        pii,
        newStatistics,
        newStatistics.asMap());
  }

  Document withScores(Map<String, Double> newScores) {
    return new Document(
        id, record, url, host, domain, text, title, language, newScores, pii, statistics, signals);
  }

  Document withScrubbed(String newUrl, String newText, SortedMap<String, Integer> newPii) {
    return new Document(
        id, record, newUrl, host, domain, newText, title, language, scores, newPii, null, signals);
  }

  /** Says where it is, and nothing of what it says. */
  @Override
  public String toString() {
    return "Document[" + id + ", " + record.shard() + "@" + record.offset() + "]";
  }
}

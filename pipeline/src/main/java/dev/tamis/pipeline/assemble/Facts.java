package dev.tamis.pipeline.assemble;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.StopWords;
import dev.tamis.language.words.Words;
import dev.tamis.pipeline.corpus.CountedWords;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.ledger.TextSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What is counted of documents as they are written. Belongs to one curated file, whose bounded
 * number of documents bounds the domains in it.
 */
public final class Facts {
  private static final int MONTH = "2026-01".length();

  private final Words words;
  private final ToLongFunction<String> tokens;
  private final Tally tally;
  private final SortedMap<String, long[]> domains = new TreeMap<>();

  /**
   * Nothing is counted yet.
   *
   * @param words cuts texts into words
   * @param tokens counts the tokens of a text
   * @param tally is added to
   */
  public Facts(Words words, ToLongFunction<String> tokens, Tally tally) {
    this.words = words;
    this.tokens = tokens;
    this.tally = tally;
  }

  /**
   * Counts a document.
   *
   * @param document as it is written, cuts applied
   * @param cuts what was cut, for what was redacted there
   * @param size number of documents that it stands for
   */
  public void count(Document document, Cuts cuts, long size) {
    LanguageTag language = document.language().tag();
    String tag = language.toString();
    String text = document.text();
    long bytes = TextSize.bytes(text);
    Keys.language(tally, 1, tag, Keys.KEPT);
    Keys.language(tally, text.codePointCount(0, text.length()), tag, Keys.CHARACTERS);
    Keys.language(tally, bytes, tag, Keys.BYTES);
    int counted = document.find(CountedWords.class, CountedWords.NONE).of(text);
    Keys.language(tally, counted < 0 ? words(text, language) : counted, tag, Keys.WORDS);
    long pieces = tokens.applyAsLong(text);
    if (pieces > 0) {
      Keys.language(tally, pieces, tag, Keys.TOKENS);
    }
    Keys.language(tally, Keys.millionths(document.language().confidence()), tag, Keys.CONFIDENCE);
    if (document.language().multilingual()) {
      Keys.language(tally, 1, tag, Keys.MULTILINGUAL);
    }
    if (!StopWords.isKnown(language)) {
      tally.add(1, Keys.WORDS, "no_stop_words", tag);
    }
    score(document, tag);
    redactions(document, cuts, tag);
    source(document, bytes);
    Keys.cluster(tally, size);
  }

  /** Sums by registrable domain, in the order of their names. */
  public List<DomainSum> domains() {
    List<DomainSum> sums = new ArrayList<>(domains.size());
    domains.forEach((domain, sum) -> sums.add(new DomainSum(domain, sum[0], sum[1])));
    return sums;
  }

  private long words(String text, LanguageTag language) {
    words.cut(text, language);
    long count = 0;
    for (int i = 0; i < words.count(); i++) {
      count += words.isWord(i) ? 1 : 0;
    }
    return count;
  }

  private void score(Document document, String tag) {
    Map<String, Double> scores = document.quality().scores();
    Double first = scores.isEmpty() ? null : scores.values().iterator().next();
    if (first != null) {
      Keys.language(tally, 1, tag, Keys.SCORED);
      Keys.language(tally, Keys.millionths(first), tag, Keys.QUALITY);
    }
  }

  private void redactions(Document document, Cuts cuts, String tag) {
    SortedMap<String, Integer> counts = document.redactions().counts(cuts);
    counts.forEach(
        (kind, count) -> {
          tally.add(count, Keys.PII, kind);
          tally.add(count, Keys.LANGUAGES, tag, Keys.PII, kind);
        });
    if (!counts.isEmpty()) {
      Keys.language(tally, 1, tag, Keys.WITH_PII);
    }
  }

  private void source(Document document, long bytes) {
    String domain = document.source().domain();
    Keys.documentsAndBytes(tally, Keys.TLDS, domain.substring(domain.lastIndexOf('.') + 1), bytes);
    String fetched = document.record().fetched();
    Keys.documentsAndBytes(
        tally, Keys.MONTHS, fetched.length() < MONTH ? "" : fetched.substring(0, MONTH), bytes);
    long[] sum = domains.computeIfAbsent(domain, name -> new long[2]);
    sum[0]++;
    sum[1] += bytes;
  }
}

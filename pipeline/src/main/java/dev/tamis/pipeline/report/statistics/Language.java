package dev.tamis.pipeline.report.statistics;

import java.util.SortedMap;

/**
 * A language in the corpus.
 *
 * @param kept documents
 * @param characters code points of their text
 * @param words as the rules count them
 * @param bytes of their text in UTF-8
 * @param tokens of the recipe's tokenizer; 0 where none is named
 * @param multilingual kept documents that are in other languages too
 * @param confidenceMillionths sum of the confidences of the kept documents' tags, in millionths
 * @param scored kept documents that the first classifier scored
 * @param qualityMillionths sum of their scores, in millionths
 * @param withPii kept documents with something redacted
 * @param pii redacted findings by kind
 * @param excluded documents that were tagged so and taken out, by stage and rule
 */
public record Language(
    long kept,
    long characters,
    long words,
    long bytes,
    long tokens,
    long multilingual,
    long confidenceMillionths,
    long scored,
    long qualityMillionths,
    long withPii,
    SortedMap<String, Long> pii,
    SortedMap<String, SortedMap<String, Long>> excluded) {

  /** Copies. */
  public Language {
    pii = Statistics.sorted(pii);
    excluded = Statistics.sorted(excluded);
  }

  /** Documents that were tagged so and taken out. */
  public long dropped() {
    return excluded.values().stream()
        .flatMap(rules -> rules.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Mean score of the first classifier; NaN where it scored none. */
  public double meanQuality() {
    return scored == 0 ? Double.NaN : qualityMillionths / 1e6 / scored;
  }

  /** Mean confidence of the tags; NaN where nothing is kept. */
  public double meanConfidence() {
    return kept == 0 ? Double.NaN : confidenceMillionths / 1e6 / kept;
  }

  Language plus(Language other) {
    return new Language(
        kept + other.kept,
        characters + other.characters,
        words + other.words,
        bytes + other.bytes,
        tokens + other.tokens,
        multilingual + other.multilingual,
        confidenceMillionths + other.confidenceMillionths,
        scored + other.scored,
        qualityMillionths + other.qualityMillionths,
        withPii + other.withPii,
        Merge.sums(pii, other.pii),
        Merge.nested(excluded, other.excluded));
  }
}

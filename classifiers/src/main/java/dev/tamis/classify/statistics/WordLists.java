package dev.tamis.classify.statistics;

import dev.tamis.language.LanguageTag;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lists of words that a user brings. Immutable.
 *
 * @param stopWords stop words by language, matched as they stand
 * @param flaggedWords words and phrases by language, matched without regard to case; a text in
 *     another language has no share of flagged words
 */
public record WordLists(
    Map<LanguageTag, Collection<String>> stopWords,
    Map<LanguageTag, Collection<String>> flaggedWords) {

  /** No lists. */
  public static final WordLists NONE = new WordLists(Map.of(), Map.of());

  /** Copies the maps. */
  public WordLists {
    stopWords = Collections.unmodifiableMap(new TreeMap<>(stopWords));
    flaggedWords = Collections.unmodifiableMap(new TreeMap<>(flaggedWords));
  }
}

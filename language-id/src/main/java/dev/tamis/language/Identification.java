package dev.tamis.language;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a {@link LanguageIdentifier} says of a text.
 *
 * @param tag the language and script of most of the text
 * @param confidence how likely {@code tag} is right, 0 to 1, calibrated: of the answers at 0.9 nine
 *     in ten are right
 * @param runnerUp the next likely tag, or {@code tag} itself where no other was likely
 * @param languages the share of the text's letters that each tag has, by paragraph; sums to 1, or
 *     empty without letters
 * @param multilingual whether two or more languages have a large share each
 */
public record Identification(
    LanguageTag tag,
    double confidence,
    LanguageTag runnerUp,
    SortedMap<LanguageTag, Double> languages,
    boolean multilingual) {

  /** The answer for text in no language. */
  public static final Identification NONE =
      new Identification(
          LanguageTag.UNDETERMINED,
          0,
          LanguageTag.UNDETERMINED,
          Collections.emptySortedMap(),
          false);

  /** Checks the ranges and copies the map. */
  public Identification {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be 0 .. 1 (got: " + confidence + ")");
    }
    for (Map.Entry<LanguageTag, Double> share : languages.entrySet()) {
      if (!(share.getValue() >= 0 && share.getValue() <= 1.000001)) {
        throw new IllegalArgumentException(
            "share of " + share.getKey() + " must be 0 .. 1 (got: " + share.getValue() + ")");
      }
    }
    languages = Collections.unmodifiableSortedMap(new TreeMap<>(languages));
  }
}

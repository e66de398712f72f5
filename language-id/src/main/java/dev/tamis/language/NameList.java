package dev.tamis.language;

import dev.tamis.language.internal.WordReader;
import java.util.Set;

/**
 * Tells lists of names, makes and goods: nothing but capitalised words, up to four at a time
 * between commas, bars, numbers or line breaks. Names are of no language, though they look like
 * one. Immutable.
 */
final class NameList {
  private static final int MIN_WORDS = 4;
  private static final int MAX_WORDS = 512;

  /** Stretches between separators that a list has at least. */
  private static final int MIN_NAMES = 4;

  /** Words of a name, at most. */
  private static final int MAX_NAME = 4;

  /** Capitals up to so many are initials or an abbreviation, not a word that is shouted. */
  private static final int MAX_INITIALS = 4;

  private static final int MAX_PARTICLE = 4;

  /** Small words inside names, of which one in two words at most is one. */
  private static final Set<String> PARTICLES =
      Set.of(
          "af", "al", "av", "ben", "bin", "bint", "da", "das", "de", "del", "dem", "den", "der",
          "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "los", "ould", "ter", "van",
          "von", "y", "zu", "zum", "zur");

  private static final String SEPARATORS = ",;|/•·\n\t€$£¥&、،";

  private NameList() {}

  /** Whether all words of a text, which a reader has read to its end, are names. */
  static boolean isAll(char[] text, WordReader reader) {
    int words = reader.words();
    if (words < MIN_WORDS || words > MAX_WORDS || !isName(text, reader, 0)) {
      return false;
    }
    int names = 1;
    int size = 0;
    int small = 0;
    int abbreviations = 0;
    for (int word = 0; word < words; word++) {
      int start = reader.starts[word];
      int end = reader.ends[word];
      if (word > 0 && isSeparated(text, reader.ends[word - 1], start)) {
        names++;
        size = 0;
      }
      if (++size > MAX_NAME) {
        return false;
      }
      if (isName(text, reader, word)) {
        abbreviations += end - start > 1 && isCapitals(text, start, end) ? 1 : 0;
      } else if (size > 1
          && end - start <= MAX_PARTICLE
          && PARTICLES.contains(new String(text, start, end - start))) {
        small++;
      } else {
        return false;
      }
    }
    return names >= MIN_NAMES && 2 * small <= words && 2 * abbreviations <= words;
  }

  /** Whether a word has a capital at its beginning, or behind a small letter as in iPhone. */
  private static boolean isName(char[] text, WordReader reader, int word) {
    int start = reader.starts[word];
    int end = reader.ends[word];
    boolean capital =
        Character.isUpperCase(text[start])
            || (end - start > 2 && Character.isUpperCase(text[start + 1]));
    return capital && (end - start <= MAX_INITIALS || !isCapitals(text, start, end));
  }

  private static boolean isCapitals(char[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isUpperCase(text[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSeparated(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (SEPARATORS.indexOf(c) >= 0 || (c >= '0' && c <= '9')) {
        return true;
      }
      if ((c == '-' || c == '\u2013' || c == '\u2014') && i > from && text[i - 1] == ' ') {
        return true;
      }
    }
    return false;
  }
}

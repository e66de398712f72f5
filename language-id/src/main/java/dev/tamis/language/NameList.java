package dev.tamis.language;

import dev.tamis.language.internal.Scripts;
import dev.tamis.language.internal.WordReader;

/**
 * Tells lists of names, makes and goods: nothing but capitalised words, a few at a time between
 * commas, numbers or line breaks. Names are of no language, though they look like one. Immutable.
 */
final class NameList {
  private static final int MIN_WORDS = 4;
  private static final int MAX_WORDS = 512;

  /** Stretches between separators that a list has at least. */
  private static final int MIN_NAMES = 3;

  /** Words of a name, at most. */
  private static final int MAX_NAME = 4;

  /** One word in so many may be a small one, such as "de". */
  private static final int PARTICLES = 3;

  private static final int MAX_PARTICLE = 3;

  private static final String SEPARATORS = ",;|/•·\n\t€$£¥&";

  private NameList() {}

  /** Whether all words of a text, which a reader has read to its end, are names. */
  static boolean isAll(char[] text, WordReader reader) {
    int words = reader.words();
    if (words < MIN_WORDS || words > MAX_WORDS || !isCapital(text, reader, 0)) {
      return false;
    }
    int names = 1;
    int size = 0;
    int particles = 0;
    for (int word = 0; word < words; word++) {
      int group = reader.groups[word];
      if (group != Scripts.LATIN && group != Scripts.CYRILLIC) {
        return false;
      }
      if (word > 0 && isSeparated(text, reader.ends[word - 1], reader.starts[word])) {
        names++;
        size = 0;
      }
      if (++size > MAX_NAME) {
        return false;
      }
      if (!isCapital(text, reader, word)) {
        boolean small = reader.ends[word] - reader.starts[word] <= MAX_PARTICLE && size > 1;
        if (!small || PARTICLES * ++particles > words) {
          return false;
        }
      }
    }
    return names >= MIN_NAMES;
  }

  private static boolean isCapital(char[] text, WordReader reader, int word) {
    return Character.isUpperCase(text[reader.starts[word]]);
  }

  private static boolean isSeparated(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (SEPARATORS.indexOf(c) >= 0 || (c >= '0' && c <= '9')) {
        return true;
      }
      if ((c == '-' || c == '\u2013') && i > from && text[i - 1] == ' ') {
        return true;
      }
    }
    return false;
  }
}

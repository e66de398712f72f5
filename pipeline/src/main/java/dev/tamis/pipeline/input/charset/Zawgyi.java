package dev.tamis.pipeline.input.charset;

import com.ibm.icu.text.Transliterator;

/**
 * Burmese in the encoding of the Zawgyi font, which gives the code points of Unicode's Myanmar
 * block other meanings and stores letters in the order in which they are drawn. Told apart by what
 * Unicode text never has: the vowel sign E or the medial RA before the consonant that it belongs
 * to, and a virama that no consonant follows. Converted by ICU's rules (CLDR {@code Zawgyi-my}).
 * Thread-safe.
 */
final class Zawgyi {
  private static final char FIRST = '\u1000';
  private static final char LAST_CONSONANT = '\u1021';
  private static final char VOWEL_E = '\u1031';
  private static final char VIRAMA = '\u1039';
  private static final char ASAT = '\u103A';
  private static final char MEDIAL_RA_OF_ZAWGYI = '\u103B';
  private static final char LAST = '\u109F';

  /** Of the signs looked at so many, at least, must be where Unicode never has them. */
  private static final double MIN_SHARE = 0.2;

  private static final int MIN_SIGNS = 2;

  private Zawgyi() {}

  /** The text in Unicode; the text itself where it is that already. */
  static String convert(String text) {
    return isLikely(text) ? Holder.CONVERTER.transliterate(text) : text;
  }

  /** Whether a text is in the encoding of Zawgyi. */
  static boolean isLikely(String text) {
    int signs = 0;
    int wrong = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < VOWEL_E || c > MEDIAL_RA_OF_ZAWGYI) {
        continue;
      }
      boolean begins = i == 0 || text.charAt(i - 1) < FIRST || text.charAt(i - 1) > LAST;
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (c == VOWEL_E || c == MEDIAL_RA_OF_ZAWGYI) {
        signs++;
        wrong += begins ? 1 : 0;
      } else if (c == VIRAMA) {
        signs++;
        wrong += isConsonant(next) ? 0 : 1;
      } else if (c == ASAT) {
        signs++;
      }
    }
    return wrong >= MIN_SIGNS && wrong >= MIN_SHARE * signs;
  }

  private static boolean isConsonant(char c) {
    return c >= FIRST && c <= LAST_CONSONANT;
  }

  /** The rules are read when they are first needed. */
  private static final class Holder {
    static final Transliterator CONVERTER = Transliterator.getInstance("Zawgyi-my");
  }
}

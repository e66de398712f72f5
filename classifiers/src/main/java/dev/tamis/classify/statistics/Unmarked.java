package dev.tamis.classify.statistics;

import java.text.Normalizer;

/**
 * Words without the marks that stand on letters: decomposed (Unicode's NFD), then without all
 * non-spacing marks. Each character is looked up, none is normalised twice.
 */
final class Unmarked {
  /** Not looked at yet. */
  private static final char UNKNOWN = 0;

  private static final char MARK = 1;

  /** Several letters, half of a pair, or one of these two: no stop word has such. */
  private static final char OTHER = '\uFFFF';

  /** By UTF-16 unit. Threads may write an entry twice; it is the same. */
  private static final char[] LETTERS = new char[1 << 16];

  private Unmarked() {}

  /** A word without its marks. */
  static String of(String word) {
    StringBuilder letters = new StringBuilder();
    Normalizer.normalize(word, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> !isMark(c))
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /** The hash of a word without its marks; another number where that is of letters of no script. */
  static long hash(char[] text, int from, int to) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      char letter = LETTERS[text[i]];
      if (Character.isHighSurrogate(text[i]) && isMark(Character.codePointAt(text, i, to))) {
        i++;
        continue;
      }
      if (letter == UNKNOWN) {
        letter = letter(text[i]);
        LETTERS[text[i]] = letter;
      }
      hash = letter == MARK ? hash : hash * TokenTable.BASE + letter + 1;
    }
    return hash;
  }

  private static boolean isMark(int point) {
    return Character.getType(point) == Character.NON_SPACING_MARK;
  }

  private static char letter(char c) {
    String letters = Character.isSurrogate(c) ? "" + OTHER : of(String.valueOf(c));
    if (letters.isEmpty()) {
      return MARK;
    }
    return letters.length() > 1 || letters.charAt(0) <= MARK ? OTHER : letters.charAt(0);
  }
}

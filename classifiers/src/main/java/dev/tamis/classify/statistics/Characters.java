package dev.tamis.classify.statistics;

import dev.tamis.language.words.Words;

/** What characters are, looked up once for the Basic Multilingual Plane. */
final class Characters {
  static final int SPACE = 1;
  static final int LETTER = 2;

  /** No punctuation, ASCII symbol or control. */
  static final int WORD = 4;

  /** Nothing that datatrove counts as punctuation. */
  static final int NON_SYMBOL = 8;

  /** Ends a line for Python's {@code splitlines}. */
  static final int LINE_BREAK = 16;

  /** Ends sentences: one of datatrove's marks. */
  static final int TERMINAL = 32;

  /** A decimal digit of any script. */
  static final int DIGIT = 64;

  /** Not in upper case, letter or no. */
  static final int NOT_UPPER = 128;

  private static final byte[] PLANE_0 = new byte[1 << 16];

  static {
    for (int c = 0; c < PLANE_0.length; c++) {
      int kind = ofPoint(c);
      kind |= Words.isSpace((char) c) ? SPACE : 0;
      kind |= LineBreaks.isBreak(c) ? LINE_BREAK : 0;
      PLANE_0[c] = (byte) kind;
    }
  }

  private Characters() {}

  /** The kinds of a UTF-16 unit; a surrogate is of kind {@link #WORD} and {@link #NON_SYMBOL}. */
  static int of(char c) {
    return PLANE_0[c];
  }

  /** The kinds of a code point outside the plane, those of lines and space left out. */
  static int ofPoint(int point) {
    return (Character.isLetter(point) ? LETTER : 0)
        | (Punctuation.contains(point) ? 0 : WORD)
        | (Punctuation.isDatatrove(point) ? 0 : NON_SYMBOL)
        | (Punctuation.isTerminal(point) ? TERMINAL : 0)
        | (Character.isDigit(point) ? DIGIT : 0)
        | (Character.isUpperCase(point) || Character.isTitleCase(point) ? 0 : NOT_UPPER);
  }

  static boolean isSpace(char c) {
    return (PLANE_0[c] & SPACE) != 0;
  }

  static boolean isLineBreak(char c) {
    return (PLANE_0[c] & LINE_BREAK) != 0;
  }
}

package dev.tamis.pii.detect;

import java.text.Normalizer;

/**
 * What each UTF-16 unit means to the scan, in tables: which units begin a candidate, and how
 * written variants are folded one to one (digits of any script, full-width forms, dashes, spaces).
 */
final class Chars {

  /** A candidate may begin or be recognised here. */
  static final byte TRIGGER = 1;

  /** The unit is replaced by {@link #FOLD}. */
  static final byte FOLDED = 2;

  /** The unit is left out of the folded text: soft hyphens, zero-width and bidi marks. */
  static final byte STRIPPED = 4;

  /** The first half of a pair that may be a digit outside the basic plane. */
  static final byte DIGIT_PAIR = 8;

  /** A percent sign: with two hex digits behind it, it may stand for another unit (RFC 3986). */
  static final byte PERCENT = 16;

  static final byte[] CLASS = new byte[1 << 16];
  static final char[] FOLD = new char[1 << 16];

  /** Whether a unit is a letter by itself ({@link Character#isLetter(char)}). */
  private static final int LETTER = 1;

  /** Whether it is a letter, a digit or a mark that belongs to one. */
  private static final int LETTER_LIKE = 2;

  private static final byte[] LETTERS = new byte[1 << 16];

  /** Folded further for comparing words: lower-case, no Latin diacritics, one kind of space. */
  static final char[] WORD = new char[1 << 16];

  private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63";
  private static final String STRIP =
      "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
          + "\u2066\u2067\u2068\u2069\ufeff";
  private static final String TRIGGERS = "0123456789@-<:([{";

  static {
    for (int i = 0; i < 1 << 16; i++) {
      char c = (char) i;
      FOLD[i] = fold(c);
      if (FOLD[i] != c) {
        CLASS[i] |= FOLDED;
      }
      if (TRIGGERS.indexOf(FOLD[i]) >= 0) {
        CLASS[i] |= TRIGGER;
      }
      if (STRIP.indexOf(c) >= 0) {
        CLASS[i] = STRIPPED;
      }
      if (Character.isHighSurrogate(c) && hasDigits(c)) {
        CLASS[i] = DIGIT_PAIR;
      }
    }
    CLASS['%'] |= PERCENT;
    CLASS['\uff05'] |= PERCENT;
    for (int i = 0; i < 1 << 16; i++) {
      WORD[i] = word(FOLD[i]);
      char c = (char) i;
      boolean letter = Character.isLetter(c);
      LETTERS[i] = (byte) ((letter ? LETTER : 0) | (partOfWord(c) ? LETTER_LIKE : 0));
    }
  }

  private Chars() {}

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean upper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean lower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean alpha(char c) {
    return upper(c) || lower(c);
  }

  static boolean alnum(char c) {
    return digit(c) || alpha(c);
  }

  /** Whether a unit is a letter or digit of any script, or a mark that belongs to one. */
  static boolean letterLike(char c) {
    return (LETTERS[c] & LETTER_LIKE) != 0;
  }

  /** As {@link Character#isLetter(char)}. */
  static boolean letter(char c) {
    return (LETTERS[c] & LETTER) != 0;
  }

  private static boolean partOfWord(char c) {
    if (c < 0x80) {
      return alnum(c);
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  static boolean hex(char c) {
    return digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** Whether words of the letter's script are written without spaces between them. */
  static boolean unspaced(char c) {
    return (c >= '\u0e00' && c < '\u1100')
        || (c >= '\u1780' && c < '\u1800')
        || (c >= '\u2e80' && c < '\ua000')
        || (c >= '\uac00' && c < '\ud7b0')
        || (c >= '\uf900' && c < '\ufb00');
  }

  private static char fold(char c) {
    if (c < 0x80) {
      return c;
    }
    if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
      return (char) ('0' + Character.digit(c, 10));
    }
    if (c >= '\uff01' && c <= '\uff5e') {
      return (char) (c - 0xfee0);
    }
    if (DASHES.indexOf(c) >= 0) {
      return '-';
    }
    if (c == '\ufe6b') {
      return '@';
    }
    if (c == '\u3002' || c == '\uff61') {
      return '.';
    }
    return Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c;
  }

  private static char word(char c) {
    if (c <= ' ' || c == '-' || c == '_') {
      return ' ';
    }
    if (c == '\u2019' || c == '\u02bc') {
      return '\'';
    }
    if (c == '\u0130' || c == '\u0131') {
      return 'i';
    }
    char lower = Character.toLowerCase(c);
    if ((lower >= 0xc0 && lower < 0x250) || (lower >= 0x1e00 && lower < 0x2000)) {
      return Normalizer.normalize(String.valueOf(lower), Normalizer.Form.NFD).charAt(0);
    }
    return lower;
  }

  private static boolean hasDigits(char high) {
    for (int low = 0xdc00; low < 0xe000; low++) {
      if (Character.getType(Character.toCodePoint(high, (char) low))
          == Character.DECIMAL_DIGIT_NUMBER) {
        return true;
      }
    }
    return false;
  }
}

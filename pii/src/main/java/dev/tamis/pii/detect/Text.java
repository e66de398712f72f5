package dev.tamis.pii.detect;

/**
 * The characters of a text, folded one to one so that offsets hold: digits of every script become
 * ASCII digits, hyphens and dashes one hyphen, no-break spaces spaces, full-width forms ASCII.
 */
public final class Text {
  private static final char[] FOLD = new char[1 << 16];

  static {
    for (int c = 0; c < FOLD.length; c++) {
      int digit =
          Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
      FOLD[c] = digit >= 0 ? (char) ('0' + digit) : fold((char) c);
    }
  }

  private final char[] chars;

  private Text(char[] chars) {
    this.chars = chars;
  }

  private static char fold(char c) {
    if (c >= '\uff01' && c <= '\uff5e') {
      return (char) (c - '\uff01' + '!');
    }
    return switch (c) {
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      case '\u00a0', '\u202f', '\u2007', '\u2009', '\u3000' -> ' ';
      default -> c;
    };
  }

  /** Folds a text. */
  public static Text of(CharSequence text) {
    char[] chars = new char[text.length()];
    if (text instanceof String string) {
      string.getChars(0, chars.length, chars, 0);
    } else {
      for (int i = 0; i < chars.length; i++) {
        chars[i] = text.charAt(i);
      }
    }
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 0x80) {
        chars[i] = FOLD[chars[i]];
      }
    }
    return new Text(chars);
  }

  /** Number of characters. */
  public int length() {
    return chars.length;
  }

  /** A character, or a line feed before the start and behind the end. */
  public char at(int i) {
    return i >= 0 && i < chars.length ? chars[i] : '\n';
  }

  /** Takes a value out, as a placeholder would: brackets stand in its place. */
  public void blank(int start, int end) {
    java.util.Arrays.fill(chars, start, end, ']');
    chars[start] = '[';
  }

  /** A part as it was folded. */
  String part(int start, int end) {
    return new String(chars, start, end - start);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Whether a value that ends or begins here would be cut out of a longer word or number. */
  boolean joins(int i) {
    char c = at(i);
    return isDigit(c) || isAsciiLetter(c) || c == '_';
  }
}

package dev.tamis.pii.detect;

/** Whether a number stands by itself, or is a piece of something longer. */
final class Borders {

  private static final String TIGHT = ".,-/:";
  private static final String BEFORE = "_-./#$+@&%~\\*^\u20ac\u00a3\u00a5\u20b9";
  private static final String AFTER = "_@%\u20ac\u00a3\u00a5";

  private Borders() {}

  /** Not inside a word, and not tied to another digit by a dot, comma, dash, slash or colon. */
  static boolean loose(Buffer text, int start, int end) {
    char before = text.at(start - 1);
    char after = text.at(end);
    if (Chars.alnum(before) || before == '_' || Chars.alnum(after) || after == '_') {
      return false;
    }
    if (TIGHT.indexOf(before) >= 0 && before != ':' && Chars.alnum(text.at(start - 2))) {
      return before == '/' && !Chars.digit(text.at(start - 2));
    }
    return !(TIGHT.indexOf(after) >= 0 && Chars.digit(text.at(end + 1)));
  }

  /** Also not after a sign that numbers of other sorts have, nor in a row of spaced numbers. */
  static boolean strict(Buffer text, int start, int end, boolean spaced) {
    char before = text.at(start - 1);
    char after = text.at(end);
    if ((before != 0 && BEFORE.indexOf(before) >= 0) || (after != 0 && AFTER.indexOf(after) >= 0)) {
      return false;
    }
    if ((after == '-' || after == '/') && Chars.alnum(text.at(end + 1))) {
      return false;
    }
    return !spaced
        || (!(before == ' ' && Chars.digit(text.at(start - 2)))
            && !(after == ' ' && Chars.digit(text.at(end + 1))));
  }
}

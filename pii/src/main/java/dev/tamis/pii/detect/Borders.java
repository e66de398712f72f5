package dev.tamis.pii.detect;

/** Whether a value stands by itself, or is a piece of something longer. */
final class Borders {

  /** How a value stands in its text. */
  enum Stand {
    /** It is a piece of something longer. */
    PART,
    /** It is tied to a word, as in "SSN-536": by itself only if that word is its label. */
    TIED,
    /** It stands by itself. */
    APART
  }

  private static final String BEFORE = "_-./#$+@&%~\\*^\u20ac\u00a3\u00a5\u20b9";
  private static final String AFTER = "_@%\u20ac\u00a3\u00a5";
  private static final int THOUSANDS = 3;

  private Borders() {}

  /** How the value {@code [start, end)} stands. */
  static Stand of(Buffer text, int start, int end) {
    Stand opens = opens(text, start, end);
    return opens == Stand.PART || !closes(text, start, end) ? Stand.PART : opens;
  }

  /** How a value that begins at {@code start} stands to what is before it. */
  static Stand opens(Buffer text, int start, int end) {
    char before = text.at(start - 1);
    char previous = text.at(start - 2);
    if (Chars.alnum(before) || before == '_') {
      return Stand.PART;
    }
    if (!Chars.alnum(previous)) {
      return Stand.APART;
    }
    boolean digit = Chars.digit(previous);
    return switch (before) {
      case ',' -> digit && continuesNumber(text, start, end) ? Stand.PART : Stand.APART;
      case '/' -> digit ? Stand.PART : Stand.APART;
      case '-', '.' ->
          digit || Chars.alnum(text.at(start - 2)) && glued(text, start - 2)
              ? Stand.PART
              : Stand.TIED;
      default -> Stand.APART;
    };
  }

  /** Whether the letters that end at {@code last} are part of a code with digits in it. */
  private static boolean glued(Buffer text, int last) {
    int i = last;
    while (Chars.alpha(text.at(i)) && last - i < 20) {
      i--;
    }
    return Chars.digit(text.at(i)) || text.at(i) == '_';
  }

  /** Whether digits before a comma and the value make one number: "1,234,567", "3,14159". */
  private static boolean continuesNumber(Buffer text, int start, int end) {
    int from = start - 1;
    while (Chars.digit(text.at(from - 1)) && start - from < 24) {
      from--;
    }
    int run = start;
    while (run < end && Chars.digit(text.chars[run])) {
      run++;
    }
    char sign = text.at(from - 1);
    if (start - 1 - from > THOUSANDS || sign == '-' || sign == ')') {
      return false; // "212-736-5000,": what stands before is complete.
    }
    if (run < end) {
      return run - start == THOUSANDS && text.at(run) == '.';
    }
    boolean rowStart = sign == 0 || sign == '\n' || "\",;|\t('".indexOf(sign) >= 0;
    return !rowStart || (run - start == THOUSANDS && Chars.digit(text.at(end + 1)));
  }

  /** Whether a value may end at {@code end}. */
  static boolean closes(Buffer text, int start, int end) {
    char after = text.at(end);
    char next = text.at(end + 1);
    if (Chars.alnum(after) || after == '_') {
      return false;
    }
    if (!Chars.digit(next)) {
      return true;
    }
    return switch (after) {
      case '.', '-', '/', ':' -> false;
      case ',' -> !decimals(text, start, end);
      default -> true;
    };
  }

  /** Whether the digits behind the comma at {@code end} belong to the value before it. */
  private static boolean decimals(Buffer text, int start, int end) {
    int to = end + 1;
    while (Chars.digit(text.at(to)) && to - end < 24) {
      to++;
    }
    int run = end;
    while (run > start && Chars.digit(text.chars[run - 1])) {
      run--;
    }
    char before = text.at(start - 1);
    boolean field = before == 0 || "\n\",;|\t('".indexOf(before) >= 0;
    if (run > start) {
      return false; // "212-736-5000,212-736-5001"
    }
    int length = to - end - 1;
    return !field && (length <= 2 || length == THOUSANDS) && text.at(to) != ',';
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

package dev.tamis.classify.statistics;

/**
 * Tells a menu that was flattened to one line: labels in a row with marks or wide spaces between
 * them. Bars and tabs are not among the marks, for tables are written with them.
 */
final class MenuLine {
  /** Shorter lines are crumbs, bylines and tags. */
  private static final int LONG = 100;

  private static final int MANY = 5;

  /** Longer ones are no labels, as the mean. */
  private static final int LABEL = 40;

  private MenuLine() {}

  /**
   * Whether a line is labels in a row.
   *
   * @param first of the line without white space at its ends
   * @param last behind it
   */
  static boolean is(char[] text, int first, int last) {
    if (last - first < LONG) {
      return false;
    }
    int between = 0;
    for (int i = first + 1; i < last - 1; i++) {
      if (text[i] == ' ' && text[i - 1] != ' ' && isBorder(text, i, last)) {
        between++;
      }
    }
    return between >= MANY && last - first < LABEL * (between + 1);
  }

  /** Whether a label ends at the space at {@code i}; a space more may stand behind a sentence. */
  private static boolean isBorder(char[] text, int i, int last) {
    char next = text[i + 1];
    if (next == ' ') {
      return (Characters.of(text[i - 1]) & Characters.TERMINAL) == 0;
    }
    return i + 2 < last && text[i + 2] == ' ' && isMark(next);
  }

  private static boolean isMark(char c) {
    return switch (c) {
      case '\u00bb', '\u203a', '\u00b7', '\u2022', '\u2192', '\u25b8', '\u25ba', '\u2023' -> true;
      default -> false;
    };
  }
}

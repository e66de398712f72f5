package dev.tamis.pipeline.decide.lines;

/**
 * Which lines are compared at all. Not compared, and so never cut: blank lines; lines without a
 * letter, such as rulers, numbers and lone braces; lines of code, which are those between fences of
 * three backticks or tildes, those indented by a tab or four spaces, and those that end in a brace
 * or semicolon; and rows of tables, which begin with a vertical bar or hold a tab. A short line of
 * words, such as {@code Home}, is a line like any other.
 */
final class LineKinds {
  private boolean fenced;

  /** Begins a text. */
  void begin() {
    fenced = false;
  }

  /** Whether the next line of the text is compared. */
  boolean isCompared(String text, int start, int end) {
    int first = start;
    while (first < end && text.charAt(first) == ' ') {
      first++;
    }
    if (text.startsWith("```", first) || text.startsWith("~~~", first)) {
      fenced = !fenced;
      return false;
    }
    return !fenced
        && !isCode(text, start, first, end)
        && !isRow(text, first, end)
        && hasLetter(text, first, end);
  }

  private static boolean isCode(String text, int start, int first, int end) {
    if (first - start >= 4 || (first < end && text.charAt(first) == '\t')) {
      return true;
    }
    int last = end - 1;
    while (last >= first && text.charAt(last) <= ' ') {
      last--;
    }
    return last >= first && "{};".indexOf(text.charAt(last)) >= 0;
  }

  private static boolean isRow(String text, int first, int end) {
    if (first < end && text.charAt(first) == '|') {
      return true;
    }
    int tab = text.indexOf('\t', first);
    return tab >= 0 && tab < end;
  }

  private static boolean hasLetter(String text, int first, int end) {
    for (int at = first; at < end; ) {
      int point = text.codePointAt(at);
      if (Character.isLetter(point)) {
        return true;
      }
      at += Character.charCount(point);
    }
    return false;
  }
}

package dev.tamis.classify.statistics;

/** Measures of lines and paragraphs. Reused; not thread-safe. */
final class Lines {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final Grams seen = new Grams();
  private int pieces;
  private int duplicates;
  private long duplicateCharacters;

  /**
   * Looks at the pieces between runs of at least {@code breaks} line feeds, from one place of the
   * text to another.
   */
  void duplicates(char[] text, int from, int to, int breaks) {
    seen.clear();
    pieces = 0;
    duplicates = 0;
    duplicateCharacters = 0;
    int start = from;
    int i = from;
    while (i < to) {
      int run = i;
      while (run < to && text[run] == '\n') {
        run++;
      }
      if (run - i >= breaks) {
        piece(text, start, i);
        start = run;
      }
      i = Math.max(run, i + 1);
    }
    piece(text, start, to);
  }

  private void piece(char[] text, int start, int end) {
    pieces++;
    long hash = 1;
    int points = 0;
    for (int i = start; i < end; i++) {
      hash = (hash ^ text[i]) * MIX;
      hash ^= hash >>> 29;
      points +=
          Character.isLowSurrogate(text[i]) && i > start && Character.isHighSurrogate(text[i - 1])
              ? 0
              : 1;
    }
    if (!seen.addOnce(hash)) {
      duplicates++;
      duplicateCharacters += points;
    }
  }

  double duplicateShare() {
    return pieces == 0 ? 0 : (double) duplicates / pieces;
  }

  long duplicateCharacters() {
    return duplicateCharacters;
  }

  /**
   * Counts lines, those that begin with a bullet and those that end with an ellipsis, as Python
   * cuts lines.
   */
  static int[] shapes(char[] text, int length) {
    int[] shapes = new int[3];
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (isLineBreak(text[i])) {
        shape(text, start, i, shapes);
        if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    if (start < length) {
      shape(text, start, length, shapes);
    }
    return shapes;
  }

  private static void shape(char[] text, int start, int end, int[] shapes) {
    shapes[0]++;
    int first = start;
    while (first < end && isSpace(text[first])) {
      first++;
    }
    int last = end;
    while (last > first && isSpace(text[last - 1])) {
      last--;
    }
    if (first == last) {
      return;
    }
    shapes[1] += text[first] == '\u2022' || text[first] == '-' ? 1 : 0;
    boolean dots =
        last - first >= 3
            && text[last - 1] == '.'
            && text[last - 2] == '.'
            && text[last - 3] == '.';
    shapes[2] += dots || text[last - 1] == '\u2026' ? 1 : 0;
  }

  private static boolean isLineBreak(char c) {
    return c == '\n'
        || c == '\r'
        || c == '\u000b'
        || c == '\f'
        || (c >= '\u001c' && c <= '\u001e')
        || c == '\u0085'
        || c == '\u2028'
        || c == '\u2029';
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}

package dev.tamis.classify.statistics;

/**
 * Tells prose from lists, tables and code by the shape of lines, in any script. A line is prose if
 * it is long or ends as a sentence does, unless cells, figures or the marks of program text make up
 * much of it. Not thread-safe.
 */
final class LineShapes {
  /** Letters of a line that is no label; an ideograph is as much as three letters. */
  private static final int LONG = 60;

  /** Letters of a sentence that is more than an exclamation. */
  private static final int SENTENCE = 20;

  private static final int DENSE = 3;
  private static final char FIRST_DENSE = '\u2e80';
  private static final double MANY_FIGURES = 0.3;
  private static final double SOME_FIGURES = 0.1;
  private static final double MANY_MARKS = 0.1;
  private static final int DEEP = 4;

  private int letters;
  private int figures;
  private int marks;
  private int cells;
  private int rulers;
  private int points;
  private int indent;

  private LineShapes() {}

  /** Sets the kinds of all lines of a text. */
  static void classify(char[] text, int length, Blocks into) {
    LineShapes shapes = new LineShapes();
    into.clear();
    int start = 0;
    for (int i = 0; i <= length; i++) {
      if (i == length || text[i] == '\n') {
        into.add(shapes.kind(text, start, i));
        start = i + 1;
      }
    }
    shapes.joinCode(into);
  }

  private BlockKind kind(char[] text, int start, int end) {
    int first = start;
    while (first < end && Characters.isSpace(text[first])) {
      first++;
    }
    int last = end;
    while (last > first && Characters.isSpace(text[last - 1])) {
      last--;
    }
    if (first == last) {
      return null;
    }
    indent = first - start;
    count(text, first, last);
    if (cells >= 2 || (cells == 1 && letters < LONG) || rulers > points / 2) {
      return BlockKind.TABLE;
    }
    if (isCode(text, first, last)) {
      return BlockKind.CODE;
    }
    boolean item = isItem(text, first, last);
    boolean sentence = isSentence(text, first, last);
    if (figures > (sentence && !item ? MANY_FIGURES : SOME_FIGURES) * points) {
      return item ? BlockKind.LIST : BlockKind.TABLE;
    }
    boolean prose = item ? sentence && letters >= LONG : letters >= (sentence ? SENTENCE : LONG);
    return prose ? BlockKind.PROSE : BlockKind.LIST;
  }

  private void count(char[] text, int first, int last) {
    letters = figures = marks = cells = rulers = points = 0;
    for (int i = first; i < last; i++) {
      char c = text[i];
      points++;
      if ((Characters.of(c) & Characters.LETTER) != 0) {
        letters += c < FIRST_DENSE ? 1 : DENSE;
      } else if (c >= '0' && c <= '9') {
        figures++;
      } else if (c < 0x80) {
        other(text, first, i, last);
      } else if (c >= '\u2500' && c <= '\u257f') {
        rulers++;
      }
    }
  }

  private void other(char[] text, int first, int i, int last) {
    switch (text[i]) {
      case '|', '\t' -> cells++;
      case ' ' -> cells += i > first && text[i - 1] == ' ' && text[i + 1] != ' ' ? 1 : 0;
      case '{', '}', '<', '>', '=', ';', '\\', '_', '@', '~', '^', '`', '$', '&' -> marks++;
      case '(', ')', '[', ']' -> marks += isTight(text, first, i, last) ? 1 : 0;
      case '-', '+', '*', '#' -> rulers++;
      case '.' -> rulers += i > first && text[i - 1] == '.' ? 1 : 0;
      default -> {}
    }
  }

  /** A bracket right behind a letter, as that of a call. */
  private static boolean isTight(char[] text, int first, int i, int last) {
    boolean opens = text[i] == '(' || text[i] == '[';
    return opens
        ? i > first && Character.isLetterOrDigit(text[i - 1])
        : i + 1 < last && (text[i + 1] == '.' || text[i + 1] == '(' || text[i + 1] == ';');
  }

  private boolean isCode(char[] text, int first, int last) {
    char start = text[first];
    char next = first + 1 < last ? text[first + 1] : ' ';
    char end = text[last - 1];
    boolean prompt =
        (start == '$' && next == ' ')
            || (start == '>' && next == '>')
            || (start == '/' && (next == '/' || next == '*'))
            || (start == '#' && (next == '#' || next == '!' || next == '<'))
            || (start == '[' && next >= '0' && next <= '9' && indent > 0);
    boolean closes = end == '{' || end == '}' || (end == ';' && (marks > 1 || letters < LONG));
    return prompt || closes || marks > MANY_MARKS * points || (indent >= DEEP && marks > 1);
  }

  private static boolean isSentence(char[] text, int first, int last) {
    int at = last - 1;
    while (at > first && isClosing(text[at])) {
      at--;
    }
    if (text[at] == ':' || text[at] == '\uff1a') {
      return false;
    }
    return (Characters.of(text[at]) & Characters.TERMINAL) != 0;
  }

  private static boolean isClosing(char c) {
    return switch (c) {
      case '"', '\'', ')', ']', '\u201d', '\u2019', '\u00bb', '\u300d', '\u300f', '\uff09' -> true;
      default -> false;
    };
  }

  /** Whether a line begins as an item does: with a bullet, a number or a single letter. */
  private static boolean isItem(char[] text, int first, int last) {
    char c = text[first];
    boolean mark =
        switch (c) {
          case '\u2022', '\u00b7', '\u25cf', '\u25aa', '\u25e6', '\u2023', '\u25ba', '\u2013' ->
              true;
          case '-', '*', '+', '\u2014' -> first + 1 < last && Characters.isSpace(text[first + 1]);
          default -> false;
        };
    if (mark) {
      return true;
    }
    int at = first;
    while (at < last && at - first < 3 && Character.isLetterOrDigit(text[at])) {
      at++;
    }
    boolean number = at > first && (Character.isDigit(c) || at - first == 1);
    return number
        && at + 1 < last
        && (text[at] == '.' || text[at] == ')')
        && Characters.isSpace(text[at + 1]);
  }

  /** A label between two lines of code is a line of code. */
  private void joinCode(Blocks blocks) {
    for (int i = 1; i + 1 < blocks.count(); i++) {
      if (blocks.kind(i) == BlockKind.LIST
          && blocks.kind(i - 1) == BlockKind.CODE
          && blocks.kind(i + 1) == BlockKind.CODE) {
        blocks.set(i, BlockKind.CODE);
      }
    }
  }
}

package dev.tamis.classify.statistics;

/**
 * Tells prose from lists, tables and code by the shape of lines, in any script. A line is prose if
 * it is long or ends as a sentence does, unless cells, figures or the marks of program text make up
 * much of it. Reused; not thread-safe.
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

  /** Letters of pairs of surrogates. */
  private int paired;

  private int figures;
  private int marks;
  private int cells;
  private int rulers;
  private int points;
  private int indent;
  private int numberSigns;
  private int ellipses;
  private int brackets;
  private int pairs;
  private int kinds;

  /** Up to where the full stops of an ellipsis have been counted. */
  private int counted;

  /** The kind of the line that was counted last, which is not blank. */
  BlockKind kind(char[] text, int start, int first, int last) {
    indent = first - start;
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

  /** Counts what stands in a line, without the white space at its ends. */
  void count(char[] text, int first, int last) {
    figures = marks = cells = rulers = numberSigns = ellipses = brackets = pairs = kinds = 0;
    counted = first;
    points = last - first;
    paired = 0;
    int own = 0;
    for (int i = first; i < last; i++) {
      char c = text[i];
      if ((Characters.of(c) & Characters.LETTER) != 0) {
        own += c < FIRST_DENSE ? 1 : DENSE;
      } else if (c < 0x80) {
        ascii(text, first, i, last);
      } else {
        other(text, first, i);
      }
    }
    letters = own + paired;
  }

  private void other(char[] text, int first, int i) {
    char c = text[i];
    kinds |= Characters.of(c);
    if (c >= '\u2500' && c <= '\u257f') {
      rulers++;
    } else if (c == '\u2026') {
      ellipses++;
    } else if (Character.isLowSurrogate(c) && i > first && Character.isHighSurrogate(text[i - 1])) {
      pairs++;
      paired += Character.isLetter(Character.toCodePoint(text[i - 1], c)) ? 1 : 0;
    }
  }

  private void ascii(char[] text, int first, int i, int last) {
    char c = text[i];
    switch (c) {
      case ' ' ->
          cells += text[i - 1] == ' ' && text[i + 1] != ' ' && isWide(text, first, i) ? 1 : 0;
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> figures++;
      case '|', '\t' -> cells++;
      case '{', '}' -> {
        marks++;
        brackets++;
      }
      case '<', '>', '=', ';', '\\', '_', '@', '~', '^', '`', '$', '&' -> marks++;
      case '(', ')', '[', ']' -> marks += isTight(text, first, i, last) ? 1 : 0;
      case '-', '+', '*' -> rulers++;
      case '#' -> {
        rulers++;
        numberSigns++;
      }
      case '.' -> stop(text, first, i, last);
      default -> kinds |= Characters.of(c);
    }
  }

  /** Whether the spaces that end at {@code i} part cells: two behind a sentence do not. */
  private static boolean isWide(char[] text, int first, int i) {
    boolean two = i - 2 >= first && text[i - 2] != ' ';
    return !two || (Characters.of(text[i - 2]) & Characters.TERMINAL) == 0;
  }

  private void stop(char[] text, int first, int i, int last) {
    rulers += i > first && text[i - 1] == '.' ? 1 : 0;
    if (i >= counted && i + 2 < last && text[i + 1] == '.' && text[i + 2] == '.') {
      ellipses++;
      counted = i + 3;
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
  void joinCode(Blocks blocks) {
    for (int i = 1; i + 1 < blocks.count(); i++) {
      if (blocks.kind(i) == BlockKind.LIST
          && blocks.kind(i - 1) == BlockKind.CODE
          && blocks.kind(i + 1) == BlockKind.CODE) {
        blocks.set(i, BlockKind.CODE);
      }
    }
  }

  int numberSigns() {
    return numberSigns;
  }

  /** Ellipses, of three full stops too. */
  int ellipses() {
    return ellipses;
  }

  /** Curly brackets. */
  int brackets() {
    return brackets;
  }

  /** Pairs of surrogates. */
  int pairs() {
    return pairs;
  }

  /** Whether a character ends a line for Python's {@code splitlines}. */
  boolean hasLineBreak() {
    return (kinds & Characters.LINE_BREAK) != 0;
  }
}

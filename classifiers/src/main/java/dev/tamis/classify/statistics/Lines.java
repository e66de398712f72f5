package dev.tamis.classify.statistics;

/** Measures of lines and paragraphs. Reused; not thread-safe. */
final class Lines {
  private static final int SHORT = 30;

  private final Grams seen = new Grams();
  private final Grams seenNonblank = new Grams();

  int count;
  int bullets;
  int ellipses;

  int feeds;
  int nonblank;
  int terminal;
  int shortLines;
  long duplicateNonblankCharacters;
  int pieces;
  int duplicates;
  long duplicateCharacters;
  int points;
  int brackets;
  int hashes;
  int dots;
  private final int[] longest = new int[3];

  /** Looks at a whole text. */
  void measure(char[] text, int length, LineTable table) {
    clear();
    feeds = table.count() - 1;
    brackets = table.brackets();
    seen.begin(feeds + 1);
    seenNonblank.begin(feeds + 1);
    seen.reset(feeds + 1);
    seenNonblank.reset(feeds + 1);
    for (int line = 0; line < table.count(); line++) {
      line(text, length, table, line);
    }
    if (table.hasOtherBreaks()) {
      shapes(text, length);
    } else {
      for (int line = 0; line < table.count(); line++) {
        if (table.start(line) < length) {
          shape(text, table.first(line), table.last(line));
        }
      }
    }
  }

  private void clear() {
    count = 0;
    bullets = 0;
    ellipses = 0;
    feeds = 0;
    nonblank = 0;
    terminal = 0;
    shortLines = 0;
    duplicateNonblankCharacters = 0;
    pieces = 0;
    duplicates = 0;
    duplicateCharacters = 0;
    points = 0;
    brackets = 0;
    hashes = 0;
    dots = 0;
    java.util.Arrays.fill(longest, 0);
  }

  private void line(char[] text, int length, LineTable table, int line) {
    int start = table.start(line);
    int end = table.end(line);
    long hash = table.hash(line);
    int linePoints = table.points(line);
    hashes += table.numberSigns(line);
    dots += table.ellipses(line);
    points += linePoints + (end < length ? 1 : 0);
    rank(linePoints);
    // An empty line between others is part of the cut, at the ends of the text it is a piece.
    if (end > start || start == 0 || end == length) {
      pieces++;
      if (!seen.addOnce(hash)) {
        duplicates++;
        duplicateCharacters += linePoints;
      }
    }
    if (!table.isBlank(line)) {
      nonblank++;
      shortLines += linePoints <= SHORT ? 1 : 0;
      terminal += isTerminal(text, start, end) ? 1 : 0;
      duplicateNonblankCharacters += seenNonblank.addOnce(hash) ? 0 : linePoints;
    }
  }

  private void rank(int linePoints) {
    for (int k = 0; k < longest.length; k++) {
      if (linePoints > longest[k]) {
        int passed = longest[k];
        longest[k] = linePoints;
        linePoints = passed;
      }
    }
  }

  /** Length of the third longest line between line feeds; 0 where there are fewer. */
  int thirdLongest() {
    return longest[2];
  }

  private static boolean isTerminal(char[] text, int start, int end) {
    char last = text[end - 1];
    if (Character.isLowSurrogate(last)
        && end - 2 >= start
        && Character.isHighSurrogate(text[end - 2])) {
      return Punctuation.isTerminal(Character.toCodePoint(text[end - 2], last));
    }
    return (Characters.of(last) & Characters.TERMINAL) != 0;
  }

  /** Paragraphs, cut at runs of two line feeds and more, of a text without space at its ends. */
  void paragraphs(char[] text, int length, LineTable table) {
    pieces = 0;
    duplicates = 0;
    duplicateCharacters = 0;
    if (!table.hasEmptyBetween()) {
      pieces = 1;
      return;
    }
    int from = 0;
    while (from < length && Characters.isSpace(text[from])) {
      from++;
    }
    int to = length;
    while (to > from && Characters.isSpace(text[to - 1])) {
      to--;
    }
    seen.reset(feeds / 2 + 1);
    int start = from;
    int i = from;
    while (i < to) {
      int run = i;
      while (run < to && text[run] == '\n') {
        run++;
      }
      if (run - i >= 2) {
        paragraph(text, start, i);
        start = run;
      }
      i = Math.max(run, i + 1);
    }
    paragraph(text, start, to);
  }

  private void paragraph(char[] text, int start, int end) {
    long hash = Powers.hash(0, text, start, end);
    pieces++;
    if (!seen.addOnce(hash)) {
      duplicates++;
      duplicateCharacters += Character.codePointCount(text, start, end - start);
    }
  }

  private void shapes(char[] text, int length) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if ((Characters.of(text[i]) & Characters.LINE_BREAK) != 0) {
        shape(text, start, i);
        if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    if (start < length) {
      shape(text, start, length);
    }
  }

  private void shape(char[] text, int start, int end) {
    count++;
    int first = start;
    while (first < end && Characters.isSpace(text[first])) {
      first++;
    }
    int last = end;
    while (last > first && Characters.isSpace(text[last - 1])) {
      last--;
    }
    if (first == last) {
      return;
    }
    bullets += text[first] == '\u2022' || text[first] == '-' ? 1 : 0;
    boolean full =
        last - first >= 3
            && text[last - 1] == '.'
            && text[last - 2] == '.'
            && text[last - 3] == '.';
    ellipses += full || text[last - 1] == '\u2026' ? 1 : 0;
  }
}

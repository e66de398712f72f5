package dev.tamis.pii.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds the column of a value in text that is a table: lines with the same number of the same
 * delimiter (comma, semicolon, tab, bar), and rows of {@code INSERT} and {@code COPY} statements. A
 * header row, or the column list of the statement, says what a column holds. Works from line to
 * line as values are asked about, so that it takes linear time. One per thread.
 */
final class Columns {

  private static final int MAX_HEADER = 50;
  private static final int MAX_DIGITS_IN_HEADER = 3;
  private static final int LEAST_TOPICS = 2;

  private final Buffer text;
  private final Lexicon lexicon;
  private final SqlRows sql;
  private final Lines lines;
  private String language = "";

  private int blockStart;
  private int blockEnd;
  private char delimiter;
  private int delimiters;
  private int rows;

  /** Start and end of each header field; empty if the block has no header. */
  private final List<int[]> headers = new ArrayList<>();

  /** The columns whose headers hold a word of the lexicon. */
  private final TreeSet<Integer> topics = new TreeSet<>();

  private static final int[] NOWHERE = {0, 0};

  private int[] located = NOWHERE;
  private int column;
  private int fieldStart;
  private int fieldEnd;

  Columns(Buffer text, Lexicon lexicon) {
    this.text = text;
    this.lexicon = lexicon;
    sql = new SqlRows(text);
    lines = new Lines(text);
  }

  /** Forgets the text; {@code statements}: whether the next one holds words of SQL. */
  void clear(String textLanguage, boolean statements) {
    language = textLanguage;
    blockStart = 0;
    blockEnd = 0;
    delimiter = 0;
    headers.clear();
    sql.clear(statements);
    lines.clear();
  }

  /** The first unit of the field that {@link #locate} found. */
  int fieldStart() {
    return fieldStart;
  }

  /** Behind the field that {@link #locate} found. */
  int fieldEnd() {
    return fieldEnd;
  }

  /** Whether a value stands in a table whose header tells the kinds of its columns. */
  boolean locate(int start, int end) {
    boolean prose = delimiter == 0 && start >= blockStart && start < blockEnd;
    if (prose && !sql.any() || !beside(start - 1, -1) && !beside(end, 1)) {
      return false;
    }
    located = NOWHERE;
    if (sql.locate(start)) {
      fieldStart = sql.fieldStart();
      fieldEnd = Math.max(end, sql.fieldEnd());
      located = sql.header();
      return true;
    }
    if (!block(start) || topics.isEmpty() || !field(start, end) || column >= headers.size()) {
      return false;
    }
    return topics.size() >= LEAST_TOPICS || topics.contains(column);
  }

  /** The first unit of the located column's header, spaces and quotes aside. */
  int headerStart() {
    int i = located[0];
    while (i < located[1] && (text.chars[i] == ' ' || quote(text.chars[i]))) {
      i++;
    }
    return i;
  }

  /** Behind the located column's header, spaces and quotes aside. */
  int headerEnd() {
    int i = located[1];
    while (i > located[0] && (text.chars[i - 1] <= ' ' || quote(text.chars[i - 1]))) {
      i--;
    }
    return i;
  }

  /** Tells the words of the located column's header. */
  void header(Lexicon.Sink sink) {
    lexicon.find(text, located[0], located[1], located[1], language, sink);
  }

  /** Whether the header of another column holds a word of one of the topics. */
  boolean otherHeader(int... wanted) {
    boolean[] has = new boolean[1];
    for (int i = 0; i < headers.size() && delimiter != 0; i++) {
      int[] h = headers.get(i);
      if (!Arrays.equals(h, located)) {
        lexicon.find(
            text,
            h[0],
            h[1],
            h[1],
            language,
            (topic, start, end, weak, home) ->
                has[0] |= Arrays.stream(wanted).anyMatch(t -> t == topic));
      }
    }
    return has[0];
  }

  /** Whether the located column's header holds a word of a topic. */
  boolean headerHas(int topic) {
    boolean[] has = new boolean[1];
    header((t, start, end, weak, home) -> has[0] |= t == topic);
    return has[0];
  }

  /** Whether a delimiter or the border of a line stands beside a value, quotes and spaces aside. */
  private boolean beside(int from, int step) {
    int i = from;
    while (i >= 0 && i < text.length && (text.chars[i] == ' ' || quote(text.chars[i]))) {
      i += step;
      if (Math.abs(i - from) > 12) {
        return false;
      }
    }
    char c = text.at(i);
    return c == ','
        || c == ';'
        || c == '\t'
        || c == '|'
        || c == '\n'
        || c == 0
        || c == '(' && step < 0;
  }

  private static boolean quote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /** Makes the block of the line of a value the current one. */
  private boolean block(int at) {
    if (at >= blockStart && at < blockEnd) {
      return delimiter != 0;
    }
    int line = lines.start(at);
    int end = lines.end(at);
    if (line < 0 || end < 0) {
      // A line too long for a table; not looked at again for the next values of it.
      open(at, Math.min(text.length, at + Lines.MAX_LINE / 2), (char) 0, 0, 0);
      return false;
    }
    if (delimiter != 0 && at >= blockEnd) {
      int next = blockEnd;
      while (next < text.length && next <= at && lines.count(next, delimiter) == delimiters) {
        next = Math.min(text.length, lines.end(next) + 1);
        rows++;
      }
      if (next > at) {
        blockEnd = next;
        return true;
      }
    }
    int floor = delimiter != 0 && at >= blockEnd ? blockEnd : 0;
    for (int i = 0; i < Lines.DELIMITERS.length(); i++) {
      char candidate = Lines.DELIMITERS.charAt(i);
      int n = lines.count(line, candidate);
      if (n > 0) {
        int top = line;
        int height = 1;
        while (top > floor) {
          int above = lines.start(top - 1);
          if (above < floor || above < 0 || lines.count(above, candidate) != n) {
            break;
          }
          top = above;
          height++;
        }
        int below = Math.min(text.length, end + 1);
        if (height == 1 && below < text.length && lines.count(below, candidate) == n) {
          below = Math.min(text.length, lines.end(below) + 1);
          height++;
        }
        if (height > 1) {
          open(top, below, candidate, n, height);
          return true;
        }
      }
    }
    open(line, Math.min(text.length, end + 1), (char) 0, 0, 0);
    return false;
  }

  private void open(int start, int end, char sign, int count, int height) {
    blockStart = start;
    blockEnd = end;
    delimiter = sign;
    delimiters = count;
    rows = height;
    headers.clear();
    topics.clear();
    if (sign != 0) {
      readHeader();
    }
  }

  private void readHeader() {
    int end = lines.end(blockStart);
    int from = blockStart;
    int worded = 0;
    while (from <= end) {
      int to = next(from, end);
      int digits = 0;
      int letters = 0;
      for (int i = from; i < to; i++) {
        digits += Chars.digit(text.chars[i]) ? 1 : 0;
        letters += Character.isLetter(text.chars[i]) ? 1 : 0;
      }
      if (digits > MAX_DIGITS_IN_HEADER || to - from > MAX_HEADER) {
        headers.clear();
        return;
      }
      worded += letters > 0 ? 1 : 0;
      headers.add(new int[] {from, to});
      from = to + 1;
    }
    if (worded * 2 < headers.size()) {
      return;
    }
    for (int i = 0; i < headers.size(); i++) {
      int index = i;
      int[] h = headers.get(i);
      lexicon.find(
          text, h[0], h[1], h[1], language, (topic, s, e, weak, home) -> topics.add(index));
    }
  }

  /** Finds the field of a value in its line. */
  private boolean field(int start, int end) {
    int line = lines.start(start);
    int stop = lines.end(start);
    int from = line;
    column = 0;
    while (from <= stop) {
      int to = next(from, stop);
      if (start < to) {
        if (from == blockStart || line == blockStart || end > to) {
          return false;
        }
        fieldStart = from;
        fieldEnd = to;
        located = column < headers.size() ? headers.get(column) : NOWHERE;
        return true;
      }
      from = to + 1;
      column++;
    }
    return false;
  }

  /** The delimiter or line end behind a field; delimiters in double quotes do not count. */
  private int next(int from, int end) {
    boolean quoted = false;
    for (int i = from; i < end; i++) {
      char c = text.chars[i];
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        return i;
      }
    }
    return end;
  }

  /**
   * The fields of a value's column in a table without a telling header, letters and digits alone;
   * empty where the value stands in no table of {@code least} rows. At most 40 rows are read.
   */
  List<String> columnOf(int start, int end, int least) {
    if ((!beside(start - 1, -1) && !beside(end, 1)) || !block(start) || !topics.isEmpty()) {
      return List.of();
    }
    if (!field(start, end) && column > delimiters) {
      return List.of();
    }
    int index = column;
    List<String> values = new ArrayList<>();
    int line = blockStart;
    while (line < text.length && values.size() < 40 && lines.count(line, delimiter) == delimiters) {
      int stop = lines.end(line);
      int from = line;
      for (int i = 0; i < index && from <= stop; i++) {
        from = next(from, stop) + 1;
      }
      int to = Math.min(next(from, stop), stop);
      StringBuilder code = new StringBuilder();
      for (int i = from; i < to && code.length() < 40; i++) {
        if (Chars.alnum(text.chars[i])) {
          code.append(Character.toUpperCase(text.chars[i]));
        }
      }
      values.add(code.toString());
      line = stop + 1;
    }
    return values.size() < least ? List.of() : values;
  }

  @Override
  public String toString() {
    return "Columns[" + delimiters + ", " + rows + ", " + Arrays.toString(located) + "]";
  }
}

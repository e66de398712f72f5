package dev.tamis.pii.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of SQL dumps: {@code INSERT INTO t (a, b) VALUES (1, 'x'), (2, 'y')} and {@code COPY t
 * (a, b) FROM stdin;} with a row on each line, with the columns of the statement itself or of the
 * {@code CREATE TABLE} before it. Values are asked about in rising order, so that one walk over a
 * statement is enough. One per thread.
 */
final class SqlRows {

  /** Words without which a text holds no rows of SQL. */
  static final List<String> STATEMENTS = List.of("insert into", "from stdin");

  private static final int LONGEST_LIST = 5_000;

  private final Buffer text;

  /**
   * A statement: where its rows begin and end, the sign between the fields of a line ({@code COPY};
   * 0 for rows in brackets), and the columns as start and end of their names.
   */
  private record Statement(int rows, int end, char sign, List<int[]> columns) {}

  private boolean read;
  private final List<Statement> statements = new ArrayList<>();
  private int current;
  private int at;
  private int depth;
  private int column;
  private boolean quoted;
  private int fieldStart;
  private int[] header = {};

  SqlRows(Buffer text) {
    this.text = text;
  }

  /** Forgets the text; {@code worth}: whether the next one can hold statements. */
  void clear(boolean worth) {
    read = !worth;
    statements.clear();
    current = -1;
  }

  int fieldStart() {
    return fieldStart;
  }

  /** Behind the field: the next quote, comma or bracket. */
  int fieldEnd() {
    char sign = statements.get(current).sign;
    String stops = sign == 0 ? ",)'\n" : sign + "\n";
    int i = at;
    while (i < text.length && stops.indexOf(text.chars[i]) < 0) {
      i++;
    }
    return i;
  }

  int[] header() {
    return header;
  }

  /** Whether the text has statements at all. */
  boolean any() {
    if (!read) {
      read = true;
      readStatements();
    }
    return !statements.isEmpty();
  }

  /** Whether a value stands in a row of a statement whose columns have names. */
  boolean locate(int value) {
    if (!any() || value < statements.get(0).rows) {
      return false;
    }
    int index = current < 0 || value < at ? 0 : current;
    while (index + 1 < statements.size() && statements.get(index + 1).rows <= value) {
      index++;
    }
    if (statements.get(index).sign != 0) {
      current = index;
      return copied(statements.get(index), value);
    }
    boolean back = value < at && at - value > 64;
    if (index != current || back) {
      current = index;
      at = statements.get(index).rows;
      depth = 0;
      column = 0;
      quoted = false;
      fieldStart = at;
    }
    walk(value);
    List<int[]> columns = statements.get(index).columns;
    if (depth == 1 && column < columns.size()) {
      header = columns.get(column);
      return true;
    }
    return false;
  }

  /** Whether a value stands in a line of {@code COPY}. */
  private boolean copied(Statement statement, int value) {
    at = value;
    if (value >= statement.end) {
      return false;
    }
    column = 0;
    fieldStart = -1;
    int i = value;
    while (i > statement.rows && text.chars[i - 1] != '\n') {
      i--;
      if (text.chars[i] == statement.sign) {
        fieldStart = fieldStart < 0 ? i + 1 : fieldStart;
        column++;
      }
      if (value - i > Lines.MAX_LINE) {
        return false;
      }
    }
    fieldStart = fieldStart < 0 ? i : fieldStart;
    if (column >= statement.columns.size()) {
      return false;
    }
    header = statement.columns.get(column);
    return true;
  }

  private void walk(int value) {
    for (; at < value; at++) {
      char c = text.chars[at];
      if (quoted) {
        if (c == '\\') {
          at++;
        } else if (c == '\'') {
          quoted = false;
        }
      } else if (c == '\'') {
        quoted = true;
      } else if (c == '(') {
        depth++;
        if (depth == 1) {
          column = 0;
          fieldStart = at + 1;
        }
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth == 1) {
        column++;
        fieldStart = at + 1;
      } else if (c == ';' && depth <= 0) {
        depth = Integer.MIN_VALUE / 2; // The statement has ended.
      }
    }
  }

  private void readStatements() {
    String all = new String(text.chars, 0, text.length).toLowerCase(Locale.ROOT);
    if (all.length() != text.length) {
      return;
    }
    Map<String, List<int[]>> tables = new TreeMap<>();
    for (int i = all.indexOf("create table"); i >= 0; i = all.indexOf("create table", i + 1)) {
      int open = all.indexOf('(', i);
      if (open > 0 && open - i < 200) {
        tables.put(name(all.substring(i + 12, open)), columns(open));
      }
    }
    readInserts(all, tables);
    readCopies(all, tables);
    statements.sort(Comparator.comparingInt(Statement::rows));
  }

  private void readInserts(String all, Map<String, List<int[]>> tables) {
    for (int i = all.indexOf("insert into"); i >= 0; i = all.indexOf("insert into", i + 1)) {
      int values = all.indexOf("values", i);
      if (values < 0) {
        return;
      }
      int open = all.indexOf('(', i);
      List<int[]> named =
          open > 0 && open < values
              ? columns(open)
              : tables.getOrDefault(name(all.substring(i + 11, values)), List.of());
      statements.add(new Statement(values + "values".length(), text.length, (char) 0, named));
      i = values;
    }
  }

  /** {@code COPY t (a, b) FROM stdin;} and its lines down to {@code \\.} alone in one. */
  private void readCopies(String all, Map<String, List<int[]>> tables) {
    for (int i = all.indexOf("from stdin"); i >= 0; i = all.indexOf("from stdin", i + 1)) {
      int copy = all.lastIndexOf("copy ", i);
      int rows = all.indexOf('\n', i);
      if (copy < 0 || i - copy > LONGEST_LIST || rows < 0) {
        continue;
      }
      int open = all.indexOf('(', copy);
      List<int[]> named =
          open > 0 && open < i
              ? columns(open)
              : tables.getOrDefault(name(all.substring(copy + 5, i)), List.of());
      String options = all.substring(i, rows);
      boolean commas = options.contains("csv") || options.contains("','");
      int end = all.indexOf("\n\\.", rows);
      statements.add(
          new Statement(rows + 1, end < 0 ? text.length : end, commas ? ',' : '\t', named));
    }
  }

  private static String name(String words) {
    String[] parts = words.replaceAll("[`\"'\\[\\]]", " ").strip().split("\\s+", -1);
    return parts[parts.length - 1];
  }

  /** The first word of each part of the list in brackets at {@code open}. */
  private List<int[]> columns(int open) {
    List<int[]> columns = new ArrayList<>();
    int level = 0;
    int from = open + 1;
    for (int i = open; i < text.length && i - open < LONGEST_LIST; i++) {
      char c = text.chars[i];
      if (c == '(') {
        level++;
      } else if (c == ')' && --level == 0) {
        columns.add(word(from, i));
        return columns;
      } else if (c == ',' && level == 1) {
        columns.add(word(from, i));
        from = i + 1;
      }
    }
    return List.of();
  }

  private int[] word(int from, int to) {
    int start = from;
    while (start < to && !Character.isLetter(text.chars[start])) {
      start++;
    }
    int end = start;
    while (end < to
        && (Chars.letterLike(text.chars[end])
            || text.chars[end] == '_'
            || text.chars[end] == '-')) {
      end++;
    }
    return new int[] {start, end};
  }
}

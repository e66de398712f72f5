package dev.tamis.pii.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of SQL dumps: {@code INSERT INTO t (a, b) VALUES (1, 'x'), (2, 'y')}, with the columns
 * of the statement itself or of the {@code CREATE TABLE} before it. Values are asked about in
 * rising order, so that one walk over a statement is enough. One per thread.
 */
final class SqlRows {

  /** Words without which a text holds no rows of SQL. */
  static final List<String> STATEMENTS = List.of("insert into");

  private static final int LONGEST_LIST = 5_000;

  private final Buffer text;

  /** A statement: where its rows begin, and the columns as start and end of their names. */
  private record Statement(int rows, List<int[]> columns) {}

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
    int i = at;
    while (i < text.length && ",)'\n".indexOf(text.chars[i]) < 0) {
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
    String source = text.text();
    if (!source.contains("INSERT INTO") && !source.contains("insert into")) {
      return;
    }
    String all = new String(text.chars, 0, text.length).toLowerCase(Locale.ROOT);
    if (all.length() != text.length || !all.contains("insert into")) {
      return;
    }
    Map<String, List<int[]>> tables = new TreeMap<>();
    for (int i = all.indexOf("create table"); i >= 0; i = all.indexOf("create table", i + 1)) {
      int open = all.indexOf('(', i);
      if (open > 0 && open - i < 200) {
        tables.put(name(all.substring(i + 12, open)), columns(open));
      }
    }
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
      statements.add(new Statement(values + "values".length(), named));
      i = values;
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

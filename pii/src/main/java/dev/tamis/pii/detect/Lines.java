package dev.tamis.pii.detect;

import java.util.Arrays;

/** How often each delimiter of tables stands in a line. The last lines are remembered. */
final class Lines {

  static final String DELIMITERS = "\t|;,";

  /** A longer line is no row of a table. */
  static final int MAX_LINE = 4_000;

  private static final int REMEMBERED = 8;

  private final Buffer text;
  private final int[] starts = new int[REMEMBERED];
  private final int[] ends = new int[REMEMBERED];
  private final int[][] counts = new int[REMEMBERED][DELIMITERS.length()];
  private int next;

  Lines(Buffer text) {
    this.text = text;
  }

  void clear() {
    Arrays.fill(starts, -1);
  }

  /** The first unit of the line of {@code at}; -1 if the line is too long. */
  int start(int at) {
    int i = at;
    while (i > 0 && text.chars[i - 1] != '\n') {
      i--;
      if (at - i > MAX_LINE) {
        return -1;
      }
    }
    return i;
  }

  /** The line break behind {@code at}, or the end of the text; -1 if the line is too long. */
  int end(int at) {
    char[] chars = text.chars;
    int stop = Math.min(text.length, at + MAX_LINE + 1);
    int i = at;
    while (i < stop && chars[i] != '\n') {
      i++;
    }
    return i - at > MAX_LINE ? -1 : i;
  }

  /** The delimiters of one sort outside of double quotes; -1 if the line is too long. */
  int count(int line, char delimiter) {
    int slot = slot(line);
    return ends[slot] < 0 ? -1 : counts[slot][DELIMITERS.indexOf(delimiter)];
  }

  private int slot(int line) {
    for (int slot = 0; slot < REMEMBERED; slot++) {
      if (starts[slot] == line) {
        return slot;
      }
    }
    int slot = next;
    next = (next + 1) % REMEMBERED;
    read(line, slot);
    return slot;
  }

  private void read(int line, int slot) {
    char[] chars = text.chars;
    int stop = Math.min(text.length, line + MAX_LINE + 1);
    int tabs = 0;
    int bars = 0;
    int semicolons = 0;
    int commas = 0;
    boolean quoted = false;
    int i = line;
    while (i < stop && chars[i] != '\n') {
      char c = chars[i++];
      if (c > '|' || c > ';' && c < '|') {
        continue;
      }
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        tabs += c == '\t' ? 1 : 0;
        bars += c == '|' ? 1 : 0;
        semicolons += c == ';' ? 1 : 0;
        commas += c == ',' ? 1 : 0;
      }
    }
    starts[slot] = line;
    ends[slot] = i - line > MAX_LINE ? -1 : i;
    int[] count = counts[slot];
    count[0] = tabs;
    count[1] = bars;
    count[2] = semicolons;
    count[3] = commas;
  }
}

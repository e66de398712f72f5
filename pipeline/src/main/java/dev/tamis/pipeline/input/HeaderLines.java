package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.bytes.Cursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Named fields as WARC and HTTP write them (RFC 9112 section 5): lines end in CR LF or in LF alone,
 * a line that begins with a space or tab continues the one before it, and an empty line ends them.
 */
final class HeaderLines {
  private HeaderLines() {}

  /** A view of the bytes that come next at a cursor. */
  @FunctionalInterface
  interface Peek {
    /** Makes up to {@code n} bytes available at the cursor; returns how many there are. */
    int peek(int n) throws IOException;
  }

  /**
   * Looks for the empty line that ends a header.
   *
   * @param max how many bytes to look at, at most {@link Cursor#LOOKAHEAD}
   * @return the header's length with its empty line; -1 if there is no empty line
   */
  static int find(Cursor cursor, Peek source, int max) throws IOException {
    int at = 0;
    int lineStart = 0;
    int wanted = Math.min(max, 2 << 10);
    while (true) {
      int have = source.peek(wanted);
      byte[] bytes = cursor.array();
      int from = cursor.index();
      for (; at < have; at++) {
        if (bytes[from + at] == '\n') {
          int line = at - lineStart;
          if (line == 0 || (line == 1 && bytes[from + lineStart] == '\r')) {
            return at + 1;
          }
          lineStart = at + 1;
        }
      }
      if (have < wanted || wanted == max) {
        return -1;
      }
      wanted = Math.min(max, wanted * 4);
    }
  }

  /**
   * Parses the fields between two indexes. A line without a colon is passed over.
   *
   * @param fields takes each name in lower case and its value, trimmed and unfolded
   */
  static void parse(byte[] bytes, int from, int to, BiConsumer<String, String> fields) {
    String name = null;
    String value = "";
    int at = from;
    while (at < to) {
      int end = lineEnd(bytes, at, to);
      String line = text(bytes, at, end);
      if (name != null && !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
        value = value.isEmpty() ? line.strip() : (value + " " + line.strip()).strip();
      } else {
        if (name != null) {
          fields.accept(name, value);
        }
        int colon = line.indexOf(':');
        name = colon > 0 ? line.substring(0, colon).strip().toLowerCase(Locale.ROOT) : null;
        value = colon > 0 ? line.substring(colon + 1).strip() : "";
      }
      at = end + 1;
    }
    if (name != null) {
      fields.accept(name, value);
    }
  }

  /** Index of the line feed that ends the line at {@code at}, or {@code to}. */
  static int lineEnd(byte[] bytes, int at, int to) {
    int end = at;
    while (end < to && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  /** A line without the carriage return at its end. */
  static String text(byte[] bytes, int from, int end) {
    int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}

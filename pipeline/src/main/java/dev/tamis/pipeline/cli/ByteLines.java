package dev.tamis.pipeline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of UTF-8 as bytes, for whoever can do without characters. A line ends with a line feed, a
 * carriage return, or both, as those of {@link java.io.BufferedReader} do. Not thread-safe.
 */
final class ByteLines {
  private static final int SIZE = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[SIZE];
  private int filled;
  private int next;
  private boolean afterReturn;

  private int start;
  private int end;
  private boolean plain;

  ByteLines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end. */
  boolean advance() throws IOException {
    start = next;
    int at = next;
    int last = 0;
    plain = true;
    while (true) {
      if (at == filled) {
        at -= start;
        if (!fill()) {
          end = filled;
          next = filled;
          return end > start;
        }
        at += start;
      }
      byte b = buffer[at];
      if (b == '\n' && afterReturn && at == start) {
        start++;
        at++;
        afterReturn = false;
        continue;
      }
      if (b == '\n' || b == '\r') {
        afterReturn = b == '\r';
        end = at;
        next = at + 1;
        return true;
      }
      if (b < 0) {
        plain &= isPlain(last, b & 0xFF);
      }
      last = b & 0xFF;
      at++;
    }
  }

  /**
   * Whether a byte behind another may be one of UTF-8, as far as parsers do not look: shorter forms
   * than need be, and halves of code points.
   */
  private static boolean isPlain(int last, int b) {
    return switch (last) {
      case 0xE0 -> b >= 0xA0;
      case 0xED -> b < 0xA0;
      case 0xF0 -> b >= 0x90;
      case 0xF4 -> b < 0x90;
      default -> b != 0xC0 && b != 0xC1 && b < 0xF5;
    };
  }

  /** Reads on behind what is there of the line, which moves to the front; false at the end. */
  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, filled - start);
      filled -= start;
      start = 0;
    } else if (filled == buffer.length) {
      if (filled > Integer.MAX_VALUE - SIZE) {
        throw new IOException("a line has more than " + filled + " bytes");
      }
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * filled, Integer.MAX_VALUE - 8));
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, read);
    return read > 0;
  }

  /** The bytes of the line are those of {@link #bytes} from here on. */
  int offset() {
    return start;
  }

  int length() {
    return end - start;
  }

  byte[] bytes() {
    return buffer;
  }

  /** Whether nothing in the line is UTF-8 that only careless parsers read. */
  boolean isPlain() {
    return plain;
  }

  /** Whether the line begins with an opening brace, and not with one of UTF-16 or UTF-32. */
  boolean beginsObject() {
    return end > start && buffer[start] == '{' && (end == start + 1 || buffer[start + 1] != 0);
  }

  /** The line as characters, U+FFFD for what is no UTF-8. */
  String text() {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }
}

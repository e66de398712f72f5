package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.bytes.Cursor;
import dev.tamis.pipeline.input.bytes.Place;
import java.io.IOException;
import java.util.Arrays;

/**
 * The content of one record: so many bytes of the stream as its header declares, but never beyond a
 * member at whose start another record begins.
 */
final class Content {
  private static final int STEP = 64 << 10;

  private final Cursor cursor;
  private final RecordSyntax syntax;
  private long remaining;
  private long lastMember;
  private boolean cut;
  private Place bytesPlace;
  private byte[] bytes;

  /** Of a record whose header begins in the member at {@code member}. */
  Content(Cursor cursor, RecordSyntax syntax, long length, long member) {
    this.lastMember = member;
    this.cursor = cursor;
    this.syntax = syntax;
    this.remaining = length;
  }

  /** Declared bytes that are still to come. */
  long remaining() {
    return remaining;
  }

  /** True if the stream or the member ended before the declared length. */
  boolean isCut() {
    return cut;
  }

  /** File offset of the member that the last byte taken lies in. */
  long lastMember() {
    return lastMember;
  }

  /** Where {@link #readAll} began, or null. */
  Place bytesPlace() {
    return bytesPlace;
  }

  /** What {@link #readAll} returned, or null. */
  byte[] bytes() {
    return bytes;
  }

  /** Makes up to {@code n} bytes available at the cursor; returns how many there are. */
  int peek(int n) throws IOException {
    int wanted = (int) Math.min(n, remaining);
    int have = peek(cursor, syntax, wanted);
    cut |= have < wanted;
    return have;
  }

  /** The same without regard to a declared length, for headers. */
  static int peek(Cursor cursor, RecordSyntax syntax, int n) throws IOException {
    cursor.ensure(n);
    int have = Math.min(cursor.available(), n);
    int start = cursor.toMemberStart(0);
    while (start < have) {
      if (syntax.startsAt(cursor, start)) {
        return start;
      }
      start = cursor.toMemberStart(start);
    }
    return have;
  }

  /** Takes {@code n} bytes that {@link #peek} has shown. */
  void take(int n) {
    if (n > 0) {
      lastMember = cursor.memberAt(n - 1);
    }
    cursor.advance(n);
    remaining -= n;
  }

  /** Reads the rest. Shorter than declared if {@link #isCut()}. */
  byte[] readAll() throws IOException {
    bytesPlace = cursor.place();
    byte[] all = new byte[(int) Math.min(remaining, 16L * STEP)];
    int length = 0;
    while (remaining > 0) {
      int n = peek(STEP);
      if (n == 0) {
        break;
      }
      if (length + n > all.length) {
        all = Arrays.copyOf(all, (int) Math.min(length + remaining, 2L * all.length));
      }
      System.arraycopy(cursor.array(), cursor.index(), all, length, n);
      take(n);
      length += n;
    }
    bytes = length == all.length ? all : Arrays.copyOf(all, length);
    return bytes;
  }

  /** Passes over the rest. */
  void skipAll() throws IOException {
    while (remaining > 0) {
      int n = peek(STEP);
      if (n == 0) {
        break;
      }
      take(n);
    }
  }
}

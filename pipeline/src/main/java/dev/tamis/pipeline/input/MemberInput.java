package dev.tamis.pipeline.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads lines and blocks of the present member through one buffer. */
final class MemberInput {
  private static final int MAX_LINE = 1 << 16;

  private final Members members;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int size;
  private long consumed;

  MemberInput(Members members) {
    this.members = members;
  }

  /** Begins anew with another member. */
  void reset() {
    next = 0;
    size = 0;
    consumed = 0;
  }

  /** How much of the member was read, inflated. */
  long position() {
    return consumed - (size - next);
  }

  /** Gives what stands in the buffer back to a member that has no end of its own. */
  void giveBack() throws IOException {
    members.giveBack(size - next);
    reset();
  }

  /** The next byte without taking it; -1 at the end of the member. */
  int peek() throws IOException {
    return next < size || fill() ? buffer[next] & 0xff : -1;
  }

  /** Whether the next bytes are these ASCII letters. */
  boolean startsWith(String ascii) throws IOException {
    while (size - next < ascii.length() && fill()) {
      // The condition does it all.
    }
    if (size - next < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (buffer[next + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Skips line breaks. */
  void skipLineBreaks() throws IOException {
    for (int b = peek(); b == '\r' || b == '\n'; b = peek()) {
      next++;
    }
  }

  /**
   * The next line as ISO 8859-1 without its line break, which may be LF alone; null at the end of
   * the member.
   *
   * @throws DamageException if it is longer than 64 KiB
   */
  String readLine() throws IOException {
    if (peek() < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int b = peek(); b >= 0; b = peek()) {
      next++;
      if (b == '\n') {
        break;
      }
      if (line.size() == MAX_LINE) {
        throw new DamageException(Defect.Cause.HEADER);
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Reads exactly {@code length} bytes; null if the member ends before. */
  byte[] readFully(int length) throws IOException {
    byte[] block = new byte[length];
    int done = 0;
    while (done < length && peek() >= 0) {
      int n = Math.min(length - done, size - next);
      System.arraycopy(buffer, next, block, done, n);
      next += n;
      done += n;
    }
    return done == length ? block : null;
  }

  /** Skips bytes; false if the member ends before. */
  boolean skip(long length) throws IOException {
    long left = length;
    while (left > 0 && peek() >= 0) {
      int n = (int) Math.min(left, size - next);
      next += n;
      left -= n;
    }
    return left == 0;
  }

  private boolean fill() throws IOException {
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, size - next);
      size -= next;
      next = 0;
    }
    int n = members.read(buffer, size, buffer.length - size);
    if (n < 0) {
      return false;
    }
    size += n;
    consumed += n;
    return true;
  }
}

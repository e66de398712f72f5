package dev.tamis.language;

import java.nio.charset.Charset;
import java.util.Arrays;

/** The bytes, one or two, that a charset writes for UTF-16 units beyond ASCII. Immutable. */
final class CharsetBytes {
  /** What stands for bytes that a decoder could not read. */
  static final char LOST = '\uFFFD';

  /** The byte of {@link #LOST}: any that goes on a sequence of UTF-8. */
  static final int ANY = 1;

  private static final int FIRST = 0x80;
  private static final int FIRST_TRAIL = 0x40;
  private static final int LAST = 0xFE;

  final Charset charset;
  private final char[] bytes;

  private CharsetBytes(Charset charset, char[] bytes) {
    this.charset = charset;
    this.bytes = bytes;
  }

  /** A charset of single bytes. Bytes that it does not have are left as control characters. */
  static CharsetBytes single(Charset charset) {
    byte[] all = new byte[FIRST];
    for (int b = 0; b < FIRST; b++) {
      all[b] = (byte) (FIRST + b);
    }
    String text = new String(all, charset);
    char last = LOST - 1;
    int size = 0;
    char[] bytes = new char[last];
    for (int b = 0; b < FIRST; b++) {
      char c = text.charAt(b) == LOST ? (char) (FIRST + b) : text.charAt(b);
      bytes[c] = (char) (FIRST + b);
      size = Math.max(size, c + 1);
    }
    return new CharsetBytes(charset, Arrays.copyOf(bytes, size));
  }

  /** A charset in which an ideograph or syllable is a pair of bytes. */
  static CharsetBytes pairs(Charset charset) {
    char[] bytes = new char[LOST];
    for (int lead = FIRST + 1; lead <= LAST; lead++) {
      put(bytes, new String(new byte[] {(byte) lead}, charset), lead);
      for (int trail = FIRST_TRAIL; trail <= LAST; trail++) {
        byte[] pair = {(byte) lead, (byte) trail};
        put(bytes, new String(pair, charset), lead << 8 | trail);
      }
    }
    return new CharsetBytes(charset, bytes);
  }

  private static void put(char[] bytes, String text, int value) {
    if (text.length() == 1 && text.charAt(0) < LOST && text.charAt(0) >= FIRST) {
      bytes[text.charAt(0)] = (char) value;
    }
  }

  /** Behind the last unit that may have bytes, {@link #LOST} apart. */
  int size() {
    return bytes.length;
  }

  /** Whether some units are two bytes. */
  boolean hasPairs() {
    return bytes.length == LOST;
  }

  /** The byte, the first byte times 256 and the second, {@link #ANY}, or 0 for none. */
  int get(char c) {
    return c < bytes.length ? bytes[c] : c == LOST ? ANY : 0;
  }
}

package dev.tamis.classify.textness;

import java.util.zip.Deflater;

/**
 * How far DEFLATE (RFC 1951) shrinks a text. Letters of alphabets are one byte each, so that
 * scripts compare. Reused; not thread-safe, and holds memory outside the heap until it is
 * collected.
 */
final class Squeeze {
  private static final int LEVEL = 6;
  private static final char FIRST_IDEOGRAPH = '\u2e80';

  private final Deflater deflater = new Deflater(LEVEL, true);
  private final byte[] deflated = new byte[1 << 14];
  private byte[] bytes = new byte[1 << 13];

  /** Deflated over plain size; 0 for nothing. */
  double ratio(char[] text, int length) {
    if (bytes.length < length * 2) {
      bytes = new byte[length * 4];
    }
    int count = 0;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if (c >= FIRST_IDEOGRAPH) {
        bytes[count++] = (byte) (c >> 8);
      }
      bytes[count++] = (byte) c;
    }
    if (count == 0) {
      return 0;
    }
    deflater.reset();
    deflater.setInput(bytes, 0, count);
    deflater.finish();
    long size = 0;
    while (!deflater.finished()) {
      size += deflater.deflate(deflated);
    }
    return Math.min(1.5, (double) size / count);
  }
}

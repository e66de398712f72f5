package dev.tamis.pipeline.input.charset;

import java.util.Arrays;

/**
 * Counts pairs of neighbouring bytes of which at least one is above 127: all that tells charsets
 * apart. ASCII letters are folded to lower case; other ASCII is one separator. Markup can be left
 * out.
 */
final class BytePairs {
  /** Number of possible pairs. */
  static final int SIZE = 1 << 16;

  private static final byte[] FOLD = new byte[256];

  static {
    for (int b = 0; b < 256; b++) {
      boolean letter = (b >= 'a' && b <= 'z') || b >= 0x80;
      boolean upper = b >= 'A' && b <= 'Z';
      FOLD[b] = (byte) (letter ? b : upper ? b + 32 : ' ');
    }
  }

  private final int[] counts = new int[SIZE];
  private int[] seen = new int[256];
  private int distinct;
  private int total;

  /** Counts the pairs of a stretch of bytes, up to {@code max} of them. */
  void add(byte[] bytes, int from, int to, int max) {
    int before = ' ';
    for (int i = from; i < to && total < max; i++) {
      int b = FOLD[bytes[i] & 0xFF] & 0xFF;
      if ((b | before) >= 0x80) {
        count(before << 8 | b);
      }
      before = b;
    }
  }

  /** The same, without tags, comments, and what stands in script and style elements. */
  void addText(byte[] html, int max) {
    int at = 0;
    while (at < html.length && total < max) {
      int tag = indexOf(html, at, '<');
      add(html, at, tag, max);
      at = Markup.skip(html, tag);
    }
  }

  private static int indexOf(byte[] bytes, int from, char c) {
    int at = from;
    while (at < bytes.length && bytes[at] != c) {
      at++;
    }
    return at;
  }

  private void count(int pair) {
    if (counts[pair]++ == 0) {
      if (distinct == seen.length) {
        seen = Arrays.copyOf(seen, 2 * distinct);
      }
      seen[distinct++] = pair;
    }
    total++;
  }

  int distinct() {
    return distinct;
  }

  int pair(int k) {
    return seen[k];
  }

  int countOf(int pair) {
    return counts[pair];
  }

  int total() {
    return total;
  }
}

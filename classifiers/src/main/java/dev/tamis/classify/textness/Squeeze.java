package dev.tamis.classify.textness;

import java.util.Arrays;

/**
 * How far a text shrinks where what stood before is not written again: a greedy match of three
 * characters and more with the last place that began alike (Lempel and Ziv 1977), in whole numbers.
 * A character that has no match costs 1, a match of any length 2. Reused; not thread-safe.
 */
final class Squeeze {
  private static final int LEAST = 3;
  private static final int MATCH = 2;
  private static final int BITS = 11;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** Last place of each hash, counted on from text to text so that nothing must be emptied. */
  private final int[] places = new int[1 << BITS];

  private int base = 1;

  /** What is left over what there was; 0 for nothing. */
  double ratio(char[] text, int length) {
    if (length == 0) {
      return 0;
    }
    if (base > Integer.MAX_VALUE - length) {
      Arrays.fill(places, 0);
      base = 1;
    }
    int cost = 0;
    int i = 0;
    while (i + LEAST <= length) {
      long key = (long) text[i] << 32 | text[i + 1] << 16 | text[i + 2];
      int slot = (int) (key * MIX >>> 64 - BITS);
      int before = places[slot] - base;
      places[slot] = base + i;
      int match = before < 0 ? 0 : match(text, before, i, length);
      cost += match < LEAST ? 1 : MATCH;
      i += match < LEAST ? 1 : match;
    }
    base += length;
    return (double) (cost + length - i) / length;
  }

  private static int match(char[] text, int before, int i, int length) {
    int match = 0;
    while (i + match < length && text[before + match] == text[i + match]) {
      match++;
    }
    return match;
  }
}

package dev.tamis.pipeline.extract;

import java.util.Arrays;

/**
 * Remembers what names say, found by characters of the page without making a string of them. Pages
 * may have any number of names: when it is full, it begins anew. Not thread-safe.
 */
final class HintCache {
  private static final int REMEMBERED = 1 << 13;

  /** Longer names are judged anew each time, so that memory has a bound. */
  private static final int LONGEST = 512;

  private final char[][] known = new char[2 * REMEMBERED][];
  private final Hint[] hints = new Hint[2 * REMEMBERED];
  private int count;

  /** Says what a name is that is not known yet. */
  interface Judge {
    Hint of(char[] c, int from, int to);
  }

  /** What a name says. */
  Hint get(char[] c, int from, int to, Judge judge) {
    if (to - from > LONGEST) {
      return judge.of(c, from, to);
    }
    int slot = slot(c, from, to);
    for (; known[slot] != null; slot = (slot + 1) % known.length) {
      if (Arrays.equals(known[slot], 0, known[slot].length, c, from, to)) {
        return hints[slot];
      }
    }
    if (count == REMEMBERED) {
      Arrays.fill(known, null);
      count = 0;
      slot = slot(c, from, to);
    }
    Hint hint = judge.of(c, from, to);
    known[slot] = Arrays.copyOfRange(c, from, to);
    hints[slot] = hint;
    count++;
    return hint;
  }

  private int slot(char[] c, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + c[i];
    }
    return (hash * 0x9E3779B1 >>> 1) % known.length;
  }
}

package dev.tamis.classify.statistics;

import java.util.Arrays;

/**
 * Which of many hashes may stand more than once: two sets of bits instead of a table, so that one
 * look, without a branch, spares the table nearly all that stand once. Never wrong in saying no;
 * about one yes in sixteen is wrong. Reused; not thread-safe.
 */
public final class Twice {
  private static final long MIX = 0xD6E8FEB86659FD93L;
  private static final int BITS_EACH = 16;
  private static final int LEAST = 1 << 10;

  private long[] once = new long[LEAST / Long.SIZE];
  private long[] twice = new long[LEAST / Long.SIZE];
  private int shift;

  /** Begins anew, with room for so many hashes. */
  public void begin(int expected) {
    long bits = Long.highestOneBit(Math.max(LEAST, (long) expected * BITS_EACH));
    int length = (int) (bits / Long.SIZE);
    if (length > once.length || once.length > Math.max(length, Buffers.LARGEST_KEPT)) {
      once = new long[length];
      twice = new long[length];
    } else {
      Arrays.fill(once, 0, length, 0);
      Arrays.fill(twice, 0, length, 0);
    }
    shift = Long.SIZE - Long.numberOfTrailingZeros(bits);
  }

  /** Takes a hash. */
  public void add(long hash) {
    long place = hash * MIX >>> shift;
    int word = (int) (place >>> 6);
    long bit = 1L << place;
    twice[word] |= once[word] & bit;
    once[word] |= bit;
  }

  /** Whether a hash may have been taken more than once. */
  public boolean maybe(long hash) {
    long place = hash * MIX >>> shift;
    return (twice[(int) (place >>> 6)] >>> place & 1) != 0;
  }
}

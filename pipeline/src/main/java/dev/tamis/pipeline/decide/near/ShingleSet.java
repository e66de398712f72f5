package dev.tamis.pipeline.decide.near;

import java.util.Arrays;

/**
 * A set of shingles in few bytes, for exact verification: of each the first 32 bits of its hash, in
 * order, as differences in Rice's code (about log2(2^32 / n) + 1.5 bits each, three bytes in a page
 * of 500 words). Two different shingles of a pair of texts with 10,000 shingles each fall together
 * with a probability of 2 in a million.
 */
final class ShingleSet {
  private static final int BITS = 32;

  private ShingleSet() {}

  /**
   * The set of some shingles.
   *
   * @param shingles hashes, all 64 bits mixed, in any order; repeated ones count once
   * @param count how many there are
   */
  static byte[] of(long[] shingles, int count) {
    long[] sorted = new long[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = shingles[i] >>> BITS;
    }
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    int low = lowBits(distinct);
    Writer writer = new Writer(16 + (distinct * (low + 3)) / 8);
    writer.bits(distinct, BITS);
    long last = -1;
    for (int i = 0; i < distinct; i++) {
      long gap = sorted[i] - last - 1;
      writer.unary(gap >>> low);
      writer.bits(gap & (1L << low) - 1, low);
      last = sorted[i];
    }
    return writer.bytes();
  }

  /** The shingles of a set, in order. */
  static long[] read(byte[] set) {
    Reader reader = new Reader(set);
    int distinct = (int) reader.bits(BITS);
    int low = lowBits(distinct);
    long[] shingles = new long[distinct];
    long last = -1;
    for (int i = 0; i < distinct; i++) {
      long gap = reader.unary() << low | reader.bits(low);
      last += gap + 1;
      shingles[i] = last;
    }
    return shingles;
  }

  /** The Jaccard similarity of two sets in the order of {@link #read}. */
  static double jaccard(long[] one, long[] other) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      long difference = one[i] - other[j];
      common += difference == 0 ? 1 : 0;
      i += difference <= 0 ? 1 : 0;
      j += difference >= 0 ? 1 : 0;
    }
    return (double) common / (one.length + other.length - common);
  }

  private static int lowBits(int distinct) {
    long mean = (1L << BITS) / Math.max(1, distinct);
    return Math.max(0, 63 - Long.numberOfLeadingZeros(Math.max(1, mean * 7 / 10)));
  }

  private static final class Writer {
    private byte[] bytes;
    private long pending;
    private int filled;
    private int size;

    Writer(int capacity) {
      bytes = new byte[capacity];
    }

    void bits(long value, int width) {
      for (int left = width; left > 0; ) {
        int take = Math.min(left, Byte.SIZE - filled);
        left -= take;
        pending = pending << take | value >>> left & (1L << take) - 1;
        filled += take;
        flush();
      }
    }

    void unary(long ones) {
      for (long left = ones; left > 0; left--) {
        bits(1, 1);
      }
      bits(0, 1);
    }

    private void flush() {
      if (filled == Byte.SIZE) {
        if (size == bytes.length) {
          bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) pending;
        pending = 0;
        filled = 0;
      }
    }

    byte[] bytes() {
      if (filled > 0) {
        bits(0, Byte.SIZE - filled);
      }
      return Arrays.copyOf(bytes, size);
    }
  }

  private static final class Reader {
    private final byte[] bytes;
    private long at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    long bits(int width) {
      long value = 0;
      for (int left = width; left > 0; ) {
        int used = (int) (at & 7);
        int take = Math.min(left, Byte.SIZE - used);
        int part = (bytes[(int) (at >>> 3)] & 0xFF) >>> Byte.SIZE - used - take;
        value = value << take | part & (1 << take) - 1;
        at += take;
        left -= take;
      }
      return value;
    }

    long unary() {
      long ones = 0;
      while (bits(1) == 1) {
        ones++;
      }
      return ones;
    }
  }
}

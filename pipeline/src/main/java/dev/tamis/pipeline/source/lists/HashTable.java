package dev.tamis.pipeline.source.lists;

import java.util.Arrays;

/**
 * A set of 64-bit hashes: sorted, with an index of where each beginning starts. In a large set the
 * index says 16 bits or more, so that 48 are stored: 6.1 bytes for each hash, in a small one 8. Of
 * five million entries a name that is not in the set is taken for one that is with a chance of 3 in
 * 10<sup>13</sup>. Immutable.
 */
final class HashTable {
  static final HashTable EMPTY = new HashTable(new long[0]);
  private static final int ENTRIES_PER_BUCKET = 32;

  /** From so many entries on the index has 16 bits. */
  private static final int LARGE = ENTRIES_PER_BUCKET << 15;

  private static final long STORED = 0xFFFF_FFFF_FFFFL;

  private final int size;

  /** All 64 bits; null in a large set. */
  private final long[] hashes;

  /** Bits 16 to 47 and 0 to 15; null in a small set. */
  private final int[] middle;

  private final short[] low;
  private final int[] starts;
  private final int shift;

  private HashTable(long[] sorted) {
    size = sorted.length;
    boolean large = size >= LARGE;
    hashes = large ? null : sorted;
    middle = large ? new int[size] : null;
    low = large ? new short[size] : null;
    for (int i = 0; i < size && large; i++) {
      middle[i] = (int) (sorted[i] >>> 16);
      low[i] = (short) sorted[i];
    }
    int bits =
        Math.max(
            1, 64 - Long.numberOfLeadingZeros(Math.max(1, sorted.length / ENTRIES_PER_BUCKET)));
    shift = 64 - bits;
    starts = new int[(1 << bits) + 1];
    int at = 0;
    for (int bucket = 0; bucket < starts.length; bucket++) {
      while (at < sorted.length && bucket(sorted[at]) < bucket) {
        at++;
      }
      starts[bucket] = at;
    }
  }

  boolean contains(long hash) {
    int bucket = bucket(hash);
    int from = starts[bucket];
    int to = starts[bucket + 1];
    long wanted = hashes == null ? hash & STORED : hash;
    while (from < to) {
      int between = (from + to) >>> 1;
      long found = at(between);
      if (found == wanted) {
        return true;
      }
      if (found < wanted) {
        from = between + 1;
      } else {
        to = between;
      }
    }
    return false;
  }

  private long at(int index) {
    return hashes == null
        ? (middle[index] & 0xFFFF_FFFFL) << 16 | (low[index] & 0xFFFF)
        : hashes[index];
  }

  int size() {
    return size;
  }

  private int bucket(long hash) {
    return (int) ((hash ^ Long.MIN_VALUE) >>> shift);
  }

  /** Collects hashes; not thread-safe. */
  static final class Builder {
    private long[] hashes = new long[64];
    private int size;

    void add(long hash) {
      if (size == hashes.length) {
        hashes = Arrays.copyOf(hashes, size + (size >> 1));
      }
      hashes[size++] = hash;
    }

    /** The hash that was added at a place. */
    long get(int index) {
      return hashes[index];
    }

    /** The hashes, each once. */
    long[] sorted() {
      long[] sorted = Arrays.copyOf(hashes, size);
      Arrays.sort(sorted);
      int distinct = 0;
      for (int i = 0; i < sorted.length; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1]) {
          sorted[distinct++] = sorted[i];
        }
      }
      return distinct == sorted.length ? sorted : Arrays.copyOf(sorted, distinct);
    }

    HashTable build() {
      long[] sorted = sorted();
      hashes = new long[0]; // So that two tables of a list are not in memory at once.
      size = 0;
      return sorted.length == 0 ? EMPTY : new HashTable(sorted);
    }
  }
}

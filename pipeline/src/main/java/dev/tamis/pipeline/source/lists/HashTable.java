package dev.tamis.pipeline.source.lists;

import java.util.Arrays;

/**
 * A set of 64-bit hashes in about 8.2 bytes each: sorted, with an index of where each beginning
 * starts. Of five million entries a name that is not in the set is taken for one that is with a
 * chance of 3 in 10<sup>13</sup>. Immutable.
 */
final class HashTable {
  static final HashTable EMPTY = new HashTable(new long[0]);
  private static final int ENTRIES_PER_BUCKET = 16;

  private final long[] hashes;
  private final int[] starts;
  private final int shift;

  private HashTable(long[] sorted) {
    hashes = sorted;
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

  /** Where a hash is; -1 if it is not there. */
  int find(long hash) {
    int bucket = bucket(hash);
    int found = Arrays.binarySearch(hashes, starts[bucket], starts[bucket + 1], hash);
    return found < 0 ? -1 : found;
  }

  boolean contains(long hash) {
    return hashes.length > 0 && find(hash) >= 0;
  }

  int size() {
    return hashes.length;
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

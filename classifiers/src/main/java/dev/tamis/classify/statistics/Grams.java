package dev.tamis.classify.statistics;

import java.util.Arrays;

/**
 * Counts 64-bit hashes without boxing them; emptied and used again from text to text. Emptying
 * costs what the next text needs, not what the largest one did. Not thread-safe.
 */
final class Grams {
  /** Mixes hashes that are put together; odd. */
  static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[1 << 10];
  private int[] counts = new int[1 << 10];
  private int mask = keys.length - 1;

  /** Begins a text: gives back what another one has made grow, if this one needs less. */
  void begin(int expected) {
    int capacity = capacity(expected);
    if (Buffers.isOutsized(keys.length, capacity)) {
      keys = new long[capacity];
      counts = new int[capacity];
    }
  }

  /** Empties the table and makes room for a number of different hashes. */
  void reset(int expected) {
    int capacity = capacity(expected);
    if (capacity > keys.length) {
      keys = new long[capacity];
      counts = new int[capacity];
    } else {
      Arrays.fill(counts, 0, capacity, 0);
    }
    mask = capacity - 1;
  }

  private static int capacity(int expected) {
    return Integer.highestOneBit(Math.max(8, expected)) * 4;
  }

  /** Counts a hash and returns its place, good until the next reset. */
  int add(long hash) {
    int at = find(hash);
    keys[at] = hash;
    counts[at]++;
    return at;
  }

  /** Takes a hash; false if it is there already, and then nothing changes. */
  boolean addOnce(long hash) {
    int at = find(hash);
    if (counts[at] != 0) {
      return false;
    }
    keys[at] = hash;
    counts[at] = 1;
    return true;
  }

  /** How often the hash at a place has been counted. */
  int countAt(int place) {
    return counts[place];
  }

  private int find(long hash) {
    long mixed = hash * 0xD6E8FEB86659FD93L;
    int at = (int) (mixed >>> 32) & mask;
    while (counts[at] != 0 && keys[at] != hash) {
      at = at + 1 & mask;
    }
    return at;
  }
}

package dev.tamis.classify.statistics;

import java.util.Arrays;

/**
 * Counts 64-bit hashes without boxing them; emptied and used again from text to text. Not
 * thread-safe.
 */
final class Grams {
  private long[] keys = new long[1 << 12];
  private int[] counts = new int[1 << 12];
  private int size;

  void clear() {
    Arrays.fill(keys, 0);
    Arrays.fill(counts, 0);
    size = 0;
  }

  /** Counts a hash and returns how often it has been seen, this time included. */
  int add(long hash) {
    if (size * 2 > keys.length) {
      grow();
    }
    int at = find(hash);
    if (counts[at] == 0) {
      keys[at] = hash;
      size++;
    }
    return ++counts[at];
  }

  /** Takes a hash; false if it is there already, and then nothing changes. */
  boolean addOnce(long hash) {
    if (counts[find(hash)] != 0) {
      return false;
    }
    add(hash);
    return true;
  }

  /** How often a hash has been seen. */
  int count(long hash) {
    return counts[find(hash)];
  }

  private int find(long hash) {
    int mask = keys.length - 1;
    int at = (int) (hash ^ hash >>> 32) & mask;
    while (counts[at] != 0 && keys[at] != hash) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        counts[at] = oldCounts[i];
      }
    }
  }
}

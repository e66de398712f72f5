package dev.tamis.classify.textness;

import java.util.Arrays;

/**
 * Counts 64-bit hashes without boxing them. Emptying it costs nothing: an entry is valid in the
 * round in which it was written. Not thread-safe.
 */
final class Counts {
  private long[] keys = new long[1 << 10];
  private int[] counts = new int[1 << 10];
  private int[] rounds = new int[1 << 10];
  private int round;
  private int size;
  private int once;

  void clear() {
    if (++round == Integer.MAX_VALUE) {
      Arrays.fill(rounds, 0);
      round = 1;
    }
    size = 0;
    once = 0;
  }

  /** Counts a hash and returns how often it has been seen, this time included. */
  int add(long hash) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int at = find(hash);
    if (rounds[at] != round) {
      rounds[at] = round;
      keys[at] = hash;
      counts[at] = 0;
      size++;
      once++;
    } else if (counts[at] == 1) {
      once--;
    }
    return ++counts[at];
  }

  /** Number of different hashes. */
  int distinct() {
    return size;
  }

  /** Number of hashes that were seen only once. */
  int once() {
    return once;
  }

  private int find(long hash) {
    int mask = keys.length - 1;
    int at = (int) (hash * 0xD6E8FEB86659FD93L >>> 32) & mask;
    while (rounds[at] == round && keys[at] != hash) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    int[] oldRounds = rounds;
    keys = new long[oldKeys.length * 2];
    counts = new int[oldKeys.length * 2];
    rounds = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldRounds[i] == round) {
        int at = find(oldKeys[i]);
        keys[at] = oldKeys[i];
        counts[at] = oldCounts[i];
        rounds[at] = round;
      }
    }
  }
}

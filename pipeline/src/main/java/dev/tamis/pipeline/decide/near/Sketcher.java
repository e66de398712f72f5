package dev.tamis.pipeline.decide.near;

import java.util.Arrays;

/**
 * Fast similarity sketching (Dahlgaard, Knudsen and Thorup, 2017, arXiv 1704.04370): a row agrees
 * in two sketches with the probability of the sets' Jaccard similarity, as in MinHash, but a set is
 * hashed once and not once for each row, and the estimate varies less. In round <i>r</i> each
 * element falls into one row with a value above those of earlier rounds; rounds go on until every
 * row has one, at the latest after twice as many as there are rows, for the later half visit the
 * rows one by one. Of the smallest value of a row eight bits are kept (<i>b</i>-bit MinHash), by
 * which two rows agree by chance once in 256. Not thread-safe.
 */
final class Sketcher {
  private static final int VALUE_BITS = 40;
  private static final long VALUE = (1L << VALUE_BITS) - 1;
  private static final long ROUND = 0xA0761D6478BD642FL;

  private final int rows;
  private final long[] smallest;

  /**
   * Sets it up.
   *
   * @param rows number of rows, at least 1
   */
  Sketcher(int rows) {
    this.rows = rows;
    this.smallest = new long[rows];
  }

  /**
   * The sketch of a set.
   *
   * @param elements hashes, all 64 bits mixed, in any order; repeated ones count once
   * @param count how many there are, at least 1
   * @return a byte for each row
   */
  byte[] sketch(long[] elements, int count) {
    Arrays.fill(smallest, Long.MAX_VALUE);
    first(elements, count);
    int empty = empty();
    for (int round = 1; empty > 0; round++) {
      later(elements, count, round);
      empty = empty();
    }
    byte[] sketch = new byte[rows];
    for (int row = 0; row < rows; row++) {
      sketch[row] = (byte) smallest[row];
    }
    return sketch;
  }

  /** The first round needs no new hash, for the elements are hashes. */
  private void first(long[] elements, int count) {
    for (int i = 0; i < count; i++) {
      long hash = elements[i];
      int row = (int) ((hash >>> VALUE_BITS) * rows >>> Long.SIZE - VALUE_BITS);
      long value = hash & VALUE;
      // Without a branch: which element is the smaller one cannot be predicted.
      smallest[row] = Math.min(smallest[row], value);
    }
  }

  private void later(long[] elements, int count, int round) {
    long seed = round * ROUND;
    for (int i = 0; i < count; i++) {
      long hash = (elements[i] ^ seed) * 0xBF58476D1CE4E5B9L;
      hash = (hash ^ hash >>> 32) * 0x94D049BB133111EBL;
      hash ^= hash >>> 29;
      int row =
          round < rows
              ? (int) ((hash >>> VALUE_BITS) * rows >>> Long.SIZE - VALUE_BITS)
              : round - rows;
      long value = (long) round << VALUE_BITS | hash & VALUE;
      smallest[row] = Math.min(smallest[row], value);
    }
  }

  private int empty() {
    int empty = 0;
    for (long value : smallest) {
      empty += value == Long.MAX_VALUE ? 1 : 0;
    }
    return empty;
  }
}

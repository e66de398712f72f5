package dev.tamis.language.fasttext;

import java.io.IOException;
import java.util.Arrays;

/** Which buckets of n-grams a model has rows for: all, or those that were kept on shrinking it. */
final class KeptNgrams {
  /** Not shrunk: every bucket has its row. */
  private static final KeptNgrams ALL = new KeptNgrams(null, null);

  private final int[] keys;
  private final int[] rows;

  private KeptNgrams(int[] keys, int[] rows) {
    this.keys = keys;
    this.rows = rows;
  }

  /**
   * Reads the table.
   *
   * @param size number of entries, or -1 for all buckets
   * @param maxRow the largest row that an entry may name
   */
  static KeptNgrams read(ModelFile in, long size, int maxRow) throws IOException {
    in.check(size >= -1 && size <= 1 << 28, 0, "-1 .. 2^28 kept n-grams", size);
    if (size < 0) {
      return ALL;
    }
    in.require(size * 2 * Integer.BYTES, size + " kept n-grams");
    int[] keys = new int[Integer.highestOneBit((int) size | 1) * 4];
    int[] rows = new int[keys.length];
    Arrays.fill(keys, -1);
    KeptNgrams kept = new KeptNgrams(keys, rows);
    for (long i = 0; i < size; i++) {
      int key = in.readInt("bucket of a kept n-gram", 0, Integer.MAX_VALUE);
      int slot = kept.slot(key);
      keys[slot] = key;
      rows[slot] = in.readInt("row of a kept n-gram", 0, maxRow);
    }
    return kept;
  }

  boolean isAll() {
    return keys == null;
  }

  /** Number of rows that the entries reach. */
  int rows() {
    int max = -1;
    for (int slot = 0; slot < keys.length; slot++) {
      max = keys[slot] >= 0 ? Math.max(max, rows[slot]) : max;
    }
    return max + 1;
  }

  /** The row of a bucket, counted from the first n-gram; -1 for what was not kept. */
  int row(int bucket) {
    if (keys == null) {
      return bucket;
    }
    int slot = slot(bucket);
    return keys[slot] < 0 ? -1 : rows[slot];
  }

  private int slot(int key) {
    int slot = key * 0x9E3779B9 >>> 7 & keys.length - 1;
    while (keys[slot] >= 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }
}

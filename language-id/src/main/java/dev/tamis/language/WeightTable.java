package dev.tamis.language;

import dev.tamis.language.internal.Ngrams;
import java.util.Arrays;

/**
 * The weights of one script's n-grams: for each bucket those of the few labels for which it speaks
 * most, in fours, so that the loop over them has few ends to guess. Where a bucket's weights begin
 * and how many there are is one number of 16 bits. Immutable.
 */
final class WeightTable {
  /** Entries that are read at once; the last ones of a bucket may be zeros. */
  private static final int STEP = 4;

  /** The most labels that a bucket may have. */
  static final int MAX_LABELS = 60;

  private static final int BLOCK_BITS = 6;
  private static final int START_BITS = 10;

  private final Ngrams ngrams;

  /** For each 64 buckets where the first of them begins, in steps. */
  private final int[] blocks;

  /** How far behind that each bucket begins, and above it how many steps it has. */
  private final char[] buckets;

  /** A label's index times 256, and its weight in the lower byte. */
  private final short[] entries;

  /**
   * Lays weights out.
   *
   * @param counts how many labels each bucket has
   * @param labels the labels of all buckets, one after the other
   * @param weights of the labels
   */
  WeightTable(byte[] counts, byte[] labels, byte[] weights) {
    int bits = Integer.numberOfTrailingZeros(counts.length);
    ngrams = new Ngrams(bits);
    blocks = new int[(counts.length >> BLOCK_BITS) + 1];
    buckets = new char[counts.length];
    int steps = 0;
    for (byte count : counts) {
      steps += (count + STEP - 1) / STEP;
    }
    // One step more, so that the first entry of an empty last bucket can be read.
    entries = new short[(steps + 1) * STEP];
    int from = 0;
    int size = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      if ((bucket & (1 << BLOCK_BITS) - 1) == 0) {
        blocks[bucket >> BLOCK_BITS] = size / STEP;
      }
      int behind = size / STEP - blocks[bucket >> BLOCK_BITS];
      int own = (counts[bucket] + STEP - 1) / STEP;
      buckets[bucket] = (char) (own << START_BITS | behind);
      for (int i = 0; i < counts[bucket]; i++, from++) {
        entries[size + i] = (short) (labels[from] << 8 | weights[from] & 0xff);
      }
      size += own * STEP;
    }
  }

  /** Adds up the weights of words. Belongs to a thread. */
  static final class Scorer implements Ngrams.Sink {
    private static final int BUCKETS = 256;

    private final WeightTable table;
    private final int[] starts = new int[BUCKETS];
    private final int[] ends = new int[BUCKETS];

    /** The sum of each label. */
    final int[] sums;

    private int count;
    private int features;

    /** Keeps the compiler from leaving out reads that only warm the caches. */
    @SuppressWarnings("UnusedVariable")
    private int touched;

    Scorer(WeightTable table, int labels) {
      this.table = table;
      this.sums = new int[labels];
    }

    void clear() {
      Arrays.fill(sums, 0);
      features = 0;
    }

    /** How many features there were since the last {@link #clear}. */
    int features() {
      return features;
    }

    void word(char[] text, int from, int to, long hash, int group) {
      table.ngrams.features(text, from, to, hash, group, this);
      if (count > BUCKETS / 2) {
        flush();
      }
    }

    /** Adds what a single letter says. */
    void letter(char letter) {
      bucket(table.ngrams.letter(letter));
    }

    @Override
    public void bucket(int bucket) {
      if (count == BUCKETS) {
        flush();
      }
      starts[count++] = bucket;
    }

    /** Adds what is waiting; in two loops, so that look-ups do not wait for each other. */
    void flush() {
      short[] entries = table.entries;
      for (int i = 0; i < count; i++) {
        int bucket = starts[i];
        int place = table.buckets[bucket];
        int start = (table.blocks[bucket >> BLOCK_BITS] + (place & (1 << START_BITS) - 1)) * STEP;
        starts[i] = start;
        ends[i] = start + (place >> START_BITS) * STEP;
        touched += entries[start];
      }
      for (int i = 0; i < count; i++) {
        for (int e = starts[i], end = ends[i]; e < end; e += STEP) {
          int first = entries[e];
          int second = entries[e + 1];
          int third = entries[e + 2];
          int fourth = entries[e + 3];
          sums[first >> 8 & 0xff] += (byte) first;
          sums[second >> 8 & 0xff] += (byte) second;
          sums[third >> 8 & 0xff] += (byte) third;
          sums[fourth >> 8 & 0xff] += (byte) fourth;
        }
      }
      features += count;
      count = 0;
    }
  }
}

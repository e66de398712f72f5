package dev.tamis.language;

import java.util.Arrays;

/**
 * Adds up the weights of a text's features. The features of a text are those of its words, and most
 * words of a text have been seen before: their sums are remembered, which changes the speed and no
 * answer. Belongs to a thread.
 */
final class NgramScorer implements Ngrams.WordSink, Ngrams.Sink {
  /** Words of a script that are remembered, at most; a power of two. */
  private static final int WORDS = 1 << 13;

  /** Buckets that are looked up at once. */
  private static final int BUCKETS = 128;

  private final NgramModel model;
  private final Ngrams ngrams;
  private final Memory[] memories = new Memory[Scripts.count()];

  private int[] sums = new int[0];
  private int features;

  private Memory memory;
  private int[] target;
  private int targetFrom;
  private int wordFeatures;

  private final int[] starts = new int[BUCKETS];
  private final int[] ends = new int[BUCKETS];
  private int bucketCount;

  /** Keeps the compiler from leaving out reads that only warm the caches. */
  @SuppressWarnings("UnusedVariable")
  private int touched;

  /** The words of a script that were seen last. */
  private static final class Memory {
    final int script;
    final int firstLabel;
    final int width;
    final long[] hashes = new long[WORDS];
    final byte[] features = new byte[WORDS];
    final int[] sums;
    final int[] total;

    Memory(int script, int firstLabel, int width) {
      this.script = script;
      this.firstLabel = firstLabel;
      this.width = width;
      this.sums = new int[WORDS * width];
      this.total = new int[width];
    }
  }

  NgramScorer(NgramModel model) {
    this.model = model;
    this.ngrams = new Ngrams(model.bits);
  }

  NgramModel model() {
    return model;
  }

  /**
   * Sum of the weights of each label of the text's script, from its first label on; overwritten by
   * the next call.
   */
  int[] sums() {
    return sums;
  }

  /** How many features the text had. */
  int features() {
    return features;
  }

  /**
   * Adds up the features between two places of a text that are in letters of {@code script}; at
   * most {@link Paragraphs#MAX_LETTERS} of them, so that no sum overflows.
   */
  void score(char[] text, int from, int to, int script) {
    memory = memories[script];
    if (memory == null) {
      memory = new Memory(script, model.firstLabel(script), model.labelCount(script));
      memories[script] = memory;
    }
    sums = memory.total;
    Arrays.fill(sums, 0);
    features = 0;
    if (memory.width > 0) {
      Ngrams.words(text, from, to, script, this);
    }
  }

  @Override
  public void word(char[] text, int from, int to, long hash) {
    Memory words = memory;
    if (to - from > Ngrams.MAX_WORD_LETTERS || hash == 0) {
      addUp(text, from, to, hash, sums, 0);
      features += wordFeatures;
      return;
    }
    int slot = (int) (hash >>> 32) & WORDS - 1;
    int row = slot * words.width;
    if (words.hashes[slot] != hash) {
      words.hashes[slot] = hash;
      Arrays.fill(words.sums, row, row + words.width, 0);
      addUp(text, from, to, hash, words.sums, row);
      words.features[slot] = (byte) wordFeatures;
    }
    features += words.features[slot];
    add(words.sums, row, sums, words.width);
  }

  /** A loop of its own, which the compiler turns into vector instructions. */
  private static void add(int[] from, int offset, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += from[offset + i];
    }
  }

  private void addUp(char[] text, int from, int to, long hash, int[] into, int offset) {
    wordFeatures = 0;
    bucketCount = 0;
    target = into;
    targetFrom = offset - memory.firstLabel;
    ngrams.features(text, from, to, hash, memory.script, this);
    addBuckets();
  }

  @Override
  public void bucket(int bucket) {
    if (bucketCount == BUCKETS) {
      addBuckets();
    }
    starts[bucketCount++] = bucket;
    wordFeatures++;
  }

  /** In two loops, so that the look-ups, which miss the caches, do not wait for each other. */
  private void addBuckets() {
    int[] offsets = model.offsets;
    short[] entries = model.entries;
    for (int i = 0; i < bucketCount; i++) {
      int bucket = starts[i];
      starts[i] = offsets[bucket];
      ends[i] = offsets[bucket + 1];
      touched += entries[Math.min(starts[i], entries.length - 1)];
    }
    int first = memory.firstLabel;
    int width = memory.width;
    for (int i = 0; i < bucketCount; i++) {
      for (int e = starts[i], end = ends[i]; e < end; e++) {
        int label = entries[e] >> 8 & 0xff;
        // Labels of other scripts are there where two n-grams share a bucket.
        if (label - first >= 0 && label - first < width) {
          target[targetFrom + label] += (byte) entries[e];
        }
      }
    }
    bucketCount = 0;
  }
}

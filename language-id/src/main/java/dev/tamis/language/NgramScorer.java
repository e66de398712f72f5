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
  private final int[] starts = new int[BUCKETS];
  private final int[] ends = new int[BUCKETS];

  private Memory memory;
  private int features;

  private int[] target;
  private int targetFrom;
  private int wordFeatures;
  private int bucketCount;

  /** Keeps the compiler from leaving out reads that only warm the caches. */
  @SuppressWarnings("UnusedVariable")
  private int touched;

  /** The words of a script that were seen last. */
  private static final class Memory {
    final int script;
    final ScriptTable table;
    final long[] hashes = new long[WORDS];
    final byte[] features = new byte[WORDS];
    final int[] sums;
    final int[] total;

    Memory(int script, ScriptTable table) {
      this.script = script;
      this.table = table;
      this.sums = new int[WORDS * table.width];
      this.total = new int[table.width];
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
    return memory.total;
  }

  /** How many features the text had. */
  int features() {
    return features;
  }

  /**
   * Adds up the features between two places of a text that are in letters of {@code script}, of
   * which the model has labels; at most {@link Paragraphs#MAX_LETTERS} letters, so that no sum
   * overflows.
   */
  void score(char[] text, int from, int to, int script) {
    memory = memories[script];
    if (memory == null) {
      memory = new Memory(script, model.table(script));
      memories[script] = memory;
    }
    Arrays.fill(memory.total, 0);
    features = 0;
    Ngrams.words(text, from, to, script, this);
  }

  @Override
  public void word(char[] text, int from, int to, long hash) {
    Memory words = memory;
    if (to - from > Ngrams.MAX_WORD_LETTERS || hash == 0) {
      addUp(text, from, to, hash, words.total, 0);
      features += wordFeatures;
      return;
    }
    int width = words.table.width;
    int slot = (int) (hash >>> 32) & WORDS - 1;
    int row = slot * width;
    if (words.hashes[slot] != hash) {
      words.hashes[slot] = hash;
      Arrays.fill(words.sums, row, row + width, 0);
      addUp(text, from, to, hash, words.sums, row);
      words.features[slot] = (byte) wordFeatures;
    }
    features += words.features[slot];
    add(words.sums, row, words.total, width);
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
    targetFrom = offset;
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
    ScriptTable table = memory.table;
    short[] entries = table.entries;
    for (int i = 0; i < bucketCount; i++) {
      int bucket = starts[i];
      int place = table.place(bucket);
      int start = table.start(bucket, place);
      starts[i] = start;
      ends[i] = ScriptTable.end(start, place);
      touched += entries[start];
    }
    int[] sums = target;
    int from = targetFrom;
    for (int i = 0; i < bucketCount; i++) {
      for (int e = starts[i], end = ends[i]; e < end; e += ScriptTable.STEP) {
        int first = entries[e];
        int second = entries[e + 1];
        int third = entries[e + 2];
        int fourth = entries[e + 3];
        sums[from + (first >> 8 & 0xff)] += (byte) first;
        sums[from + (second >> 8 & 0xff)] += (byte) second;
        sums[from + (third >> 8 & 0xff)] += (byte) third;
        sums[from + (fourth >> 8 & 0xff)] += (byte) fourth;
      }
    }
    bucketCount = 0;
  }
}

package dev.tamis.language;

import dev.tamis.language.internal.WordReader;
import java.util.Arrays;

/**
 * What the frequent words of a script's languages say, summed up beforehand: for each word the
 * seven labels with the highest sums, by how much they are above the eighth. A word takes two
 * longs: 16 bits that tell it from others and seven pairs of label and weight. Immutable.
 */
final class WordTable {
  /** Labels of a word. */
  static final int LABELS = 7;

  /** Slots that a word may be in. */
  private static final int GROUP = 4;

  private final long[] slots;
  private final int shift;

  /** What a weight of 1 is in sums of n-grams. */
  final float scale;

  /**
   * Takes the slots.
   *
   * @param slots two longs a slot, a power of two of them, at least four slots
   * @param scale what a weight of 1 is in sums of n-grams
   */
  WordTable(long[] slots, float scale) {
    if (slots.length < 2 * GROUP || Integer.bitCount(slots.length) != 1) {
      throw new IllegalArgumentException(
          "the number of slots must be a power of two (got: " + slots.length + " longs)");
    }
    this.slots = slots;
    this.shift = Long.numberOfLeadingZeros(slots.length / (2 * GROUP)) + 1;
    this.scale = scale;
  }

  long[] slots() {
    return slots;
  }

  private static int home(long hash, int shift) {
    return shift > 63 ? 0 : (int) (hash >>> shift) * 2 * GROUP;
  }

  /** The bits that tell a word from others in the same place; never 0. */
  private static long mark(long hash) {
    return (hash * 0xD6E8FEB86659FD93L >>> 48) | 1;
  }

  /**
   * Puts a word where there is room for it.
   *
   * @param labels in order, at most seven
   * @param weights of the labels, 1 to 255
   * @return whether there was room
   */
  boolean put(long hash, int[] labels, int[] weights, int count) {
    int home = home(hash, shift);
    for (int slot = home; slot < home + 2 * GROUP; slot += 2) {
      long there = slots[slot] & 0xffff;
      if (there == mark(hash)) {
        return false;
      }
      if (there == 0) {
        slots[slot] = mark(hash);
        for (int i = 0; i < count; i++) {
          long pair = (long) labels[i] << 8 | weights[i];
          slots[slot + (i < 3 ? 0 : 1)] |= pair << 16 * (i < 3 ? i + 1 : i - 3);
        }
        return true;
      }
    }
    return false;
  }

  /** Adds up what words say. Belongs to a thread. */
  static final class Scorer {
    private static final int BATCH = 64;

    private final WordTable table;
    private final int[] places = new int[BATCH];
    private final long[] hashes = new long[BATCH];
    private final int[] lengths = new int[BATCH];

    /** The sum of each label, and one place more for what is no label. */
    final int[] sums = new int[256];

    private int found;
    private int features;

    /** Keeps the compiler from leaving out reads that only warm the caches. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    Scorer(WordTable table) {
      this.table = table;
    }

    void clear() {
      Arrays.fill(sums, 0);
      found = 0;
      features = 0;
    }

    /** How many words were found since the last {@link #clear}. */
    int found() {
      return found;
    }

    /** How many n-grams the words found have. */
    int features() {
      return features;
    }

    /** Adds the words of a script between two places of what was read. */
    void words(WordReader reader, int from, int to, int group) {
      for (int first = from; first < to; first += BATCH) {
        int count = 0;
        for (int word = first; word < Math.min(to, first + BATCH); word++) {
          if (reader.groups[word] == group) {
            hashes[count] = reader.hashes[word];
            lengths[count++] = featuresOf(reader.ends[word] - reader.starts[word]);
          }
        }
        batch(count);
      }
    }

    /** Adds the letters of the words of a script between two places of what was read. */
    void letters(char[] text, WordReader reader, int from, int to, int group) {
      int count = 0;
      for (int word = from; word < to; word++) {
        if (reader.groups[word] == group) {
          for (int i = reader.starts[word]; i < reader.ends[word]; i++) {
            hashes[count] = WordReader.hash(text[i]);
            lengths[count++] = 1;
            if (count == BATCH) {
              batch(count);
              count = 0;
            }
          }
        }
      }
      batch(count);
    }

    /** In two loops, so that look-ups do not wait for each other. */
    private void batch(int count) {
      long[] slots = table.slots;
      int shift = table.shift;
      long sum = 0;
      for (int i = 0; i < count; i++) {
        int home = home(hashes[i], shift);
        sum += slots[home];
        places[i] = home;
      }
      touched += sum;
      int[] own = sums;
      for (int i = 0; i < count; i++) {
        long mark = mark(hashes[i]);
        int slot = places[i];
        long low = slots[slot];
        if ((low & 0xffff) != mark) {
          low = slots[slot += 2];
          if ((low & 0xffff) != mark) {
            low = slots[slot += 2];
            if ((low & 0xffff) != mark) {
              low = slots[slot += 2];
              if ((low & 0xffff) != mark) {
                continue;
              }
            }
          }
        }
        long high = slots[slot + 1];
        own[(int) (low >>> 24) & 0xff] += (int) (low >>> 16) & 0xff;
        own[(int) (low >>> 40) & 0xff] += (int) (low >>> 32) & 0xff;
        own[(int) (low >>> 56)] += (int) (low >>> 48) & 0xff;
        own[(int) (high >>> 8) & 0xff] += (int) high & 0xff;
        own[(int) (high >>> 24) & 0xff] += (int) (high >>> 16) & 0xff;
        own[(int) (high >>> 40) & 0xff] += (int) (high >>> 32) & 0xff;
        own[(int) (high >>> 56)] += (int) (high >>> 48) & 0xff;
        found++;
        features += lengths[i];
      }
    }
  }

  /** How many n-grams a word of so many letters has: see Ngrams. */
  static int featuresOf(int letters) {
    return letters < 3 ? 3 * letters - 1 : 3 * letters;
  }
}

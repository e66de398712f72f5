package dev.tamis.pipeline.curate.contamination;

import dev.tamis.pipeline.words.FoldedWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The n-grams of all items of all benchmarks, by hash. An item of fewer words than an n-gram is
 * looked for as a whole. Memory: 14 to 16 bytes for each n-gram (8 for its hash, 4 for its number,
 * 1 to 2 for a filter, half to one for an index) and 4 for each item; a million items of 60 words
 * take about 750 MB. Immutable and thread-safe.
 */
final class BenchmarkIndex {
  private static final long BASE = 0xD6E8FEB86659FD93L;

  private final List<String> names;
  private final int[] firstItems;
  private final int[] firstGrams;
  private final int ngram;
  private final int[] lengths;
  private final int shift;
  private final int[] starts;
  private final long[] keys;
  private final int[] grams;
  private final long[] filter;
  private final int skipped;
  private final int common;

  private BenchmarkIndex(Builder builder) {
    names = List.copyOf(builder.names);
    firstItems = toInts(builder.firstItems);
    firstGrams = Arrays.copyOf(builder.firstGrams, builder.items + 1);
    firstGrams[builder.items] = builder.size;
    ngram = builder.ngram;
    lengths = builder.lengths();
    skipped = builder.skipped;
    int bits = Math.max(4, 32 - Integer.numberOfLeadingZeros(Math.max(1, builder.size) / 4));
    shift = Long.SIZE - bits;
    int[] counts = new int[(1 << bits) + 1];
    for (int i = 0; i < builder.size; i++) {
      counts[(int) (builder.hashes[i] >>> shift) + 1]++;
    }
    for (int i = 1; i < counts.length; i++) {
      counts[i] += counts[i - 1];
    }
    int[] next = Arrays.copyOf(counts, counts.length);
    long[] sorted = new long[builder.size];
    int[] numbers = new int[builder.size];
    for (int i = 0; i < builder.size; i++) {
      int at = next[(int) (builder.hashes[i] >>> shift)]++;
      sorted[at] = builder.hashes[i];
      numbers[at] = i;
    }
    common = dropCommon(sorted, numbers, counts, builder.maxItems);
    starts = counts;
    keys = sorted;
    grams = numbers;
    filter = new long[Math.max(1, Integer.highestOneBit(Math.max(8, builder.size)) / 4)];
    for (int i = 0; i < keys.length; i++) {
      if (grams[i] >= 0) {
        int bit = filterBit(keys[i]);
        filter[bit >>> 6] |= 1L << bit;
      }
    }
  }

  /** Forgets the n-grams that too many items have; how many n-grams. */
  private int dropCommon(long[] sorted, int[] numbers, int[] counts, int maxItems) {
    int dropped = 0;
    long[] seen = new long[16];
    for (int bucket = 0; bucket + 1 < counts.length; bucket++) {
      int distinct = 0;
      for (int i = counts[bucket]; i < counts[bucket + 1]; i++) {
        long key = sorted[i];
        if (contains(seen, distinct, key)) {
          continue;
        }
        seen = distinct == seen.length ? Arrays.copyOf(seen, 2 * distinct) : seen;
        seen[distinct++] = key;
        int same = 0;
        for (int j = i; j < counts[bucket + 1]; j++) {
          same += sorted[j] == key ? 1 : 0;
        }
        for (int j = i; same > maxItems && j < counts[bucket + 1]; j++) {
          numbers[j] = sorted[j] == key ? -1 : numbers[j];
        }
        dropped += same > maxItems ? 1 : 0;
      }
    }
    return dropped;
  }

  private static boolean contains(long[] keys, int count, long key) {
    for (int i = 0; i < count; i++) {
      if (keys[i] == key) {
        return true;
      }
    }
    return false;
  }

  /** Is told where n-grams of items occur. */
  @FunctionalInterface
  interface Visitor {
    /**
     * An n-gram.
     *
     * @param item number of the item
     * @param gram number of the n-gram in the item, from 0
     * @param word where it begins in the text
     * @param length its words
     */
    void found(int item, int gram, int word, int length);
  }

  /** Finds the n-grams in a text that was cut into words, in their order. */
  void find(FoldedWords words, long[] prefixes, Visitor visitor) {
    int count = words.count();
    for (int i = 0; i < count; i++) {
      prefixes[i + 1] = prefixes[i] * BASE + words.hash(i);
    }
    for (int length : lengths) {
      long power = power(length);
      for (int i = 0; i + length <= count; i++) {
        long key = FoldedWords.mix(prefixes[i + length] - prefixes[i] * power + length);
        int bit = filterBit(key);
        if ((filter[bit >>> 6] & 1L << bit) != 0) {
          look(key, i, length, visitor);
        }
      }
    }
  }

  private void look(long key, int word, int length, Visitor visitor) {
    int bucket = (int) (key >>> shift);
    for (int i = starts[bucket]; i < starts[bucket + 1]; i++) {
      if (keys[i] == key && grams[i] >= 0) {
        int found = Arrays.binarySearch(firstGrams, grams[i]);
        int item = found >= 0 ? last(found) : -found - 2;
        visitor.found(item, grams[i] - firstGrams[item], word, length);
      }
    }
  }

  /** Items without n-grams begin where the next one does. */
  private int last(int found) {
    int item = found;
    while (firstGrams[item + 1] == firstGrams[item]) {
      item++;
    }
    return item;
  }

  private int filterBit(long key) {
    return (int) (key & ((long) filter.length << 6) - 1);
  }

  private static long power(int length) {
    long power = 1;
    for (int i = 0; i < length; i++) {
      power *= BASE;
    }
    return power;
  }

  /** Number of n-grams of an item. */
  int grams(int item) {
    return firstGrams[item + 1] - firstGrams[item];
  }

  /** Name of the benchmark of an item. */
  String name(int item) {
    return names.get(benchmark(item));
  }

  /** Number of an item in its benchmark, from 0. */
  int number(int item) {
    return item - firstItems[benchmark(item)];
  }

  private int benchmark(int item) {
    int found = Arrays.binarySearch(firstItems, item);
    return found >= 0 ? found : -found - 2;
  }

  /** Number of items that are too short to be looked for. */
  int skipped() {
    return skipped;
  }

  /** Number of n-grams that too many items share. */
  int common() {
    return common;
  }

  int ngram() {
    return ngram;
  }

  /** Bytes that it takes, about. */
  long memory() {
    return 8L * keys.length
        + 4L * (grams.length + starts.length + firstGrams.length)
        + 8L * filter.length;
  }

  private static int[] toInts(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Takes benchmarks one after the other. Not thread-safe. */
  static final class Builder {
    private final int ngram;
    private final int minWords;
    private final int maxItems;
    private final FoldedWords words = new FoldedWords();
    private final List<String> names = new ArrayList<>();
    private final List<Integer> firstItems = new ArrayList<>();
    private final boolean[] used;
    private int[] firstGrams = new int[1024];
    private long[] hashes = new long[1 << 14];
    private int items;
    private int size;
    private int skipped;

    Builder(int ngram, int minWords, int maxItems) {
      this.ngram = ngram;
      this.minWords = minWords;
      this.maxItems = maxItems;
      this.used = new boolean[ngram + 1];
    }

    void add(String name, Iterable<BenchmarkReader.Item> benchmark) {
      names.add(name);
      firstItems.add(items);
      for (BenchmarkReader.Item item : benchmark) {
        if (items + 2 > firstGrams.length) {
          firstGrams = Arrays.copyOf(firstGrams, 2 * firstGrams.length);
        }
        firstGrams[items++] = size;
        int before = size;
        item.texts().forEach(this::add);
        skipped += size == before ? 1 : 0;
      }
    }

    private void add(String text) {
      words.cut(text);
      int length = Math.min(ngram, words.count());
      if (length < Math.min(minWords, ngram)) {
        return;
      }
      used[length] = true;
      long power = power(length);
      long rolling = 0;
      for (int i = 0; i < words.count(); i++) {
        rolling = rolling * BASE + words.hash(i);
        if (i >= length) {
          rolling -= words.hash(i - length) * power;
        }
        if (i >= length - 1) {
          if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size + size / 2);
          }
          hashes[size++] = FoldedWords.mix(rolling + length);
        }
      }
    }

    private int[] lengths() {
      List<Integer> lengths = new ArrayList<>();
      for (int length = ngram; length > 0; length--) {
        if (used[length]) {
          lengths.add(length);
        }
      }
      return toInts(lengths);
    }

    BenchmarkIndex build() {
      return new BenchmarkIndex(this);
    }
  }
}

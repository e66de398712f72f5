package dev.tamis.pipeline.curate.contamination;

import dev.tamis.pipeline.words.FoldedWords;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks for the items of benchmarks in texts. Not thread-safe. */
final class Overlap {
  private final BenchmarkIndex index;
  private final double minCover;
  private final FoldedWords words = new FoldedWords();
  private long[] prefixes = new long[1 << 12];

  /**
   * Sets it up.
   *
   * @param minCover least share of an item's n-grams; 0: one is enough
   */
  Overlap(BenchmarkIndex index, double minCover) {
    this.index = index;
    this.minCover = minCover;
  }

  /**
   * An item in a text.
   *
   * @param item its number in the index
   * @param cover share of its n-grams that the text has, above 0 and at most 1
   * @param spans where they lie, pairs of start and end in UTF-16 units
   */
  record Match(int item, double cover, List<int[]> spans) {}

  /** The items in a text, in their order. */
  List<Match> matches(String text) {
    words.cut(text);
    if (prefixes.length <= words.count()) {
      prefixes = new long[words.count() + words.count() / 2 + 1];
    }
    Map<Integer, BitSet> covered = new TreeMap<>();
    Map<Integer, List<int[]>> spans = new TreeMap<>();
    index.find(
        words,
        prefixes,
        (item, gram, word, length) -> {
          covered.computeIfAbsent(item, first -> new BitSet()).set(gram);
          spans
              .computeIfAbsent(item, first -> new ArrayList<>())
              .add(new int[] {words.start(word), words.end(word + length - 1)});
        });
    List<Match> matches = new ArrayList<>();
    covered.forEach(
        (item, grams) -> {
          double cover = (double) grams.cardinality() / index.grams(item);
          if (cover >= minCover) {
            matches.add(new Match(item, cover, spans.get(item)));
          }
        });
    return matches;
  }

  /** A text without the stretches of matches. */
  static String cut(String text, List<Match> matches) {
    BitSet out = new BitSet(text.length());
    for (Match match : matches) {
      match.spans().forEach(span -> out.set(span[0], span[1]));
    }
    StringBuilder kept = new StringBuilder(text.length());
    for (int at = out.nextClearBit(0); at < text.length(); ) {
      int end = out.nextSetBit(at);
      end = end < 0 ? text.length() : end;
      kept.append(text, at, end);
      at = out.nextClearBit(end);
    }
    return kept.toString();
  }
}

package dev.tamis.language.fasttext;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The labels with the highest logarithms of probability. */
final class Best {
  private static final Comparator<Scored> LOWEST_FIRST =
      Comparator.<Scored>comparingDouble(scored -> scored.logarithm)
          .thenComparing(scored -> scored.label, Comparator.reverseOrder());

  private final int most;
  private final PriorityQueue<Scored> kept;

  /** A label by its number. */
  record Scored(float logarithm, int label) {}

  Best(int most) {
    this.most = most;
    this.kept = new PriorityQueue<>(Math.min(most, 64) + 1, LOWEST_FIRST);
  }

  /** fastText's logarithm, which is finite at 0. */
  static float log(double probability) {
    return (float) Math.log(probability + 1e-5);
  }

  /** Whether a label with this logarithm could still be among the best. */
  boolean admits(float logarithm) {
    return kept.size() < most || logarithm >= kept.peek().logarithm;
  }

  void add(float logarithm, int label) {
    // What is not a number comes of weights that overflow and says nothing.
    if (!Float.isNaN(logarithm) && admits(logarithm)) {
      kept.add(new Scored(logarithm, label));
      if (kept.size() > most) {
        kept.poll();
      }
    }
  }

  List<Scored> descending() {
    List<Scored> sorted = new ArrayList<>(kept);
    sorted.sort(LOWEST_FIRST.reversed());
    return sorted;
  }
}

package dev.tamis.pipeline.decide.near;

import java.io.Serializable;

/**
 * Whether two candidates are near-duplicates, and how similar they are: by how many rows of their
 * sketches agree, or exactly on their shingles. Exactly means: at least as many rows agree as all
 * but one in a million pairs at the threshold have, and then the Jaccard similarity of the shingle
 * sets decides. Symmetric, and the same on every machine.
 */
final class Verifier implements Serializable {
  private static final long serialVersionUID = 1L;

  /** By chance two rows of eight bits agree this often. */
  private static final double CHANCE = 1.0 / 256;

  private static final double DEVIATIONS = 4.9;

  private final int rows;
  private final double threshold;
  private final boolean exact;
  private final int least;

  /**
   * Sets it up.
   *
   * @param rows of a sketch
   * @param threshold least Jaccard similarity of near-duplicates, above 0 and at most 1
   * @param exact whether shingles decide
   */
  Verifier(int rows, double threshold, boolean exact) {
    this(
        rows,
        check(threshold),
        exact,
        exact ? leastBeforeExact(rows, threshold) : leastBySketch(rows, threshold));
  }

  private Verifier(int rows, double threshold, boolean exact, int least) {
    this.rows = rows;
    this.threshold = threshold;
    this.exact = exact;
    this.least = least;
  }

  /** Takes every candidate for a near-duplicate. */
  static Verifier none(int rows) {
    return new Verifier(rows, 0, false, 0);
  }

  private static double check(double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "threshold must be above 0 and at most 1 (got: " + threshold + ")");
    }
    return threshold;
  }

  private static int leastBySketch(int rows, double threshold) {
    int matches = 0;
    while (matches < rows && estimate(matches, rows) < threshold) {
      matches++;
    }
    return matches;
  }

  private static int leastBeforeExact(int rows, double threshold) {
    double share = threshold + (1 - threshold) * CHANCE;
    double deviation = StrictMath.sqrt(rows * share * (1 - share));
    return (int) Math.max(0, StrictMath.floor(rows * share - DEVIATIONS * deviation));
  }

  /** How many rows of two near-duplicates agree at least. */
  int least() {
    return least;
  }

  double threshold() {
    return threshold;
  }

  /** The similarity of two documents, or a negative number where they are no near-duplicates. */
  double similarity(Print one, Print other) {
    int matches = Layout.matches(one.sketch(), other.sketch());
    if (matches < least) {
      return -1;
    }
    double measured = exact ? measure(one, other) : estimate(matches, rows);
    return !exact || measured >= threshold ? measured : -1;
  }

  /** The similarity of any two documents, 0 to 1. */
  double measure(Print one, Print other) {
    return exact
        ? ShingleSet.jaccard(ShingleSet.read(one.shingles()), ShingleSet.read(other.shingles()))
        : estimate(Layout.matches(one.sketch(), other.sketch()), rows);
  }

  private static double estimate(int matches, int rows) {
    return Math.max(0, ((double) matches / rows - CHANCE) / (1 - CHANCE));
  }
}

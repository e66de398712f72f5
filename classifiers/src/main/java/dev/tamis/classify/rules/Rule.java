package dev.tamis.classify.rules;

import dev.tamis.classify.statistics.Signal;
import dev.tamis.classify.statistics.TextStatistics;

/**
 * A text passes if its signal is not below, or not above, a threshold.
 *
 * @param name name of the rule within its set
 * @param signal what is measured
 * @param bound on which side the text may not lie
 * @param threshold the last value that passes
 */
public record Rule(String name, Signal signal, Bound bound, double threshold) {

  /** Sides. */
  public enum Bound {
    /** Lower values fail. */
    MIN,
    /** Higher values fail. */
    MAX
  }

  /** Checks that the threshold is a number. */
  public Rule {
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException(
          "threshold of " + name + " must be finite (got: " + threshold + ")");
    }
  }

  /**
   * Whether the rule can say anything of a text: that of stop words cannot where the language has
   * no list.
   */
  public boolean applies(TextStatistics statistics) {
    return signal != Signal.STOP_WORDS || statistics.areStopWordsKnown();
  }

  /** Whether a text passes. */
  public boolean passes(TextStatistics statistics) {
    double value = statistics.get(signal);
    return bound == Bound.MIN ? value >= threshold : value <= threshold;
  }
}

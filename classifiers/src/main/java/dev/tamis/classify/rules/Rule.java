package dev.tamis.classify.rules;

import dev.tamis.classify.statistics.Signal;
import dev.tamis.classify.statistics.TextStatistics;

/**
 * A text passes if its signal is not below, or not above, a threshold.
 *
 * @param name name of the rule within its set
 * @param signal what is measured
 * @param bound on which side the text may not lie
 * @param threshold the last value that passes; an infinity that every value passes switches the
 *     rule off
 */
public record Rule(String name, Signal signal, Bound bound, double threshold) {

  /** Sides. */
  public enum Bound {
    /** Lower values fail. */
    MIN,
    /** Higher values fail. */
    MAX;

    /** The threshold that every value passes. */
    public double off() {
      return this == MIN ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
  }

  /** Checks that the threshold is a number or switches the rule off. */
  public Rule {
    if (!Double.isFinite(threshold) && threshold != bound.off()) {
      throw new IllegalArgumentException(
          "threshold of " + name + " must be finite (got: " + threshold + ")");
    }
  }

  /** Whether the rule is switched off, for this language or altogether. */
  public boolean isOff() {
    return threshold == bound.off();
  }

  /** The same rule with another threshold. */
  public Rule withThreshold(double newThreshold) {
    return new Rule(name, signal, bound, newThreshold);
  }

  /**
   * Whether the rule can say anything of a text: that of stop words cannot where the language has
   * no list, and one that is off never does.
   */
  public boolean applies(TextStatistics statistics) {
    return !isOff() && statistics.has(signal);
  }

  /** Whether a text passes. */
  public boolean passes(TextStatistics statistics) {
    double value = statistics.get(signal);
    return bound == Bound.MIN ? value >= threshold : value <= threshold;
  }
}

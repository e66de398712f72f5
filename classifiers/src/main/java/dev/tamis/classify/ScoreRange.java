package dev.tamis.classify;

/**
 * The scores that a model may give.
 *
 * @param least the lowest
 * @param most the highest, above it
 */
public record ScoreRange(double least, double most) {
  /** 0 to 1. */
  public static final ScoreRange PROBABILITY = new ScoreRange(0, 1);

  /** Any finite number. */
  public static final ScoreRange ANY = new ScoreRange(-Double.MAX_VALUE, Double.MAX_VALUE);

  /** Checks the order. */
  public ScoreRange {
    if (!(least < most) || !Double.isFinite(least) || !Double.isFinite(most)) {
      throw new IllegalArgumentException(
          "a range must be two finite numbers, the lower first (got: " + least + ", " + most + ")");
    }
  }

  /** Whether a score lies within. */
  public boolean holds(double score) {
    return score >= least && score <= most;
  }

  /** The score, or the end of the range that it lies beyond. */
  public double clip(double score) {
    return Math.min(most, Math.max(least, score));
  }
}

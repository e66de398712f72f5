package dev.tamis.pipeline.decide.best;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Scores as whole numbers in the order of the scores, by the bits of a float: nothing is rounded,
 * so only equal scores tie.
 */
final class Ranked {
  private Ranked() {}

  /** The rank of a score; a higher score has a higher rank, and 0 and -0 are the same. */
  static int of(float score) {
    int bits = Float.floatToIntBits(score + 0.0f);
    return bits >= 0 ? bits ^ Integer.MIN_VALUE : ~bits;
  }

  /** The score of a rank. */
  static float score(int rank) {
    return Float.intBitsToFloat(rank < 0 ? rank ^ Integer.MIN_VALUE : ~rank);
  }

  /** The first half of a rank, 0 to 65,535. */
  static int high(int rank) {
    return rank >>> 16;
  }

  /** The second half of a rank, 0 to 65,535. */
  static int low(int rank) {
    return rank & 0xFFFF;
  }

  /**
   * How many of some documents a share of them is, rounded up; by decimals, so that a tenth of 30
   * is 3.
   */
  static long wanted(double share, long documents) {
    return BigDecimal.valueOf(share)
        .multiply(BigDecimal.valueOf(documents))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }
}

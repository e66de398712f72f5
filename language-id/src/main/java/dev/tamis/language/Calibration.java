package dev.tamis.language;

/**
 * How sums of weights become probabilities: of {@code n} features the sums are multiplied by {@code
 * sharpness * n ^ -exponent} and go through softmax. One feature says little of the next, so that
 * {@code exponent} lies between 0, for features that are independent, and 1.
 *
 * @param sharpness over 0
 * @param exponent 0 to 1
 */
public record Calibration(float sharpness, float exponent) {
  /** Checks the ranges. */
  public Calibration {
    if (!(sharpness > 0) || !(exponent >= 0 && exponent <= 1)) {
      throw new IllegalArgumentException(
          "sharpness must be over 0 and exponent 0 .. 1 (got: "
              + sharpness
              + ", "
              + exponent
              + ")");
    }
  }

  /** What a sum over {@code features} features is multiplied by. */
  double unit(long features) {
    return sharpness * StrictMath.pow((double) Math.max(1, features), -exponent);
  }
}

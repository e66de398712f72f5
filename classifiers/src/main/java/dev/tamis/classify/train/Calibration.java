package dev.tamis.classify.train;

import java.util.Arrays;

/**
 * Fits the straight line from held-out sums to truths: by least squares, or by logistic regression
 * (Platt 1999) for labels. The slope is kept above 0, so that no calibration turns an order around.
 */
final class Calibration {
  private static final int STEPS = 50;
  private static final double MIN_SLOPE = 1e-3;
  private static final double MAX_SLOPE = 1e3;
  private static final double DAMPING = 1e-6;
  private static final double SMALLEST_STEP = 1e-9;
  private static final double TOLERANCE = 1e-9;

  private Calibration() {}

  /** Slope and shift. */
  static double[] fit(double[] sums, double[] truths, boolean logistic) {
    double[] line = logistic ? logistic(sums, truths) : squares(sums, truths);
    boolean usable = line[0] >= MIN_SLOPE && Double.isFinite(line[0] + line[1]);
    return usable ? line : new double[] {MIN_SLOPE, shift(truths, logistic)};
  }

  private static double shift(double[] truths, boolean logistic) {
    double mean = 0;
    for (double truth : truths) {
      mean += truth / truths.length;
    }
    double safe = Math.max(0.01, Math.min(0.99, mean));
    return logistic ? StrictMath.log(safe / (1 - safe)) : mean;
  }

  private static double[] squares(double[] sums, double[] truths) {
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < sums.length; i++) {
      x += sums[i] / sums.length;
      y += truths[i] / sums.length;
      xx += sums[i] * sums[i] / sums.length;
      xy += sums[i] * truths[i] / sums.length;
    }
    double slope = (xy - x * y) / Math.max(1e-12, xx - x * x);
    return new double[] {slope, y - slope * x};
  }

  /**
   * Newton's method with Platt's targets, which keep certain data from certain answers. A step that
   * makes the loss greater is halved (Lin, Lin and Weng 2007): where all sums are far from 0, the
   * curve is next to flat and a whole step leads anywhere.
   */
  private static double[] logistic(double[] given, double[] truths) {
    double scale = scale(given);
    double[] sums = Arrays.stream(given).map(sum -> sum / scale).toArray();
    double positives = 0;
    for (double truth : truths) {
      positives += truth;
    }
    double high = (positives + 1) / (positives + 2);
    double low = 1 / (truths.length - positives + 2);
    double slope = 1;
    double shift = 0;
    for (int step = 0; step < STEPS; step++) {
      double a = 0;
      double b = 0;
      double aa = DAMPING;
      double ab = 0;
      double bb = DAMPING;
      for (int i = 0; i < sums.length; i++) {
        double p = 1 / (1 + StrictMath.exp(-(slope * sums[i] + shift)));
        double error = p - (truths[i] > 0.5 ? high : low);
        double curve = p * (1 - p);
        a += error * sums[i];
        b += error;
        aa += curve * sums[i] * sums[i];
        ab += curve * sums[i];
        bb += curve;
      }
      double determinant = aa * bb - ab * ab;
      double bySlope = (bb * a - ab * b) / determinant;
      double byShift = (aa * b - ab * a) / determinant;
      double before = loss(sums, truths, high, low, slope, shift);
      double size = 1;
      while (size > SMALLEST_STEP
          && !(loss(sums, truths, high, low, slope - size * bySlope, shift - size * byShift)
              <= before + TOLERANCE)) {
        size /= 2;
      }
      slope = Math.min(MAX_SLOPE, slope - size * bySlope);
      shift -= size * byShift;
      if (Math.abs(bySlope) + Math.abs(byShift) < 1e-9 || size <= SMALLEST_STEP) {
        break;
      }
    }
    return new double[] {slope / scale, shift};
  }

  /** The power of two up to the root mean square of the sums, at least 1. */
  private static double scale(double[] sums) {
    double squares = 0;
    for (double sum : sums) {
      squares += sum * sum / sums.length;
    }
    return Math.max(1, Math.scalb(1.0, Math.getExponent(Math.sqrt(squares))));
  }

  private static double loss(
      double[] sums, double[] truths, double high, double low, double slope, double shift) {
    double loss = 0;
    for (int i = 0; i < sums.length; i++) {
      double target = truths[i] > 0.5 ? high : low;
      double x = slope * sums[i] + shift;
      // -t ln p - (1 - t) ln (1 - p), in a form that does not overflow.
      loss += Math.max(x, 0) - x * target + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
    return loss;
  }
}

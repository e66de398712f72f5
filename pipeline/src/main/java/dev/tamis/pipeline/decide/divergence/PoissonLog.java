package dev.tamis.pipeline.decide.divergence;

/**
 * The mean of ln(1 + X) for a Poisson count X, which is what the expected entropy of a sample is
 * made of: for a count of mean &lambda;, E[X ln X] = &lambda; E[ln(1 + X)]. Tabulated once over ln
 * &lambda; with a step of {@value #STEP} and read off by linear interpolation; above the table the
 * first terms of the series around the mean. {@link StrictMath} throughout, so the same on every
 * machine.
 */
final class PoissonLog {
  private static final double STEP = 0.02;
  private static final double FIRST = -16;
  private static final double LAST = 7;

  /** Above it the series is exact to a millionth. */
  private static final double SERIES = 4;

  private static final double[] TABLE = table();

  private PoissonLog() {}

  /** The mean of ln(1 + X), for a &lambda; that is given by its natural logarithm. */
  static double ofLog(double logMean) {
    if (logMean <= FIRST) {
      return StrictMath.exp(logMean) * StrictMath.log(2);
    }
    double place = (logMean - FIRST) / STEP;
    int below = (int) place;
    if (below >= TABLE.length - 1) {
      return series(logMean);
    }
    double part = place - below;
    return TABLE[below] * (1 - part) + TABLE[below + 1] * part;
  }

  private static double series(double logMean) {
    double inverse = StrictMath.exp(-logMean);
    return logMean + inverse / 2 + inverse * inverse / 12;
  }

  private static double[] table() {
    double[] table = new double[1 + (int) Math.rint((LAST - FIRST) / STEP)];
    for (int i = 0; i < table.length; i++) {
      double logMean = FIRST + i * STEP;
      table[i] = logMean > SERIES ? series(logMean) : sum(logMean);
    }
    return table;
  }

  /** Adds up ln(1 + k) P(X = k), until nothing is added any more. */
  private static double sum(double logMean) {
    double mean = StrictMath.exp(logMean);
    double probability = StrictMath.exp(-mean) * mean; // of k = 1
    double sum = 0;
    for (int k = 1; k < mean || probability > 1e-18; k++) {
      sum += StrictMath.log(1.0 + k) * probability;
      probability *= mean / (k + 1);
    }
    return sum;
  }
}

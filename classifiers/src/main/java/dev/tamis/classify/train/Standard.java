package dev.tamis.classify.train;

import java.util.List;

/**
 * Mean and deviation of each number of some texts, by which others are standardised.
 *
 * @param mean of each number
 * @param deviation of each, at least 0.001
 */
@SuppressWarnings("ArrayRecordComponent") // Read in hot loops, written once.
record Standard(float[] mean, float[] deviation) {
  /** Standardised numbers are cut there, above and below 0. */
  static final float LIMIT = 5;

  private static final double MIN_DEVIATION = 1e-3;

  static Standard of(List<Bag> bags) {
    int features = bags.get(0).statistics().length;
    Standard standard = new Standard(new float[features], new float[features]);
    for (int f = 0; f < features; f++) {
      double sum = 0;
      double squares = 0;
      for (Bag bag : bags) {
        double value = bag.statistics()[f];
        sum += value;
        squares += value * value;
      }
      double average = sum / bags.size();
      double variance = Math.max(0, squares / bags.size() - average * average);
      standard.mean[f] = (float) average;
      standard.deviation[f] = (float) Math.max(MIN_DEVIATION, Math.sqrt(variance));
    }
    return standard;
  }

  /** The numbers of a text, standardised and times a scale, written into {@code into}. */
  void apply(Bag bag, double scale, double[] into) {
    for (int f = 0; f < mean.length; f++) {
      double value = (bag.statistics()[f] - mean[f]) / deviation[f];
      into[f] = scale * Math.max(-LIMIT, Math.min(LIMIT, value));
    }
  }
}

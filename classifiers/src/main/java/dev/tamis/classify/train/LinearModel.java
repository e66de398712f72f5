package dev.tamis.classify.train;

import java.util.Arrays;
import java.util.List;

/**
 * A linear model over a {@link Bag}: each of the two kinds of buckets is weighted by its rarity and
 * brought to length 1, the statistics are standardised. Same sums in any order of training.
 */
final class LinearModel implements FittedModel {
  private static final double TINY = 1e-12;

  final float[] wordIdf;
  final float[] gramIdf;
  final float[] mean;
  final float[] deviation;
  final Blocks blocks;
  private final Standard standard;
  final double[] words = new double[HashedFeatures.BUCKETS];
  final double[] grams = new double[HashedFeatures.BUCKETS];
  final double[] statistics;
  double bias;

  /**
   * Length of each part of a text's features.
   *
   * @param words of words and pairs
   * @param grams of character n-grams
   * @param statistics of the statistics, at one standard deviation each
   */
  record Blocks(double words, double grams, double statistics) {
    static final Blocks DEFAULT = new Blocks(0.5, 1, 0.25);
  }

  /** A model without weights, whose scales are those of some texts. */
  LinearModel(List<Bag> bags, Blocks blocks) {
    this.blocks = blocks;
    int features = bags.get(0).statistics().length;
    wordIdf = new float[HashedFeatures.BUCKETS];
    gramIdf = new float[HashedFeatures.BUCKETS];
    for (Bag bag : bags) {
      countTexts(bag.words(), wordIdf);
      countTexts(bag.grams(), gramIdf);
    }
    toIdf(wordIdf, bags.size());
    toIdf(gramIdf, bags.size());
    standard = Standard.of(bags);
    mean = standard.mean();
    deviation = standard.deviation();
    statistics = new double[features];
  }

  private static void countTexts(int[] packed, float[] texts) {
    for (int p : packed) {
      texts[Bag.bucket(p)]++;
    }
  }

  private static void toIdf(float[] texts, int count) {
    for (int i = 0; i < texts.length; i++) {
      texts[i] = (float) (1 + StrictMath.log((1.0 + count) / (1 + texts[i])));
    }
  }

  /** Length of the weighted counts of one kind. */
  static double length(int[] packed, float[] idf) {
    double squares = 0;
    for (int p : packed) {
      double value = Bag.scaledCount(p) * (double) idf[Bag.bucket(p)];
      squares += value * value;
    }
    return Math.sqrt(Math.max(TINY, squares));
  }

  /** Standardised statistics times their scale, written into {@code into}. */
  void statistics(Bag bag, double[] into) {
    standard.apply(bag, blocks.statistics() / Math.sqrt(mean.length), into);
  }

  @Override
  public double sum(Bag bag) {
    double[] standard = new double[mean.length];
    statistics(bag, standard);
    double sum = bias;
    for (int f = 0; f < standard.length; f++) {
      sum += standard[f] * statistics[f];
    }
    sum += blocks.words() / length(bag.words(), wordIdf) * dot(bag.words(), wordIdf, words);
    sum += blocks.grams() / length(bag.grams(), gramIdf) * dot(bag.grams(), gramIdf, grams);
    return sum;
  }

  static double dot(int[] packed, float[] idf, double[] weights) {
    double sum = 0;
    for (int p : packed) {
      int bucket = Bag.bucket(p);
      sum += Bag.scaledCount(p) * (double) idf[bucket] * weights[bucket];
    }
    return sum;
  }

  @Override
  public void rescale(double slope, double shift) {
    for (double[] weights : List.of(words, grams, statistics)) {
      Arrays.setAll(weights, i -> weights[i] * slope);
    }
    bias = bias * slope + shift;
  }
}

package dev.tamis.classify.train;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Fits a {@link LinearModel} by stochastic dual coordinate ascent (Shalev-Shwartz and Zhang 2013)
 * on logistic or squared loss with an L2 penalty. Texts are taken in an order that follows from the
 * seed; the same texts and seed give the same weights. Not thread-safe.
 */
final class LinearTrainer {
  private static final int MAX_EPOCHS = 30;
  private static final double ENOUGH = 1e-3;
  private static final double BIAS = 1;
  private static final int NEWTON_STEPS = 12;

  private final List<Bag> bags;
  private final double[] truths;
  private final boolean logistic;
  private final long seed;

  /**
   * A trainer.
   *
   * @param bags the texts
   * @param truths 0 or 1 for logistic loss, any numbers for squared
   * @param logistic which loss
   * @param seed of the order
   */
  LinearTrainer(List<Bag> bags, double[] truths, boolean logistic, long seed) {
    this.bags = bags;
    this.truths = truths;
    this.logistic = logistic;
    this.seed = seed;
  }

  /** The fitted model; {@code penalty} is lambda, on the mean loss. */
  LinearModel fit(double penalty, LinearModel.Blocks blocks) {
    LinearModel model = new LinearModel(bags, blocks);
    int n = bags.size();
    double[] wordScales = new double[n];
    double[] gramScales = new double[n];
    double[][] statistics = new double[n][model.mean.length];
    double[] squares = new double[n];
    for (int i = 0; i < n; i++) {
      Bag bag = bags.get(i);
      wordScales[i] = blocks.words() / LinearModel.length(bag.words(), model.wordIdf);
      gramScales[i] = blocks.grams() / LinearModel.length(bag.grams(), model.gramIdf);
      model.statistics(bag, statistics[i]);
      squares[i] = BIAS * BIAS + blocks.words() * blocks.words() + blocks.grams() * blocks.grams();
      for (double value : statistics[i]) {
        squares[i] += value * value;
      }
    }
    double[] duals = new double[n];
    double step = 1 / (penalty * n);
    int[] order = new int[n];
    java.util.Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(seed);
    for (int epoch = 0; epoch < MAX_EPOCHS; epoch++) {
      double moved = 0;
      for (int at = n - 1; at >= 0; at--) {
        int other = random.nextInt(at + 1);
        int i = order[other];
        order[other] = order[at];
        order[at] = i;
        Bag bag = bags.get(i);
        double sum = BIAS * model.bias;
        for (int f = 0; f < statistics[i].length; f++) {
          sum += statistics[i][f] * model.statistics[f];
        }
        sum += wordScales[i] * LinearModel.dot(bag.words(), model.wordIdf, model.words);
        sum += gramScales[i] * LinearModel.dot(bag.grams(), model.gramIdf, model.grams);
        double change = change(truths[i], sum, duals[i], squares[i] * step);
        duals[i] += change;
        moved += Math.abs(change);
        double size = change * step;
        model.bias += BIAS * size;
        for (int f = 0; f < statistics[i].length; f++) {
          model.statistics[f] += size * statistics[i][f];
        }
        add(bag.words(), model.wordIdf, size * wordScales[i], model.words);
        add(bag.grams(), model.gramIdf, size * gramScales[i], model.grams);
      }
      if (moved / n < ENOUGH) {
        break;
      }
    }
    return model;
  }

  private static void add(int[] packed, float[] idf, double size, double[] weights) {
    for (int p : packed) {
      int bucket = Bag.bucket(p);
      weights[bucket] += size * Bag.scaledCount(p) * idf[bucket];
    }
  }

  /** How far one dual variable moves to its best place; {@code curve} is |x|^2 / (lambda n). */
  private double change(double truth, double sum, double dual, double curve) {
    if (!logistic) {
      return (truth - sum - dual) / (1 + curve);
    }
    double sign = truth > 0.5 ? 1 : -1;
    double old = sign * dual;
    double margin = sign * sum;
    // Solves t + margin + curve * (sigmoid(t) - old) = 0, which grows with t.
    double low = -margin - curve * (1 - old);
    double high = -margin + curve * old;
    double t = Math.max(low, Math.min(high, -margin));
    for (int i = 0; i < NEWTON_STEPS; i++) {
      double sigmoid = 1 / (1 + StrictMath.exp(-t));
      double value = t + margin + curve * (sigmoid - old);
      if (value > 0) {
        high = t;
      } else {
        low = t;
      }
      double next = t - value / (1 + curve * sigmoid * (1 - sigmoid));
      next = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(next - t) < 1e-9) {
        break;
      }
      t = next;
    }
    return sign * (1 / (1 + StrictMath.exp(-t)) - old);
  }
}

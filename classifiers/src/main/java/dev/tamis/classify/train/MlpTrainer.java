package dev.tamis.classify.train;

import dev.tamis.classify.textness.Shuffling;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fits an {@link MlpModel} by Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and
 * Hutter 2019) on logistic or squared loss, with a share of the input hidden at random. One thread,
 * sums in a fixed order, {@link StrictMath} for what processors differ in: the same texts and seed
 * give the same bits. Thread-safe.
 */
final class MlpTrainer implements Learner {
  private static final int BATCH = 32;

  /** Few texts are seen often, many a few times. */
  private static final int STEPS = 600;

  private static final int EPOCHS = 3;
  private static final double RATE = 0.01;
  private static final double HIDDEN = 0.25;
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double SMALL = 1e-8;

  @Override
  public double[] penalties() {
    return new double[] {0.3, 3, 10};
  }

  @Override
  public FittedModel fit(
      List<Bag> bags, double[] truths, boolean logistic, double penalty, long seed) {
    return new Fit(bags, truths, logistic, seed).run(penalty);
  }

  /** One training. */
  private static final class Fit {
    private final double[][] rows;
    private final double[] truths;
    private final boolean logistic;
    private final SplittableRandom random;
    private final MlpModel model;
    private final double[] gradients;
    private final double[] first;
    private final double[] second;
    private final double[] units = new double[MlpModel.UNITS];
    private final double[] back = new double[MlpModel.UNITS];

    Fit(List<Bag> bags, double[] truths, boolean logistic, long seed) {
      this.truths = truths;
      this.logistic = logistic;
      random = new SplittableRandom(seed);
      model = new MlpModel(Standard.of(bags));
      rows = new double[bags.size()][model.standard.mean().length];
      for (int i = 0; i < rows.length; i++) {
        model.standard.apply(bags.get(i), 1, rows[i]);
      }
      gradients = new double[model.weights.length];
      first = new double[model.weights.length];
      second = new double[model.weights.length];
      fill(0, model.biases(), Math.sqrt(6.0 / rows[0].length));
      // Near 0, or what is learned of few texts is mostly what the random weights said.
      double size = 0.1 * Math.sqrt(6.0 / MlpModel.UNITS);
      fill(model.outputs(), model.outputs() + MlpModel.UNITS, size);
    }

    private void fill(int from, int to, double size) {
      for (int i = from; i < to; i++) {
        model.weights[i] = (random.nextDouble() * 2 - 1) * size;
      }
    }

    MlpModel run(double decay) {
      int[] order = new int[rows.length];
      Arrays.setAll(order, i -> i);
      int batches = (rows.length + BATCH - 1) / BATCH;
      int epochs = Math.max(EPOCHS, (STEPS + batches - 1) / batches);
      int steps = epochs * batches;
      int step = 0;
      for (int epoch = 0; epoch < epochs; epoch++) {
        Shuffling.shuffle(order, random);
        for (int from = 0; from < order.length; from += BATCH) {
          int to = Math.min(order.length, from + BATCH);
          Arrays.fill(gradients, 0);
          for (int i = from; i < to; i++) {
            add(order[i], 1.0 / (to - from));
          }
          double rate = RATE * (1 - (double) step / steps);
          move(++step, rate, 1 - rate * decay);
        }
      }
      return model;
    }

    private void add(int text, double weight) {
      double[] shown = rows[text].clone();
      for (int f = 0; f < shown.length; f++) {
        // What is left counts for what is hidden, so that sums keep their size.
        shown[f] = random.nextDouble() < HIDDEN ? 0 : shown[f] / (1 - HIDDEN);
      }
      double sum = model.forward(shown, units);
      double said = logistic ? 1 / (1 + StrictMath.exp(-sum)) : sum;
      double gradient = weight * (said - truths[text]);
      int outputs = model.outputs();
      gradients[gradients.length - 1] += gradient;
      for (int u = 0; u < units.length; u++) {
        gradients[outputs + u] += gradient * units[u];
        back[u] = units[u] > 0 ? gradient * model.weights[outputs + u] : 0;
        gradients[model.biases() + u] += back[u];
      }
      for (int f = 0; f < shown.length; f++) {
        for (int u = 0; u < units.length; u++) {
          gradients[f * units.length + u] += shown[f] * back[u];
        }
      }
    }

    private void move(int step, double rate, double shrink) {
      double size =
          rate * Math.sqrt(1 - StrictMath.pow(SECOND, step)) / (1 - StrictMath.pow(FIRST, step));
      int biases = model.biases();
      for (int i = 0; i < gradients.length; i++) {
        double gradient = gradients[i];
        first[i] = FIRST * first[i] + (1 - FIRST) * gradient;
        second[i] = SECOND * second[i] + (1 - SECOND) * gradient * gradient;
        boolean bias = i >= biases && i < model.outputs() || i == gradients.length - 1;
        model.weights[i] =
            model.weights[i] * (bias ? 1 : shrink)
                - size * first[i] / (Math.sqrt(second[i]) + SMALL);
      }
    }
  }
}

package dev.tamis.classify.textness;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A network of one hidden layer with ReLU and softmax over standardised features, trained by Adam
 * (Kingma and Ba 2015) on cross-entropy in small batches. Same rows and seed, same weights to the
 * last bit on any machine: one thread, and {@link StrictMath} for what processors differ in. Not
 * thread-safe.
 */
final class Network {
  /** Standardised features are cut there, as the exported network cuts them. */
  static final float LIMIT = 5;

  private static final double MIN_DEVIATION = 1e-3;

  final float[] mean;
  final float[] deviation;
  final float[][] hidden;
  final float[] hiddenBias;
  final float[][] output;
  final float[] outputBias;

  private final SplittableRandom random;

  /** A network for rows like these, with random weights. */
  Network(float[][] rows, int hiddenUnits, int classes, SplittableRandom random) {
    this.random = random;
    int features = rows[0].length;
    mean = new float[features];
    deviation = new float[features];
    standardise(rows);
    hidden = new float[features][hiddenUnits];
    hiddenBias = new float[hiddenUnits];
    output = new float[hiddenUnits][classes];
    outputBias = new float[classes];
    fill(hidden, Math.sqrt(6.0 / features));
    fill(output, Math.sqrt(6.0 / hiddenUnits));
  }

  private void standardise(float[][] rows) {
    for (int f = 0; f < mean.length; f++) {
      double sum = 0;
      double squares = 0;
      for (float[] row : rows) {
        sum += row[f];
        squares += (double) row[f] * row[f];
      }
      double average = sum / rows.length;
      double variance = Math.max(0, squares / rows.length - average * average);
      mean[f] = (float) average;
      deviation[f] = (float) Math.max(MIN_DEVIATION, Math.sqrt(variance));
    }
  }

  private void fill(float[][] weights, double size) {
    for (float[] row : weights) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) ((random.nextDouble() * 2 - 1) * size);
      }
    }
  }

  /** Trains over all rows in random order, {@code epochs} times. */
  void train(float[][] rows, int[] classes, double[] rowWeights, Training training) {
    float[][] standard = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      standard[i] = standard(rows[i]);
    }
    int[] order = new int[rows.length];
    Arrays.setAll(order, i -> i);
    float[] shown = new float[mean.length];
    Gradients gradients = new Gradients(this);
    long batches =
        (long) training.epochs() * ((rows.length + training.batch() - 1) / training.batch());
    long step = 0;
    for (int epoch = 0; epoch < training.epochs(); epoch++) {
      Shuffling.shuffle(order, random);
      for (int from = 0; from < order.length; from += training.batch()) {
        int to = Math.min(order.length, from + training.batch());
        gradients.clear();
        for (int i = from; i < to; i++) {
          hide(standard[order[i]], training.hidden(), shown);
          gradients.add(shown, classes[order[i]], rowWeights[order[i]]);
        }
        double rate = training.rate() * (1 - (double) step++ / batches);
        gradients.step(to - from, rate, training.decay());
      }
    }
  }

  /**
   * How to train.
   *
   * @param epochs times over all rows
   * @param batch rows a step
   * @param rate of the first step; it falls to 0 by a straight line
   * @param decay of the weights, as a share of the rate (Loshchilov and Hutter 2019)
   * @param hidden share of the features that are hidden at random, each time anew, so that no
   *     verdict hangs on one of them
   */
  record Training(int epochs, int batch, double rate, double decay, double hidden) {}

  private void hide(float[] standard, double share, float[] shown) {
    for (int f = 0; f < shown.length; f++) {
      shown[f] = random.nextDouble() < share ? 0 : standard[f];
    }
  }

  /** Probability of each class. */
  float[] predict(float[] row) {
    float[] activations = new float[hiddenBias.length];
    float[] probabilities = new float[outputBias.length];
    forward(standard(row), activations, probabilities);
    return probabilities;
  }

  private float[] standard(float[] row) {
    float[] standard = new float[mean.length];
    for (int f = 0; f < standard.length; f++) {
      standard[f] = Math.max(-LIMIT, Math.min(LIMIT, (row[f] - mean[f]) / deviation[f]));
    }
    return standard;
  }

  void forward(float[] standard, float[] activations, float[] probabilities) {
    System.arraycopy(hiddenBias, 0, activations, 0, activations.length);
    for (int f = 0; f < standard.length; f++) {
      float value = standard[f];
      float[] weights = hidden[f];
      for (int h = 0; h < activations.length; h++) {
        activations[h] += value * weights[h];
      }
    }
    System.arraycopy(outputBias, 0, probabilities, 0, probabilities.length);
    for (int h = 0; h < activations.length; h++) {
      activations[h] = Math.max(0, activations[h]);
      for (int k = 0; k < probabilities.length; k++) {
        probabilities[k] += activations[h] * output[h][k];
      }
    }
    softmax(probabilities);
  }

  private static void softmax(float[] values) {
    float max = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      max = Math.max(max, value);
    }
    double total = 0;
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) StrictMath.exp(values[k] - max);
      total += values[k];
    }
    for (int k = 0; k < values.length; k++) {
      values[k] /= (float) total;
    }
  }
}

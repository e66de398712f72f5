package dev.tamis.classify.textness;

import java.util.SplittableRandom;

/**
 * A network of one hidden layer, trained by Adam (Kingma and Ba 2015) on cross-entropy. Same seed,
 * same weights.
 */
final class Network {
  private static final double RATE = 0.002;
  private static final double DECAY = 1e-4;

  final float[] mean;
  final float[] deviation;
  final float[][] hidden;
  final float[] hiddenBias;
  final float[][] output;
  final float[] outputBias;

  private final SplittableRandom random;
  private final double[] activations;
  private final double[] probabilities;

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
    activations = new double[hiddenUnits];
    probabilities = new double[classes];
    fill(hidden, Math.sqrt(2.0 / features));
    fill(output, Math.sqrt(2.0 / hiddenUnits));
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
      mean[f] = (float) average;
      deviation[f] =
          (float) Math.max(1e-3, Math.sqrt(Math.max(0, squares / rows.length - average * average)));
    }
  }

  private void fill(float[][] weights, double size) {
    for (float[] row : weights) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) ((random.nextDouble() * 2 - 1) * size);
      }
    }
  }

  /** Trains over all rows in random order, {@code epochs} times; a row weighs as its class does. */
  void train(float[][] rows, int[] classes, double[] classWeights, int epochs) {
    Adam adam = new Adam();
    int[] order = new int[rows.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    long steps = (long) epochs * rows.length;
    long step = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
      for (int row : order) {
        adam.learn(
            rows[row],
            classes[row],
            classWeights[classes[row]],
            RATE * (1 - (double) step++ / steps));
      }
    }
  }

  /** Probability of each class. */
  double[] predict(float[] row) {
    forward(row, new double[mean.length]);
    return probabilities.clone();
  }

  private void forward(float[] row, double[] standard) {
    for (int f = 0; f < standard.length; f++) {
      standard[f] = Math.max(-6, Math.min(6, (row[f] - mean[f]) / deviation[f]));
    }
    double max = Double.NEGATIVE_INFINITY;
    for (int h = 0; h < activations.length; h++) {
      double sum = hiddenBias[h];
      for (int f = 0; f < standard.length; f++) {
        sum += standard[f] * hidden[f][h];
      }
      activations[h] = Math.max(0, sum);
    }
    for (int k = 0; k < probabilities.length; k++) {
      double sum = outputBias[k];
      for (int h = 0; h < activations.length; h++) {
        sum += activations[h] * output[h][k];
      }
      probabilities[k] = sum;
      max = Math.max(max, sum);
    }
    double total = 0;
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] = Math.exp(probabilities[k] - max);
      total += probabilities[k];
    }
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] /= total;
    }
  }

  /** Moments of the gradients. */
  private final class Adam {
    private final double[][] hiddenFirst = new double[hidden.length + 1][hiddenBias.length];
    private final double[][] hiddenSecond = new double[hidden.length + 1][hiddenBias.length];
    private final double[][] outputFirst = new double[output.length + 1][outputBias.length];
    private final double[][] outputSecond = new double[output.length + 1][outputBias.length];
    private final double[] standard = new double[mean.length];
    private final double[] back = new double[hiddenBias.length];

    void learn(float[] row, int truth, double weight, double rate) {
      forward(row, standard);
      java.util.Arrays.fill(back, 0);
      for (int k = 0; k < probabilities.length; k++) {
        double gradient = weight * (probabilities[k] - (k == truth ? 1 : 0));
        for (int h = 0; h < activations.length; h++) {
          back[h] += gradient * output[h][k];
          output[h][k] -=
              update(
                  outputFirst[h],
                  outputSecond[h],
                  k,
                  gradient * activations[h] + DECAY * output[h][k],
                  rate);
        }
        outputBias[k] -=
            update(outputFirst[output.length], outputSecond[output.length], k, gradient, rate);
      }
      for (int h = 0; h < activations.length; h++) {
        if (activations[h] <= 0) {
          continue;
        }
        for (int f = 0; f < standard.length; f++) {
          hidden[f][h] -=
              update(
                  hiddenFirst[f],
                  hiddenSecond[f],
                  h,
                  back[h] * standard[f] + DECAY * hidden[f][h],
                  rate);
        }
        hiddenBias[h] -=
            update(hiddenFirst[hidden.length], hiddenSecond[hidden.length], h, back[h], rate);
      }
    }

    private float update(double[] first, double[] second, int i, double gradient, double rate) {
      first[i] = 0.9 * first[i] + 0.1 * gradient;
      second[i] = 0.999 * second[i] + 0.001 * gradient * gradient;
      return (float) (rate * first[i] / (Math.sqrt(second[i]) + 1e-6));
    }
  }
}

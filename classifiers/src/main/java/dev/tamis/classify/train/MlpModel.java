package dev.tamis.classify.train;

import dev.tamis.classify.onnx.EncoderHead;

/**
 * A multilayer perceptron over the vectors of an encoder: standardised numbers, one hidden layer
 * with ReLU, one sum. All weights are in one array, so that an optimiser needs to know nothing of
 * layers: for each number those of the units, the units' biases, the units' weights in the sum, and
 * its bias.
 */
final class MlpModel implements FittedModel {
  static final int UNITS = 16;

  final Standard standard;
  final double[] weights;
  private final int features;

  MlpModel(Standard standard) {
    this.standard = standard;
    features = standard.mean().length;
    weights = new double[features * UNITS + 2 * UNITS + 1];
  }

  /** Where the biases of the units begin; before it are the weights of the hidden layer. */
  int biases() {
    return features * UNITS;
  }

  /** Where the weights of the units in the sum begin. */
  int outputs() {
    return biases() + UNITS;
  }

  @Override
  public double sum(Bag bag) {
    double[] input = new double[features];
    standard.apply(bag, 1, input);
    return forward(input, new double[UNITS]);
  }

  /** The sum; what the units say is written into {@code units}. */
  double forward(double[] input, double[] units) {
    System.arraycopy(weights, biases(), units, 0, UNITS);
    for (int f = 0; f < features; f++) {
      for (int u = 0; u < UNITS; u++) {
        units[u] += input[f] * weights[f * UNITS + u];
      }
    }
    double sum = weights[weights.length - 1];
    for (int u = 0; u < UNITS; u++) {
      units[u] = Math.max(0, units[u]);
      sum += units[u] * weights[outputs() + u];
    }
    return sum;
  }

  @Override
  public void rescale(double slope, double shift) {
    for (int i = outputs(); i < weights.length; i++) {
      weights[i] *= slope;
    }
    weights[weights.length - 1] += shift;
  }

  /** The head as it is written; every sum times {@code points}. */
  EncoderHead.Mlp head(double points) {
    float[][] hidden = new float[features][];
    for (int f = 0; f < features; f++) {
      hidden[f] = floats(f * UNITS, UNITS, 1);
    }
    return new EncoderHead.Mlp(
        standard.mean(),
        standard.deviation(),
        Standard.LIMIT,
        hidden,
        floats(biases(), UNITS, 1),
        floats(outputs(), UNITS, points),
        (float) (weights[weights.length - 1] * points));
  }

  private float[] floats(int from, int count, double scale) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) (weights[from + i] * scale);
    }
    return floats;
  }
}

package dev.tamis.classify.textness;

import java.util.Arrays;

/** Gradients of a {@link Network} over a batch, and Adam's step with them. Not thread-safe. */
final class Gradients {
  private static final float FIRST = 0.9f;
  private static final float SECOND = 0.999f;
  private static final float SMALL = 1e-8f;

  private final Network network;
  private final Layer hidden;
  private final Layer output;
  private final float[] activations;
  private final float[] probabilities;
  private final float[] back;
  private double firstPower = 1;
  private double secondPower = 1;

  Gradients(Network network) {
    this.network = network;
    hidden = new Layer(network.hidden, network.hiddenBias);
    output = new Layer(network.output, network.outputBias);
    activations = new float[network.hiddenBias.length];
    probabilities = new float[network.outputBias.length];
    back = new float[activations.length];
  }

  void clear() {
    hidden.clear();
    output.clear();
  }

  void add(float[] standard, int truth, double weight) {
    network.forward(standard, activations, probabilities);
    Arrays.fill(back, 0);
    for (int k = 0; k < probabilities.length; k++) {
      float gradient = (float) (weight * (probabilities[k] - (k == truth ? 1 : 0)));
      output.biasSums[k] += gradient;
      for (int h = 0; h < activations.length; h++) {
        output.sums[h][k] += gradient * activations[h];
        back[h] += gradient * network.output[h][k];
      }
    }
    for (int h = 0; h < activations.length; h++) {
      back[h] = activations[h] > 0 ? back[h] : 0;
      hidden.biasSums[h] += back[h];
    }
    for (int f = 0; f < standard.length; f++) {
      float value = standard[f];
      float[] sums = hidden.sums[f];
      for (int h = 0; h < back.length; h++) {
        sums[h] += value * back[h];
      }
    }
  }

  void step(int rows, double rate, double decay) {
    firstPower *= FIRST;
    secondPower *= SECOND;
    float size = (float) (rate * Math.sqrt(1 - secondPower) / (1 - firstPower));
    float shrink = (float) (1 - rate * decay);
    hidden.step(1f / rows, size, shrink);
    output.step(1f / rows, size, shrink);
  }

  /** One layer's weights, gradients and moments. */
  private static final class Layer {
    private final float[][] weights;
    private final float[] bias;
    private final float[][] sums;
    private final float[] biasSums;
    private final float[][] first;
    private final float[][] second;

    Layer(float[][] weights, float[] bias) {
      this.weights = weights;
      this.bias = bias;
      sums = new float[weights.length][bias.length];
      biasSums = new float[bias.length];
      first = new float[weights.length + 1][bias.length];
      second = new float[weights.length + 1][bias.length];
    }

    void clear() {
      for (float[] row : sums) {
        Arrays.fill(row, 0);
      }
      Arrays.fill(biasSums, 0);
    }

    void step(float scale, float size, float shrink) {
      for (int i = 0; i < weights.length; i++) {
        step(weights[i], sums[i], first[i], second[i], scale, size, shrink);
      }
      step(bias, biasSums, first[weights.length], second[weights.length], scale, size, 1);
    }

    private static void step(
        float[] weights,
        float[] sums,
        float[] first,
        float[] second,
        float scale,
        float size,
        float shrink) {
      for (int i = 0; i < weights.length; i++) {
        float gradient = sums[i] * scale;
        first[i] = FIRST * first[i] + (1 - FIRST) * gradient;
        second[i] = SECOND * second[i] + (1 - SECOND) * gradient * gradient;
        weights[i] = weights[i] * shrink - size * first[i] / ((float) Math.sqrt(second[i]) + SMALL);
      }
    }
  }
}

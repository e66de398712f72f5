package dev.tamis.language.train;

import dev.tamis.language.Calibration;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.ScriptModel;
import java.util.Arrays;
import java.util.List;

/** Brings the trained weights of a script to a byte each. */
final class ModelBuilder {
  private static final int MAX_WEIGHT = 127;

  /** A few huge weights would cost all others their precision. */
  private static final float LARGEST = 4f;

  private ModelBuilder() {}

  /** The model of a script, its probabilities not calibrated. */
  static ScriptModel build(List<LanguageTag> labels, GroupWeights trained) {
    float largest = 1e-6f;
    for (float weight : trained.weights) {
      largest = Math.max(largest, Math.min(LARGEST, Math.abs(weight)));
    }
    byte[] counts = new byte[trained.offsets.length - 1];
    byte[] entryLabels = new byte[trained.weights.length];
    byte[] weights = new byte[trained.weights.length];
    int size = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      for (int e = trained.offsets[bucket]; e < trained.offsets[bucket + 1]; e++) {
        int weight = Math.round(trained.weights[e] / largest * MAX_WEIGHT);
        weight = Math.max(-MAX_WEIGHT, Math.min(MAX_WEIGHT, weight));
        if (weight != 0) {
          entryLabels[size] = (byte) trained.labels[e];
          weights[size++] = (byte) weight;
          counts[bucket]++;
        }
      }
    }
    return ScriptModel.of(
        labels,
        new Calibration(3 * largest / MAX_WEIGHT, 0.5f),
        counts,
        Arrays.copyOf(entryLabels, size),
        Arrays.copyOf(weights, size));
  }
}

package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts the scripts' weights together in one table, a byte a weight. */
final class ModelBuilder {
  private static final int MAX_ENTRIES = 255;
  private static final int MAX_WEIGHT = 127;

  /** A few huge weights would cost all others their precision. */
  private static final float LARGEST = 4f;

  private final int bits;
  private final List<LanguageTag> labels = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private float largest = 1e-6f;

  ModelBuilder(int bits) {
    this.bits = bits;
  }

  private record Part(int firstLabel, GroupWeights weights) {}

  void add(List<LanguageTag> own, GroupWeights trained) {
    parts.add(new Part(labels.size(), trained));
    labels.addAll(own);
    for (float weight : trained.weights) {
      largest = Math.max(largest, Math.min(LARGEST, Math.abs(weight)));
    }
  }

  /** The model, its probabilities not calibrated. */
  NgramModel build() {
    int buckets = 1 << bits;
    int[] offsets = new int[buckets + 1];
    short[] entries = new short[parts.stream().mapToInt(part -> part.weights.weights.length).sum()];
    int size = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      for (Part part : parts) {
        GroupWeights own = part.weights;
        for (int e = own.offsets[bucket]; e < own.offsets[bucket + 1]; e++) {
          int weight = Math.round(own.weights[e] / largest * MAX_WEIGHT);
          weight = Math.max(-MAX_WEIGHT, Math.min(MAX_WEIGHT, weight));
          if (weight != 0 && size - offsets[bucket] < MAX_ENTRIES) {
            entries[size++] = (short) (part.firstLabel + own.labels[e] << 8 | weight & 0xff);
          }
        }
      }
      offsets[bucket + 1] = size;
    }
    NgramModel.Calibration calibration = new NgramModel.Calibration(3 * largest / MAX_WEIGHT, 0.5f);
    return new NgramModel(bits, labels, calibration, offsets, Arrays.copyOf(entries, size));
  }
}

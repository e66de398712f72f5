package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramModel;
import java.util.ArrayList;
import java.util.List;

/** Puts the scripts' weights together in one table, a byte a weight. */
final class ModelBuilder {
  private static final int MAX_ENTRIES = 255;

  private final int bits;
  private final List<LanguageTag> labels = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private float largest = 1e-6f;
  private float scale;

  ModelBuilder(int bits) {
    this.bits = bits;
  }

  private record Part(int firstLabel, int[] offsets, short[] entryLabels, float[] weights) {}

  void add(
      List<LanguageTag> own, float ownScale, int[] offsets, short[] entryLabels, float[] weights) {
    parts.add(new Part(labels.size(), offsets, entryLabels, weights));
    labels.addAll(own);
    scale = ownScale;
    // A few huge weights would cost all others their precision.
    for (float weight : weights) {
      largest = Math.max(largest, Math.min(4f, Math.abs(weight)));
    }
  }

  NgramModel build() {
    int buckets = 1 << bits;
    int capacity = parts.stream().mapToInt(part -> part.weights.length).sum();
    int[] offsets = new int[buckets + 1];
    byte[] entryLabels = new byte[capacity];
    byte[] entryWeights = new byte[capacity];
    int size = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      for (Part part : parts) {
        for (int e = part.offsets[bucket]; e < part.offsets[bucket + 1]; e++) {
          int weight = Math.max(-127, Math.min(127, Math.round(part.weights[e] / largest * 127)));
          if (weight != 0 && size - offsets[bucket] < MAX_ENTRIES) {
            entryLabels[size] = (byte) (part.firstLabel + part.entryLabels[e]);
            entryWeights[size++] = (byte) weight;
          }
        }
      }
      offsets[bucket + 1] = size;
    }
    return new NgramModel(
        bits,
        labels,
        scale * largest / 127,
        offsets,
        java.util.Arrays.copyOf(entryLabels, size),
        java.util.Arrays.copyOf(entryWeights, size));
  }
}

package dev.tamis.language.train;

import java.util.Arrays;

/**
 * The weights of one script while they are trained: for each bucket the few labels for which it
 * speaks most. Not thread-safe.
 */
final class GroupWeights {
  /** Logits are this times the sum of weights, over the root of the number of features. */
  private static final float SCALE = 3f;

  /** Naive Bayes overrates features that go together; its weights are divided by this. */
  private static final float DAMPING = 3f;

  /** What every label shares of every bucket, so that no logarithm is of zero. */
  private static final double SMOOTHING = 1e-7;

  /** A label that is further behind than this has no probability. */
  private static final float NEGLIGIBLE = -16;

  final int[] offsets;
  final short[] labels;
  final float[] weights;
  private final float[] logits;

  private GroupWeights(int[] offsets, short[] labels, float[] weights, int labelCount) {
    this.offsets = offsets;
    this.labels = labels;
    this.weights = weights;
    this.logits = new float[labelCount];
  }

  /** The weights of a label that has no rival. */
  static GroupWeights none(int bits) {
    return new GroupWeights(new int[(1 << bits) + 1], new short[0], new float[0], 1);
  }

  /**
   * Starts from naive Bayes.
   *
   * @param shares for each label the share of each bucket in its features
   * @param keep how many labels a bucket may speak for
   */
  static GroupWeights of(float[][] shares, int keep) {
    int buckets = shares[0].length;
    int[] offsets = new int[buckets + 1];
    short[] best = new short[Math.min(keep, shares.length)];
    for (int bucket = 0; bucket < buckets; bucket++) {
      offsets[bucket + 1] = offsets[bucket] + best(shares, bucket, best);
    }
    short[] labels = new short[offsets[buckets]];
    float[] weights = new float[offsets[buckets]];
    for (int bucket = 0; bucket < buckets; bucket++) {
      int size = best(shares, bucket, best);
      double mean = SMOOTHING;
      for (float[] share : shares) {
        mean += share[bucket] / shares.length;
      }
      for (int i = 0; i < size; i++) {
        int entry = offsets[bucket] + i;
        labels[entry] = best[i];
        weights[entry] =
            (float) Math.max(0, StrictMath.log(shares[best[i]][bucket] / mean)) / DAMPING;
      }
    }
    return new GroupWeights(offsets, labels, weights, shares.length);
  }

  /** Finds the labels with the largest shares of a bucket and returns how many there are. */
  private static int best(float[][] shares, int bucket, short[] best) {
    int size = 0;
    for (short label = 0; label < shares.length; label++) {
      float share = shares[label][bucket];
      if (share == 0 || (size == best.length && shares[best[size - 1]][bucket] >= share)) {
        continue;
      }
      int at = size < best.length ? size++ : size - 1;
      while (at > 0 && shares[best[at - 1]][bucket] < share) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = label;
    }
    return size;
  }

  /** Probability of each label; overwritten by the next call. */
  float[] probabilities(int[] features, int count) {
    Arrays.fill(logits, 0);
    for (int i = 0; i < count; i++) {
      for (int e = offsets[features[i]]; e < offsets[features[i] + 1]; e++) {
        logits[labels[e]] += weights[e];
      }
    }
    float unit = unit(count);
    float max = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double total = 0;
    for (int label = 0; label < logits.length; label++) {
      float behind = unit * (logits[label] - max);
      logits[label] = behind < NEGLIGIBLE ? 0 : (float) StrictMath.exp(behind);
      total += logits[label];
    }
    for (int label = 0; label < logits.length; label++) {
      logits[label] /= (float) total;
    }
    return logits;
  }

  /** One step down the gradient of cross-entropy. */
  void learn(int[] features, int count, int truth, float rate) {
    float[] errors = probabilities(features, count);
    errors[truth] -= 1;
    float step = rate * unit(count);
    for (int i = 0; i < count; i++) {
      for (int e = offsets[features[i]]; e < offsets[features[i] + 1]; e++) {
        weights[e] -= step * errors[labels[e]];
      }
    }
  }

  private static float unit(int count) {
    return SCALE / (float) Math.sqrt(count);
  }
}

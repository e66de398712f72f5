package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.Ngrams;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Trains the labels of one script against each other. */
final class GroupTrainer {
  private static final float SCALE = 3f;
  private static final float RATE = 0.6f;
  private static final int MAX_FEATURES = 1 << 14;

  private final TrainingOptions options;
  private final int group;
  private final SplittableRandom random;
  private final Ngrams ngrams;
  private final List<LanguageTag> labels = new ArrayList<>();
  private final List<List<String>> lines = new ArrayList<>();
  private final int[] features = new int[MAX_FEATURES];
  private int featureCount;
  private int[] offsets;
  private short[] entryLabels;
  private float[] weights;

  GroupTrainer(TrainingOptions options, int group, SplittableRandom random) {
    this.options = options;
    this.group = group;
    this.random = random;
    this.ngrams = new Ngrams(options.bits());
  }

  void add(LanguageTag tag, List<String> examples) {
    labels.add(tag);
    lines.add(examples);
  }

  void train() {
    choose(count());
    long steps = (long) options.examplesPerLabel() * labels.size();
    float[] logits = new float[labels.size()];
    for (long step = 0; step < steps; step++) {
      int label = random.nextInt(labels.size());
      extract(example(label));
      if (featureCount > 0) {
        learn(label, logits, RATE * (1 - (float) step / steps));
      }
    }
  }

  void addTo(ModelBuilder builder) {
    builder.add(labels, SCALE, offsets, entryLabels, weights);
  }

  private float[][] count() {
    float[][] counts = new float[labels.size()][1 << options.bits()];
    for (int label = 0; label < counts.length; label++) {
      float[] count = counts[label];
      double total = 1;
      for (String line : lines.get(label)) {
        extract(line);
        total += featureCount;
        for (int i = 0; i < featureCount; i++) {
          count[features[i]]++;
        }
      }
      // From counts to a smoothed share; a bucket seen once says little.
      for (int bucket = 0; bucket < count.length; bucket++) {
        count[bucket] = count[bucket] < 2 ? 0 : (float) (count[bucket] / total);
      }
    }
    return counts;
  }

  /**
   * Keeps the labels in which each bucket is most frequent, with how much more frequent than on
   * average.
   */
  private void choose(float[][] shares) {
    int buckets = 1 << options.bits();
    int keep = Math.min(options.labelsPerBucket(), labels.size());
    offsets = new int[buckets + 1];
    List<short[]> chosen = new ArrayList<>(buckets);
    for (int bucket = 0; bucket < buckets; bucket++) {
      short[] best = best(shares, bucket, keep);
      chosen.add(best);
      offsets[bucket + 1] = offsets[bucket] + best.length;
    }
    entryLabels = new short[offsets[buckets]];
    weights = new float[offsets[buckets]];
    for (int bucket = 0; bucket < buckets; bucket++) {
      double mean = 0;
      for (float[] share : shares) {
        mean += share[bucket];
      }
      mean = mean / shares.length + 1e-7;
      short[] best = chosen.get(bucket);
      for (int i = 0; i < best.length; i++) {
        entryLabels[offsets[bucket] + i] = best[i];
        weights[offsets[bucket] + i] =
            (float) Math.max(0, Math.log(shares[best[i]][bucket] / mean)) / 10;
      }
    }
  }

  private static short[] best(float[][] shares, int bucket, int keep) {
    short[] best = new short[keep];
    int size = 0;
    for (short label = 0; label < shares.length; label++) {
      float share = shares[label][bucket];
      if (share == 0) {
        continue;
      }
      if (size == keep && shares[best[keep - 1]][bucket] >= share) {
        continue;
      }
      int at = size < keep ? size++ : keep - 1;
      while (at > 0 && shares[best[at - 1]][bucket] < share) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = label;
    }
    return java.util.Arrays.copyOf(best, size);
  }

  /** A line, or several, or a piece of one, so that the model knows texts of every length. */
  private String example(int label) {
    List<String> own = lines.get(label);
    String line = own.get(random.nextInt(own.size()));
    int form = random.nextInt(10);
    if (form < 3) {
      String second = own.get(random.nextInt(own.size()));
      return line + " " + second + (form == 0 ? " " + own.get(random.nextInt(own.size())) : "");
    }
    if (form < 5 && line.length() > 30) {
      int length = 15 + random.nextInt(line.length() - 15);
      int start = random.nextInt(line.length() - length + 1);
      return line.substring(start, start + length);
    }
    return line;
  }

  private void extract(String text) {
    featureCount = 0;
    ngrams.features(
        text,
        0,
        text.length(),
        group,
        bucket -> {
          if (featureCount < MAX_FEATURES) {
            features[featureCount++] = bucket;
          }
        });
  }

  private void learn(int label, float[] logits, float rate) {
    java.util.Arrays.fill(logits, 0);
    for (int i = 0; i < featureCount; i++) {
      for (int e = offsets[features[i]]; e < offsets[features[i] + 1]; e++) {
        logits[entryLabels[e]] += weights[e];
      }
    }
    float unit = SCALE / (float) Math.sqrt(featureCount);
    softmax(logits, unit);
    logits[label] -= 1;
    float step = rate * unit;
    for (int i = 0; i < featureCount; i++) {
      for (int e = offsets[features[i]]; e < offsets[features[i] + 1]; e++) {
        weights[e] -= step * logits[entryLabels[e]];
      }
    }
  }

  private static void softmax(float[] logits, float unit) {
    float max = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double total = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Math.exp(unit * (logits[i] - max));
      total += logits[i];
    }
    for (int i = 0; i < logits.length; i++) {
      logits[i] /= (float) total;
    }
  }
}

package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.internal.ResourceLines;
import dev.tamis.language.internal.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Trains the labels of one script against each other. */
final class GroupTrainer {
  private static final float RATE = 0.6f;

  /** A bucket that a label has less often says little of it. */
  private static final int MIN_COUNT = 2;

  private static final Map<LanguageTag, List<String>> PHRASES = phrases();

  private final TrainingOptions options;
  private final SplittableRandom random;
  private final Examples examples;
  private final FeatureExtractor extractor;
  private final List<LanguageTag> labels = new ArrayList<>();
  private final List<List<String>> lines = new ArrayList<>();
  private GroupWeights weights;

  GroupTrainer(TrainingOptions options, int group, SplittableRandom random) {
    this.options = options;
    this.random = random;
    this.examples = new Examples(random.split(), Scripts.name(group).equals("Latn"));
    this.extractor = new FeatureExtractor(options.bits(), group);
  }

  private static Map<LanguageTag, List<String>> phrases() {
    Map<LanguageTag, List<String>> phrases = new TreeMap<>();
    for (String line : ResourceLines.read(GroupTrainer.class, "everyday.tsv")) {
      String[] fields = line.split("\t", 2);
      phrases.put(LanguageTag.parse(fields[0]), List.of(fields[1].split("\\|", -1)));
    }
    return phrases;
  }

  void add(LanguageTag tag, List<String> own) {
    labels.add(tag);
    lines.add(own);
  }

  List<LanguageTag> labels() {
    return labels;
  }

  GroupWeights train() {
    weights = GroupWeights.of(shares(), options.labelsPerBucket());
    long steps = (long) options.examplesPerLabel() * labels.size();
    for (long step = 0; step < steps; step++) {
      int label = random.nextInt(labels.size());
      int count =
          thin(
              extractor.extract(
                  examples.draw(
                      lines.get(label), PHRASES.getOrDefault(labels.get(label), List.of()))));
      if (count > 0) {
        weights.learn(extractor.features, count, label, RATE * (1 - (float) step / steps));
      }
    }
    return weights;
  }

  /**
   * Leaves some features out, each time others: text that is new has not all that was learnt from
   * either, and what one feature says the rest must be able to say without it.
   */
  private int thin(int count) {
    int kept = 0;
    long bits = 0;
    for (int i = 0; i < count; i++) {
      if (i % 32 == 0) {
        bits = random.nextLong();
      }
      if ((bits & 3) != 0) {
        extractor.features[kept++] = extractor.features[i];
      }
      bits >>>= 2;
    }
    return kept;
  }

  /**
   * What the trained weights say of a line.
   *
   * @param best the likeliest label
   * @param second the next likely one, or {@code best} where there is no other
   * @param plausibility how likely the label is that was asked for, beside the likeliest, 0 to 1
   */
  record Judgement(int best, int second, float plausibility) {}

  /** Judges a line of a label. */
  Judgement judge(int label, String line) {
    int count = extractor.extract(line);
    if (count == 0) {
      return new Judgement(label, label, 1);
    }
    float[] probabilities = weights.probabilities(extractor.features, count);
    int best = 0;
    int second = 0;
    for (int other = 1; other < probabilities.length; other++) {
      if (probabilities[other] > probabilities[best]) {
        second = best;
        best = other;
      } else if (second == best || probabilities[other] > probabilities[second]) {
        second = other;
      }
    }
    return new Judgement(best, second, probabilities[label] / probabilities[best]);
  }

  private float[][] shares() {
    float[][] shares = new float[labels.size()][1 << options.bits()];
    for (int label = 0; label < shares.length; label++) {
      float[] share = shares[label];
      double total = 1;
      for (String line : lines.get(label)) {
        int count = extractor.extract(line);
        total += count;
        for (int i = 0; i < count; i++) {
          share[extractor.features[i]]++;
        }
      }
      for (int bucket = 0; bucket < share.length; bucket++) {
        share[bucket] = share[bucket] < MIN_COUNT ? 0 : (float) (share[bucket] / total);
      }
    }
    return shares;
  }
}

package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Leaves out lines that are plainly in another language than their file says, such as strings of an
 * interface that were never translated: each half of the lines is judged by a small model trained
 * on the other half.
 */
final class Cleaner {
  /** A line less plausible than this is left out; close relatives are seldom so far apart. */
  private static final float MIN_PLAUSIBILITY = 1e-3f;

  private static final int LABELS_PER_BUCKET = 8;
  private static final int EXAMPLES = 2500;

  private final TrainingOptions options;
  private final int group;

  Cleaner(TrainingOptions options, int group) {
    this.options =
        new TrainingOptions(
            options.bits(),
            Math.min(LABELS_PER_BUCKET, options.labelsPerBucket()),
            Math.min(EXAMPLES, options.examplesPerLabel()),
            options.seed());
    this.group = group;
  }

  /** The lines of each tag that are in its language. */
  Map<LanguageTag, List<String>> clean(Map<LanguageTag, List<String>> lines) {
    Map<LanguageTag, List<String>> kept = new TreeMap<>();
    for (int half = 0; half < 2; half++) {
      GroupTrainer trainer =
          new GroupTrainer(options, group, new SplittableRandom(options.seed() + half));
      lines.forEach((tag, all) -> kept.computeIfAbsent(tag, t -> new ArrayList<>()));
      for (Map.Entry<LanguageTag, List<String>> own : lines.entrySet()) {
        trainer.add(own.getKey(), half(own.getValue(), half));
      }
      trainer.train();
      for (int label = 0; label < trainer.labels().size(); label++) {
        LanguageTag tag = trainer.labels().get(label);
        for (String line : half(lines.get(tag), 1 - half)) {
          if (trainer.plausibility(label, line) >= MIN_PLAUSIBILITY) {
            kept.get(tag).add(line);
          }
        }
      }
    }
    return kept;
  }

  private static List<String> half(List<String> lines, int half) {
    List<String> own = new ArrayList<>(lines.size() / 2 + 1);
    for (int i = half; i < lines.size(); i += 2) {
      own.add(lines.get(i));
    }
    return own.isEmpty() ? lines : own;
  }
}

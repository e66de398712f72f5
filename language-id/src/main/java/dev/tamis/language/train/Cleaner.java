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
 * on the other half. A line that is likelier in a close relative stays, for relatives are told
 * apart by just such lines; a relative of a label is what its other lines are next likely to be.
 */
final class Cleaner {
  /** A line that is less plausible in its label is left out if the likelier one is no relative. */
  private static final float MIN_PLAUSIBILITY = 0.3f;

  /** A line that is less plausible than this is left out whatever it is. */
  private static final float MIN_RELATIVE_PLAUSIBILITY = 1e-3f;

  /** A label that comes second for a smaller share of another's lines is no relative of it. */
  private static final double MIN_RELATED = 0.02;

  /** Of fewer lines nothing can be said. */
  private static final int MIN_LINES = 20;

  private static final int LABELS_PER_BUCKET = 8;
  private static final int EXAMPLES = 1500;

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
    lines.forEach((tag, all) -> kept.put(tag, new ArrayList<>()));
    for (int half = 0; half < 2; half++) {
      GroupTrainer trainer =
          new GroupTrainer(options, group, new SplittableRandom(options.seed() + half));
      for (Map.Entry<LanguageTag, List<String>> own : lines.entrySet()) {
        trainer.add(own.getKey(), half(own.getValue(), half));
      }
      trainer.train();
      for (int label = 0; label < trainer.labels().size(); label++) {
        LanguageTag tag = trainer.labels().get(label);
        keep(trainer, label, half(lines.get(tag), 1 - half), kept.get(tag));
      }
    }
    lines.forEach(
        (tag, all) -> {
          if (all.size() < MIN_LINES || kept.get(tag).isEmpty()) {
            kept.put(tag, all);
          }
        });
    return kept;
  }

  private static void keep(GroupTrainer trainer, int label, List<String> lines, List<String> kept) {
    List<GroupTrainer.Judgement> judgements = new ArrayList<>(lines.size());
    int[] second = new int[trainer.labels().size()];
    int own = 0;
    for (String line : lines) {
      GroupTrainer.Judgement judgement = trainer.judge(label, line);
      judgements.add(judgement);
      if (judgement.best() == label) {
        second[judgement.second()]++;
        own++;
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      GroupTrainer.Judgement judgement = judgements.get(i);
      boolean related = second[judgement.best()] >= MIN_RELATED * own;
      if (judgement.plausibility() >= (related ? MIN_RELATIVE_PLAUSIBILITY : MIN_PLAUSIBILITY)) {
        kept.add(lines.get(i));
      }
    }
  }

  private static List<String> half(List<String> lines, int half) {
    List<String> own = new ArrayList<>(lines.size() / 2 + 1);
    for (int i = half; i < lines.size(); i += 2) {
      own.add(lines.get(i));
    }
    return own.isEmpty() ? lines : own;
  }
}

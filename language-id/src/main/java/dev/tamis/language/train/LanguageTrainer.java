package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramModel;
import dev.tamis.language.Scripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Trains the default model from a folder of sentences: lines in another language than they claim
 * are left out, naive Bayes chooses which labels a bucket speaks for, softmax regression sets the
 * weights, and held-out lines say what a weight means as a probability. The same folder and seed
 * give the same bytes.
 */
public final class LanguageTrainer {
  private final TrainingOptions options;
  private final Consumer<String> progress;

  /**
   * Sets a training up.
   *
   * @param options sizes and seed
   * @param progress gets a line for each script, and the summary of the held-out lines
   */
  public LanguageTrainer(TrainingOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * A trained model.
   *
   * @param model the model
   * @param table what was measured on the held-out lines, in Markdown
   */
  public record Trained(NgramModel model, String table) {}

  /**
   * Trains on every script in turn.
   *
   * @param folder of files {@code eng_Latn.txt}, a sentence a line
   * @throws IllegalArgumentException if it holds none
   */
  public Trained train(Path folder) throws IOException {
    Sentences sentences = Sentences.read(folder);
    Map<Integer, Map<LanguageTag, List<String>>> groups = new TreeMap<>();
    Conversions.addTo(sentences.training())
        .forEach(
            (tag, lines) ->
                groups
                    .computeIfAbsent(Scripts.groupOf(tag.script()), g -> new TreeMap<>())
                    .put(tag, lines));
    ModelBuilder builder = new ModelBuilder(options.bits());
    for (Map.Entry<Integer, Map<LanguageTag, List<String>>> group : groups.entrySet()) {
      addGroup(group.getKey(), group.getValue(), builder);
    }
    NgramModel raw = builder.build();
    NgramModel model = new Calibrator(sentences.calibration()).calibrate(raw);
    Evaluation evaluation = Evaluation.of(model, sentences.heldOut());
    progress.accept(evaluation.summary());
    return new Trained(model, evaluation.table());
  }

  private void addGroup(int group, Map<LanguageTag, List<String>> lines, ModelBuilder builder) {
    SplittableRandom random = new SplittableRandom(options.seed() + group);
    if (lines.size() == 1) {
      builder.add(List.copyOf(lines.keySet()), GroupWeights.none(options.bits()));
      progress.accept(Scripts.name(group) + ": 1 label, nothing to tell apart");
      return;
    }
    GroupTrainer trainer = new GroupTrainer(options, group, random);
    Map<LanguageTag, List<String>> clean = new Cleaner(options, group).clean(lines);
    clean.forEach(trainer::add);
    LanguageTag none = new LanguageTag("und", Scripts.name(group));
    trainer.add(none, new Noise(random.split()).of(group, lines.values()));
    GroupWeights weights = trainer.train();
    builder.add(trainer.labels(), weights);
    progress.accept(
        Scripts.name(group)
            + ": "
            + lines.size()
            + " labels, "
            + count(clean)
            + " of "
            + count(lines)
            + " lines");
  }

  private static long count(Map<LanguageTag, List<String>> lines) {
    return lines.values().stream().mapToLong(List::size).sum();
  }
}

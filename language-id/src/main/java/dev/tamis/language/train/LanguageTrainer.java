package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramModel;
import dev.tamis.language.ScriptModel;
import dev.tamis.language.internal.Scripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final int MISREAD = 4000;
  private static final int MISREAD_OTHER = 3000;
  private static final int MISREAD_OF_A_TAG = 500;

  /** Scripts with words between spaces, whose frequent words decide most texts. */
  private static final Set<String> WITH_WORDS =
      Set.of("Latn", "Cyrl", "Arab", "Deva", "Hebr", "Beng", "Ethi");

  private static final int LATIN_SLOTS = 18;
  private static final int SLOTS = 15;
  private static final int HAN_SLOTS = 14;

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
   * @param rows the same as a table of tab-separated values
   */
  public record Trained(NgramModel model, String table, String rows) {}

  /**
   * Trains on every script in turn.
   *
   * @param folder of files {@code eng_Latn.txt} or {@code eng_Latn.technical.txt}, a sentence a
   *     line, and {@code blocklist.tsv}
   * @throws IllegalArgumentException if it holds none
   */
  public Trained train(Path folder) throws IOException {
    Sentences sentences = Sentences.read(folder);
    Conversions.derive(sentences, new SplittableRandom(options.seed()));
    Map<Integer, Map<LanguageTag, List<String>>> groups = new TreeMap<>();
    Conversions.addTo(sentences.training())
        .forEach(
            (tag, lines) ->
                groups
                    .computeIfAbsent(Scripts.groupOf(tag.script()), g -> new TreeMap<>())
                    .put(tag, lines));
    List<ScriptModel> scripts =
        groups.entrySet().parallelStream()
            .map(group -> script(group.getKey(), group.getValue(), sentences))
            .toList();
    NgramModel model = new NgramModel(scripts);
    Evaluation evaluation = Evaluation.of(model, sentences.heldOut());
    progress.accept(evaluation.summary());
    return new Trained(model, evaluation.table(), evaluation.rows());
  }

  private ScriptModel script(int group, Map<LanguageTag, List<String>> lines, Sentences sentences) {
    SplittableRandom random = new SplittableRandom(options.seed() + group);
    if (lines.size() == 1) {
      progress.accept(Scripts.name(group) + ": 1 label, nothing to tell apart");
      return ModelBuilder.build(List.copyOf(lines.keySet()), GroupWeights.none(options.bits()));
    }
    TrainingOptions own = options.withBits(bits(group));
    GroupTrainer trainer = new GroupTrainer(own, group, random);
    Map<LanguageTag, List<String>> clean = new Cleaner(own, group).clean(lines);
    clean.forEach(trainer::add);
    LanguageTag none = new LanguageTag("und", Scripts.name(group));
    List<String> noise = noise(group, lines, sentences, new Noise(random.split()));
    trainer.add(none, noise);
    ScriptModel raw = ModelBuilder.build(trainer.labels(), trainer.train());
    Map<LanguageTag, List<String>> apart = new TreeMap<>(sentences.calibration());
    apart.put(none, noise(group, lines, sentences, new Noise(random.split())));
    ScriptModel model = raw.with(raw.calibration(), Priors.of(raw.labels()));
    model = new Calibrator(model, apart).calibrate();
    if (group == Scripts.HAN) {
      model = model.withLetters(CommonWords.letters(clean, group), HAN_SLOTS);
    } else if (WITH_WORDS.contains(Scripts.name(group))) {
      int slots = group == Scripts.LATIN ? LATIN_SLOTS : SLOTS;
      model = model.withWords(CommonWords.of(clean, group, 1 << slots), slots);
    }
    progress.accept(
        Scripts.name(group)
            + ": "
            + lines.size()
            + " labels, "
            + count(clean)
            + " of "
            + count(lines)
            + " lines, "
            + model.calibration());
    return model;
  }

  /** Fewer languages need fewer buckets. */
  private int bits(int group) {
    String name = Scripts.name(group);
    int fewer = name.equals("Latn") ? 0 : name.equals("Cyrl") || name.equals("Hani") ? 1 : 2;
    return Math.max(TrainingOptions.MIN_BITS, options.bits() - fewer);
  }

  private static List<String> noise(
      int group, Map<LanguageTag, List<String>> lines, Sentences sentences, Noise noise) {
    List<String> all = new ArrayList<>(noise.of(group, lines.values()));
    List<String> foreign = new ArrayList<>();
    sentences
        .training()
        .forEach(
            (tag, own) -> {
              if (!tag.script().equals("Latn") || tag.language().equals("vie")) {
                foreign.addAll(own.subList(0, Math.min(MISREAD_OF_A_TAG, own.size())));
              }
            });
    if (group == Scripts.LATIN) {
      all.addAll(noise.misread(foreign, MISREAD, Misreading.TO_LATIN));
    } else if (group == Scripts.CYRILLIC) {
      all.addAll(noise.misread(foreign, MISREAD_OTHER, Misreading.TO_CYRILLIC));
      // Old charsets of Cyrillic letters can write nothing else.
      List<String> own = new ArrayList<>();
      lines.values().forEach(l -> own.addAll(l.subList(0, Math.min(MISREAD_OF_A_TAG, l.size()))));
      all.addAll(noise.misread(own, MISREAD_OTHER, Misreading.TO_CYRILLIC));
    } else if (group == Scripts.HAN) {
      all.addAll(noise.misread(foreign, MISREAD_OTHER, Misreading.TO_HAN));
    }
    return all;
  }

  private static long count(Map<LanguageTag, List<String>> lines) {
    return lines.values().stream().mapToLong(List::size).sum();
  }
}

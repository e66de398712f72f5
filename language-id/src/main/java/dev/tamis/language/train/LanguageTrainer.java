package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramModel;
import dev.tamis.language.Scripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Trains the default model from a folder of sentences: naive Bayes chooses which labels a bucket
 * speaks for, softmax regression sets the weights. The same folder and seed give the same bytes.
 */
public final class LanguageTrainer {
  private static final int NOISE_LINES = 4000;
  private static final int NOISE_LETTERS_LINES = 400;

  private final TrainingOptions options;
  private final Appendable progress;

  /**
   * Sets a training up.
   *
   * @param options sizes and seed
   * @param progress gets a line for each script, and the held-out table
   */
  public LanguageTrainer(TrainingOptions options, Appendable progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Trains on every script in turn.
   *
   * @param folder of files {@code eng_Latn.txt}
   */
  public Trained train(Path folder) throws IOException {
    Sentences sentences = Sentences.read(folder);
    Map<Integer, List<LanguageTag>> groups = new TreeMap<>();
    for (LanguageTag tag : sentences.training().keySet()) {
      groups.computeIfAbsent(Scripts.groupOf(tag.script()), g -> new ArrayList<>()).add(tag);
    }
    ModelBuilder builder = new ModelBuilder(options.bits());
    for (Map.Entry<Integer, List<LanguageTag>> group : groups.entrySet()) {
      SplittableRandom random = new SplittableRandom(options.seed() + group.getKey());
      GroupTrainer trainer = new GroupTrainer(options, group.getKey(), random);
      for (LanguageTag tag : group.getValue()) {
        trainer.add(tag, sentences.training().get(tag));
      }
      if (group.getValue().size() > 1) {
        LanguageTag none = new LanguageTag("und", Scripts.name(group.getKey()));
        trainer.add(none, noise(group.getKey(), group.getValue(), sentences, random));
      }
      trainer.train();
      trainer.addTo(builder);
      progress.append(Scripts.name(group.getKey()) + ": " + group.getValue().size() + " labels\n");
    }
    NgramModel model = builder.build();
    Evaluation evaluation = Evaluation.of(model, sentences.heldOut(), options.seed());
    progress.append(evaluation.summary()).append('\n');
    return new Trained(model, evaluation.table());
  }

  private static List<String> noise(
      int group, List<LanguageTag> tags, Sentences sentences, SplittableRandom random) {
    Noise noise = new Noise(random.split());
    if (Scripts.name(group).equals("Latn")) {
      return noise.latin(NOISE_LINES);
    }
    TreeSet<Character> alphabet = new TreeSet<>();
    for (LanguageTag tag : tags) {
      for (String line : sentences.training().get(tag)) {
        for (int i = 0; i < line.length(); i++) {
          if (Scripts.group(line.charAt(i)) == group) {
            alphabet.add(line.charAt(i));
          }
        }
      }
    }
    char[] letters = new char[alphabet.size()];
    int n = 0;
    for (char letter : alphabet) {
      letters[n++] = letter;
    }
    return letters.length == 0
        ? Arrays.asList("")
        : noise.letters(NOISE_LETTERS_LINES, new String(letters));
  }

  /**
   * A trained model.
   *
   * @param model the model
   * @param table precision, recall and F1 of each label on the held-out lines, in Markdown
   */
  public record Trained(NgramModel model, String table) {}
}

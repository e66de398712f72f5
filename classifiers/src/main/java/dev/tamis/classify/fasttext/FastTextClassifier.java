package dev.tamis.classify.fasttext;

import dev.tamis.classify.LanguageScope;
import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.TextClassifier;
import dev.tamis.language.fasttext.FastTextModel;
import dev.tamis.language.fasttext.Prediction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Scores texts by any supervised model of fastText: the probability of one label, as with DCLM's
 * quality model, or of the likeliest one. A text counts as one line, as the program takes it: line
 * breaks separate words and no more. Thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/2406.11794">DataComp-LM</a>
 */
public final class FastTextClassifier implements TextClassifier {
  private static final String PREFIX = "__label__";

  private final FastTextModel model;
  private final String sha256;
  private final String name;
  private final String label;
  private final LanguageScope languages;

  /**
   * Scores by a model that is loaded.
   *
   * @param sha256 of its file
   * @param name under which the score is written
   * @param label whose probability is the score, with or without {@code __label__}; empty for that
   *     of the likeliest label
   * @param languages that are scored
   * @throws IllegalArgumentException if the model does not have the label
   */
  public FastTextClassifier(
      FastTextModel model, String sha256, String name, String label, LanguageScope languages) {
    this.model = model;
    this.sha256 = sha256;
    this.name = name;
    this.label = plain(label);
    this.languages = languages;
    if (!this.label.isEmpty() && !labels().contains(this.label)) {
      List<String> known = labels();
      throw new IllegalArgumentException(
          "label must be one of "
              + known.subList(0, Math.min(20, known.size()))
              + (known.size() > 20 ? " and so on, " + known.size() : "")
              + " (got: \""
              + label
              + "\")");
    }
  }

  /**
   * Reads a model.
   *
   * @throws IOException if the file cannot be read or is no supervised model of fastText
   * @see #FastTextClassifier
   */
  public static FastTextClassifier load(
      Path file, String name, String label, LanguageScope languages) throws IOException {
    return new FastTextClassifier(
        FastTextModel.read(file), ModelDigest.sha256(file), name, label, languages);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  /** The labels of the model without {@code __label__}, the most frequent first. */
  @Override
  public List<String> labels() {
    return model.labels().stream().map(FastTextClassifier::plain).toList();
  }

  @Override
  public List<Score> score(List<Input> inputs) {
    return languages.score(inputs, texts -> texts.stream().map(this::score).toList());
  }

  private Score score(String text) {
    List<Prediction> predictions = model.predict(text, label.isEmpty() ? 1 : model.labels().size());
    if (predictions.isEmpty()) {
      return Score.abstain("no-known-words");
    }
    Prediction best = predictions.get(0);
    if (label.isEmpty()) {
      return new Score(best.probability(), plain(best.label()));
    }
    for (Prediction prediction : predictions) {
      if (plain(prediction.label()).equals(label)) {
        return new Score(prediction.probability(), plain(best.label()));
      }
    }
    // fastText leaves out what it holds for impossible.
    return new Score(0.0, plain(best.label()));
  }

  private static String plain(String label) {
    return label.startsWith(PREFIX) ? label.substring(PREFIX.length()) : label;
  }
}

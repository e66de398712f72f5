package dev.tamis.classify.onnx;

import dev.tamis.classify.LanguageScope;
import dev.tamis.classify.ScoreRange;
import dev.tamis.classify.TextClassifier;
import dev.tamis.classify.onnx.ClassifierSpec.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Scores texts by an {@link OnnxModel}: educational value, quality, topic, toxicity, safety,
 * whatever it was trained for. Abstains on texts in languages that it was not made for.
 * Thread-safe, and cheap to make from a model that is loaded.
 */
public final class OnnxClassifier implements TextClassifier {
  private final OnnxModel model;
  private final String name;
  private final String label;
  private final LanguageScope languages;

  /**
   * Scores by a model that is loaded.
   *
   * @param name under which the score is written
   * @param label whose probability is the score; empty for what {@code classifier.json} says
   * @param languages that are scored; {@link LanguageScope#ALL} for what {@code classifier.json}
   *     says
   * @throws IllegalArgumentException if the model does not have the label
   */
  public OnnxClassifier(OnnxModel model, String name, String label, LanguageScope languages) {
    this.model = model;
    this.name = name;
    this.label = label.isEmpty() ? model.spec().label() : label;
    this.languages =
        languages.codes().isEmpty() ? new LanguageScope(model.spec().languages()) : languages;
    boolean regression = model.spec().head() == Head.REGRESSION;
    if (!label.isEmpty() && (regression || !labels().contains(label))) {
      throw new IllegalArgumentException(
          "label must be one of "
              + (regression ? List.of() : labels())
              + " (got: \""
              + label
              + "\")");
    }
  }

  /**
   * Loads a model and scores by it as its {@code classifier.json} says.
   *
   * @see OnnxModel#load
   */
  public static OnnxClassifier load(Path folder) throws IOException {
    OnnxModel model = OnnxModel.load(folder);
    return new OnnxClassifier(model, model.spec().name(), "", LanguageScope.ALL);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sha256() {
    return model.sha256();
  }

  @Override
  public List<String> labels() {
    return model.spec().labels();
  }

  @Override
  public boolean scoresEachLabel() {
    return model.spec().head() == Head.SIGMOID;
  }

  @Override
  public ScoreRange range() {
    return model.spec().scores();
  }

  @Override
  public Double threshold() {
    return model.spec().threshold();
  }

  @Override
  public List<Score> score(List<Input> inputs) {
    return languages.score(
        inputs,
        texts ->
            model.ask(texts).stream()
                .map(values -> Outputs.score(model.spec(), label, values))
                .toList());
  }
}

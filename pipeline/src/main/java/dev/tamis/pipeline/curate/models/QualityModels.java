package dev.tamis.pipeline.curate.models;

import dev.tamis.classify.LanguageScope;
import dev.tamis.classify.ScoreRange;
import dev.tamis.classify.TextClassifier;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.classify.fasttext.FastTextClassifier;
import dev.tamis.classify.onnx.OnnxClassifier;
import dev.tamis.classify.onnx.OnnxModel;
import dev.tamis.classify.textness.Textness;
import dev.tamis.classify.train.HashedClassifier;
import dev.tamis.classify.train.HashedModel;
import dev.tamis.pipeline.ledger.Decimals;
import dev.tamis.pipeline.recipe.Nearest;
import dev.tamis.pipeline.recipe.QualityModel;
import dev.tamis.pipeline.recipe.QualitySection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The classifiers of a recipe, with their limits; each model is loaded and tried once in a JVM. */
public final class QualityModels {
  private static final Map<String, OnnxModel> LOADED = new ConcurrentHashMap<>();
  private static final Map<String, HashedModel> HASHED = new ConcurrentHashMap<>();

  private QualityModels() {}

  /**
   * A classifier and the scores that exclude.
   *
   * @param name in the recipe
   * @param classifier asks the model
   * @param least a document that scores lower is excluded; null for no limit
   * @param most a document that scores higher is excluded; null for no limit
   */
  public record Limited(String name, TextClassifier classifier, Double least, Double most) {

    /**
     * Asks the classifier. Each score is the shortest decimal of its 32-bit float: limits decide on
     * the very number that is written, and so does whoever cuts the output again.
     */
    public List<Score> score(List<Input> inputs) {
      return classifier.score(inputs).stream().map(Limited::written).toList();
    }

    /** Names of the scores that a document may have of it: its own, and one for each label. */
    public List<String> scores() {
      List<String> names = new ArrayList<>(List.of(name));
      if (classifier.scoresEachLabel()) {
        classifier.labels().forEach(label -> names.add(name + "/" + label));
      }
      return names;
    }

    private static Score written(Score score) {
      Double value = score.value() == null ? null : Decimals.of(score.value().floatValue());
      Map<String, Double> byLabel = new LinkedHashMap<>();
      score.byLabel().forEach((label, p) -> byLabel.put(label, Decimals.of(p.floatValue())));
      return new Score(value, score.label(), byLabel);
    }

    /** Which of the limits a score breaks; null where it keeps within them. */
    public Double broken(double score) {
      if (least != null && score < least) {
        return least;
      }
      return most != null && score > most ? most : null;
    }
  }

  /**
   * The classifiers of a section, in its order.
   *
   * @throws IllegalArgumentException if a model cannot be loaded, fails its trial, lacks a label,
   *     or cannot give a score that is a limit; the message names the model
   */
  public static List<Limited> of(QualitySection section) {
    List<Limited> models = new ArrayList<>();
    for (QualityModel model : section.models()) {
      String key = "quality.models: " + model.name();
      TextClassifier classifier = classifier(key, model);
      Double least = model.minScore();
      if (least == null && models.isEmpty() && section.minScore() != 0) {
        least = section.minScore();
      }
      least = least == null ? classifier.threshold() : least;
      check(key + ": min-score", least, classifier.range());
      check(key + ": max-score", model.maxScore(), classifier.range());
      models.add(new Limited(model.name(), classifier, least, model.maxScore()));
    }
    return models;
  }

  private static TextClassifier classifier(String key, QualityModel model) {
    return switch (model.kind()) {
      case QualityModel.ONNX -> onnx(key, model);
      case QualityModel.FASTTEXT -> fastText(key, model);
      case QualityModel.HASHED -> new HashedClassifier(hashed(key, model.path()));
      default -> Textness.embedded();
    };
  }

  private static TextClassifier onnx(String key, QualityModel model) {
    List<String> files =
        List.of("model.onnx", "tokenizer.json", OnnxModel.description(model.head()));
    OnnxModel loaded =
        LOADED.computeIfAbsent(
            stamp(model.path(), files),
            stamp ->
                ModelFiles.folder(
                    key, model.path(), files, folder -> OnnxModel.load(folder, model.head())));
    checkLabel(key, model.label(), loaded.spec().labels());
    return named(key, () -> new OnnxClassifier(loaded, model.name(), model.label(), scope(model)));
  }

  private static TextClassifier fastText(String key, QualityModel model) {
    FastTextModels.Loaded loaded = FastTextModels.of(key, model.path());
    List<String> labels =
        loaded.model().labels().stream().map(label -> label.replace("__label__", "")).toList();
    checkLabel(key, model.label().replace("__label__", ""), labels);
    return named(
        key,
        () ->
            new FastTextClassifier(
                loaded.model(), loaded.sha256(), model.name(), model.label(), scope(model)));
  }

  /** A model that {@code tamis train quality} made; the same as long as its files are. */
  static HashedModel hashed(String key, String path) {
    return HASHED.computeIfAbsent(
        stamp(path, HashedModel.FILES),
        stamp -> ModelFiles.folder(key, path, HashedModel.FILES, HashedModel::load));
  }

  private static String stamp(String path, List<String> files) {
    StringBuilder stamp = new StringBuilder();
    for (String file : files) {
      stamp.append(ModelFiles.stamp(path + "/" + file)).append('\n');
    }
    return stamp.toString();
  }

  private static LanguageScope scope(QualityModel model) {
    return new LanguageScope(model.languages());
  }

  private interface Maker {
    TextClassifier make();
  }

  private static TextClassifier named(String key, Maker maker) {
    try {
      return maker.make();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
    }
  }

  private static void checkLabel(String key, String label, Collection<String> known) {
    if (!label.isEmpty() && !known.contains(label)) {
      throw new IllegalArgumentException(
          key
              + ": label does not know \""
              + label
              + "\""
              + Nearest.hint(label, known)
              + "; known: "
              + String.join(", ", known.stream().limit(20).toList()));
    }
  }

  private static void check(String key, Double limit, ScoreRange range) {
    if (limit != null && !range.holds(limit)) {
      throw new IllegalArgumentException(
          key + " must be " + range.least() + " .. " + range.most() + " (got: " + limit + ")");
    }
  }
}

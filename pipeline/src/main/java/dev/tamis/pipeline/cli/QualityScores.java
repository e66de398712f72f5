package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.curate.models.QualityModels;
import dev.tamis.pipeline.recipe.QualitySection;
import java.util.List;

/** The classifiers of a recipe, for {@code tamis quality}. */
final class QualityScores {
  private final List<QualityModels.Limited> models;

  private QualityScores(List<QualityModels.Limited> models) {
    this.models = models;
  }

  static QualityScores of(QualitySection section) {
    return new QualityScores(QualityModels.of(section));
  }

  /**
   * Adds {@code scores} and {@code labels}, as a run writes them.
   *
   * @return the first classifier whose limits the text breaks, as {@code quality/name}; or null
   */
  String add(ObjectNode line, String text, LanguageTag language) {
    ObjectNode scores = line.putObject("scores");
    ObjectNode labels = line.putObject("labels");
    String reason = null;
    for (QualityModels.Limited model : models) {
      String name = model.name();
      Score score = model.score(List.of(new Input(text, language))).get(0);
      scores.put(name, score.value());
      score.byLabel().forEach((label, p) -> scores.put(name + "/" + label, p));
      if (score.value() != null && score.label() != null) {
        labels.put(name, score.label());
      }
      if (reason == null && score.value() != null && model.broken(score.value()) != null) {
        reason = "quality/" + name;
      }
    }
    return reason;
  }
}

package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which classifiers score.
 *
 * @param models the classifiers; the first one's score is the record's {@code quality}
 * @param minScore a document that the first model scores lower is excluded, where its own entry
 *     says nothing else; 0 excludes none
 */
public record QualitySection(List<QualityModel> models, double minScore) implements Serializable {

  /** Copies the list and checks names and range. */
  public QualitySection {
    models = List.copyOf(Checks.present("quality.models", models));
    if (!Double.isFinite(minScore)) {
      throw new IllegalArgumentException(
          "quality.min-score must be a finite number (got: " + minScore + ")");
    }
    List<String> names = models.stream().map(QualityModel::name).toList();
    for (String name : names) {
      if (names.indexOf(name) < names.lastIndexOf(name)) {
        throw new IllegalArgumentException(
            "quality.models: each needs a name of its own (got twice: \"" + name + "\")");
      }
    }
    if (minScore != 0 && !models.isEmpty() && models.get(0).minScore() != null) {
      throw new IllegalArgumentException(
          "quality.min-score must be 0 where the first model has a min-score of its own (got: "
              + minScore
              + ")");
    }
  }

  /** The share of each language's documents that stays, by the model that ranks them. */
  public SortedMap<String, Double> keepBest() {
    SortedMap<String, Double> shares = new TreeMap<>();
    for (QualityModel model : models) {
      if (model.keepBest().share() > 0) {
        shares.put(model.name(), model.keepBest().share());
      }
    }
    return shares;
  }
}

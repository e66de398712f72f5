package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.List;

/**
 * Which classifiers score.
 *
 * @param models names of models; the first one's score is the record's {@code quality}
 * @param minScore a document that the first model scores lower is excluded; 0 excludes none
 */
public record QualitySection(List<String> models, double minScore) implements Serializable {

  /** Copies the list and checks the range. */
  public QualitySection {
    models = List.copyOf(Checks.present("quality.models", models));
    Checks.inRange("quality.min-score", minScore, 0, 1);
  }
}

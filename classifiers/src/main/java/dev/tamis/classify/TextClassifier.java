package dev.tamis.classify;

import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageTag;
import java.util.List;

/** Gives texts a score. Belongs to a thread. */
public interface TextClassifier {

  /** Name of the model, under which its score is written. */
  String name();

  /** SHA-256 of the model's file, hexadecimal. */
  String sha256();

  /**
   * Scores several texts at once, answers in the same order; a score does not depend on the other
   * texts.
   */
  List<Score> score(List<Input> inputs);

  /**
   * What is scored.
   *
   * @param text the text
   * @param tag its language
   * @param statistics of this very text, where the caller has them already; null where not
   */
  record Input(String text, LanguageTag tag, TextStatistics statistics) {}

  /**
   * The answer.
   *
   * @param value 0 to 1, or null where the model abstains
   * @param label what the text is taken for, or why the model abstains
   */
  record Score(Double value, String label) {}
}

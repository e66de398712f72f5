package dev.tamis.classify;

import dev.tamis.language.LanguageTag;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives texts a score. Belongs to a thread. */
public interface TextClassifier {

  /** Name of the model, under which its score is written. */
  String name();

  /** SHA-256 of the model's file, hexadecimal. */
  String sha256();

  /** Every label that it may give, in the model's order; empty where it gives none. */
  default List<String> labels() {
    return List.of();
  }

  /** Whether a score has a probability for each label, for several labels may hold at once. */
  default boolean scoresEachLabel() {
    return false;
  }

  /** The scores that it may give; probabilities by default. */
  default ScoreRange range() {
    return ScoreRange.PROBABILITY;
  }

  /** Below this score the model's makers would leave a text out; null where they say nothing. */
  default Double threshold() {
    return null;
  }

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
   */
  record Input(String text, LanguageTag tag) {}

  /**
   * The answer.
   *
   * @param value a finite number within {@link #range}, or null where the model abstains
   * @param label what the text is taken for, or why the model abstains; null where there is nothing
   *     to say
   * @param byLabel probability of each label, 0 to 1, where several may hold at once; else empty
   */
  record Score(Double value, String label, Map<String, Double> byLabel) {

    /** Copies the map and checks that the numbers are finite. */
    public Score {
      if (value != null && !Double.isFinite(value)) {
        throw new IllegalArgumentException("a score must be finite (got: " + value + ")");
      }
      byLabel = Collections.unmodifiableMap(new LinkedHashMap<>(byLabel));
    }

    /** An answer without probabilities. */
    public Score(Double value, String label) {
      this(value, label, Map.of());
    }

    /** No answer, for a reason in lower-case words joined by hyphens. */
    public static Score abstain(String reason) {
      return new Score(null, reason);
    }
  }
}

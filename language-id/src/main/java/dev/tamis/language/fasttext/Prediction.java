package dev.tamis.language.fasttext;

import java.util.Objects;

/**
 * A label and how likely a model holds it.
 *
 * @param label as the model has it, with its prefix, such as {@code __label__en}
 * @param probability 0 to 1
 */
public record Prediction(String label, double probability) {
  /** Checks the range. */
  public Prediction {
    Objects.requireNonNull(label, "label is null");
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be 0 .. 1 (got: " + probability + ")");
    }
  }
}

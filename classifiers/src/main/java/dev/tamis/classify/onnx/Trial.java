package dev.tamis.classify.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a model once before any text does: on a short row, on a row of as many tokens as it may ever
 * see, and on both together where it is to run batches.
 */
final class Trial {
  private static final String SHORT = "A trial.";

  private final BatchRunner runner;
  private final TextEncoder encoder;
  private final ClassifierSpec spec;

  Trial(BatchRunner runner, TextEncoder encoder, ClassifierSpec spec) {
    this.runner = runner;
    this.encoder = encoder;
    this.spec = spec;
  }

  /**
   * Tries the model.
   *
   * @throws IllegalArgumentException if it does not work with the other files; the message says how
   */
  void run() {
    Encoding brief = encoder.encode(SHORT).get(0);
    Encoding full = encoder.encode("trial ".repeat(2 * spec.maxTokens())).get(0);
    if (full.getIds().length > spec.maxTokens()) {
      throw new IllegalArgumentException(
          "tokenizer.json does not cut texts to maxTokens "
              + spec.maxTokens()
              + " (got: "
              + full.getIds().length
              + ")");
    }
    float[] alone = checked("on a short text", List.of(brief))[0];
    checked("on a text of " + full.getIds().length + " tokens (maxTokens)", List.of(full));
    if (spec.batch() > 1) {
      Encoding longer = encoder.encode("trial ".repeat(spec.maxTokens() / 2)).get(0);
      float[] together = checked("on two texts at once", List.of(brief, longer))[0];
      if (!Arrays.equals(alone, together)) {
        throw new IllegalArgumentException(
            "classifier.json: batch must be 1, for this model's scores depend on the other texts of"
                + " a batch (got: "
                + spec.batch()
                + ")");
      }
    }
  }

  private float[][] checked(String what, List<Encoding> rows) {
    float[][] outputs;
    try {
      outputs = runner.run(rows);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IllegalArgumentException("the model fails " + what + ": " + e.getMessage(), e);
    }
    for (float[] row : outputs) {
      checkWidth(row.length);
      try {
        Outputs.activate(spec.head(), row);
      } catch (IllegalStateException e) {
        throw new IllegalArgumentException("the model fails " + what + ": " + e.getMessage(), e);
      }
    }
    return outputs;
  }

  private void checkWidth(int outputs) {
    boolean regression = spec.head() == ClassifierSpec.Head.REGRESSION;
    if (outputs != (regression ? 1 : spec.labels().size())) {
      throw new IllegalArgumentException(
          "classifier.json: the head "
              + (regression
                  ? "regression needs one output"
                  : "has " + spec.labels().size() + " labels, one for each output")
              + " (got: "
              + outputs
              + " outputs)");
    }
    if (spec.head() == ClassifierSpec.Head.SOFTMAX && outputs == 1) {
      throw new IllegalArgumentException(
          "classifier.json: softmax over 1 output is always 1; the head is sigmoid or regression");
    }
  }
}

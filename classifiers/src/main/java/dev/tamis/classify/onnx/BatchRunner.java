package dev.tamis.classify.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Runs tokens through a session, several rows at once, and finds inputs and output by name. */
final class BatchRunner {
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";

  /** A batch of long rows would take memory in proportion. */
  private static final int MOST_TOKENS = 1 << 14;

  private final SharedSession session;
  private final String output;
  private final long padId;

  BatchRunner(SharedSession session, String output, long padId) {
    this.session = session;
    this.padId = padId;
    checkInputs(session.inputs());
    this.output = output(session.outputs(), output);
  }

  /**
   * Where a batch ends that begins at {@code from}, of rows sorted by length. Rows of different
   * lengths go together only where a mask tells them apart.
   */
  int end(List<Integer> order, int from, int most, ToIntFunction<Integer> length) {
    boolean mask = session.inputs().contains(MASK);
    int to = from + 1;
    while (to < order.size() && to - from < most) {
      int next = length.applyAsInt(order.get(to));
      if ((!mask && next != length.applyAsInt(order.get(from)))
          || (long) next * (to - from + 1) > MOST_TOKENS) {
        break;
      }
      to++;
    }
    return to;
  }

  /** Name of the output that was asked for, or found. */
  String output() {
    return output;
  }

  /** The output for each row; the shorter rows are padded. */
  float[][] run(List<Encoding> rows) {
    return run(rows, List.of(output)).get(output);
  }

  /** Several outputs for each row, by name. */
  Map<String, float[][]> run(List<Encoding> rows, List<String> outputs) {
    int tokens = rows.stream().mapToInt(row -> row.getIds().length).max().orElse(0);
    if (tokens == 0) {
      throw new IllegalStateException(
          "the tokenizer gives no token at all, not even a special one");
    }
    Map<String, long[]> inputs = new TreeMap<>();
    inputs.put(IDS, matrix(rows, tokens, Encoding::getIds, padId));
    if (session.inputs().contains(MASK)) {
      inputs.put(MASK, matrix(rows, tokens, Encoding::getAttentionMask, 0));
    }
    if (session.inputs().contains(TYPES)) {
      inputs.put(TYPES, matrix(rows, tokens, Encoding::getTypeIds, 0));
    }
    return session.runTexts(inputs, rows.size(), outputs);
  }

  private static long[] matrix(
      List<Encoding> rows, int tokens, Function<Encoding, long[]> part, long filler) {
    long[] matrix = new long[rows.size() * tokens];
    for (int i = 0; i < rows.size(); i++) {
      long[] row = part.apply(rows.get(i));
      System.arraycopy(row, 0, matrix, i * tokens, row.length);
      Arrays.fill(matrix, i * tokens + row.length, (i + 1) * tokens, filler);
    }
    return matrix;
  }

  private static void checkInputs(Set<String> inputs) {
    Set<String> unknown = new TreeSet<>(inputs);
    unknown.removeAll(Set.of(IDS, MASK, TYPES));
    if (!inputs.contains(IDS) || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "model.onnx: the inputs must be input_ids and, where there are more, attention_mask and"
              + " token_type_ids (got: "
              + new TreeSet<>(inputs)
              + ")");
    }
  }

  private static String output(Set<String> outputs, String wanted) {
    String name = wanted.isEmpty() ? "logits" : wanted;
    if (outputs.contains(name)) {
      return name;
    }
    if (wanted.isEmpty() && outputs.size() == 1) {
      return outputs.iterator().next();
    }
    throw new IllegalArgumentException(
        "model.onnx: there is no output \""
            + name
            + "\"; classifier.json names one by \"output\" (got: "
            + new TreeSet<>(outputs)
            + ")");
  }
}

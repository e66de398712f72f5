package dev.tamis.classify.onnx;

import java.util.Map;

/**
 * Writes a network of one hidden layer as ONNX (opset 13): features are standardised, cut at a
 * limit, go through a dense layer with ReLU and one with softmax. Input {@code features} [N, F],
 * output {@code probabilities} [N, K]. The same weights give the same bytes.
 */
public final class NetworkWriter {

  private NetworkWriter() {}

  /**
   * The network as ONNX.
   *
   * @param mean of each feature
   * @param deviation of each feature
   * @param limit standardised features are cut there, above and below 0
   * @param hidden weights of the hidden layer, [F][H]
   * @param hiddenBias [H]
   * @param output weights of the output layer, [H][K]
   * @param outputBias [K]
   * @param metadata written beside it
   */
  public static byte[] write(
      float[] mean,
      float[] deviation,
      float limit,
      float[][] hidden,
      float[] hiddenBias,
      float[][] output,
      float[] outputBias,
      Map<String, String> metadata) {
    Proto graph =
        new Proto()
            .message(1, node("Sub", "features", "mean", "centred"))
            .message(1, node("Div", "centred", "deviation", "scaled"))
            .message(1, clip())
            .message(1, dense("standard", "hidden", "hidden_bias", "sums"))
            .message(1, new Proto().text(1, "sums").text(2, "activations").text(4, "Relu"))
            .message(1, dense("activations", "output", "output_bias", "logits"))
            .message(1, softmax())
            .text(2, "network")
            .message(5, Graphs.floats("mean", mean, mean.length))
            .message(5, Graphs.floats("deviation", deviation, deviation.length))
            .message(5, Graphs.floats("low", new float[] {-limit}))
            .message(5, Graphs.floats("high", new float[] {limit}))
            .message(
                5, Graphs.floats("hidden", Graphs.flat(hidden), hidden.length, hiddenBias.length))
            .message(5, Graphs.floats("hidden_bias", hiddenBias, hiddenBias.length))
            .message(
                5, Graphs.floats("output", Graphs.flat(output), output.length, outputBias.length))
            .message(5, Graphs.floats("output_bias", outputBias, outputBias.length))
            .message(11, Graphs.value("features", Graphs.FLOAT, "N", mean.length))
            .message(12, Graphs.value("probabilities", Graphs.FLOAT, "N", outputBias.length));
    return Graphs.model(graph, metadata);
  }

  private static Proto node(String type, String a, String b, String result) {
    return new Proto().text(1, a).text(1, b).text(2, result).text(4, type);
  }

  private static Proto clip() {
    return new Proto()
        .text(1, "scaled")
        .text(1, "low")
        .text(1, "high")
        .text(2, "standard")
        .text(4, "Clip");
  }

  private static Proto dense(String input, String weights, String bias, String result) {
    return new Proto()
        .text(1, input)
        .text(1, weights)
        .text(1, bias)
        .text(2, result)
        .text(4, "Gemm");
  }

  private static Proto softmax() {
    Proto axis = new Proto().text(1, "axis").integer(3, 1).integer(20, 2);
    return new Proto()
        .text(1, "logits")
        .text(2, "probabilities")
        .text(4, "Softmax")
        .message(5, axis);
  }
}

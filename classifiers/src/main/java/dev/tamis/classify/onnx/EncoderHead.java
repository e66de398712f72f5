package dev.tamis.classify.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Puts a head onto a sentence encoder: what is appended to the encoder's file pools the vectors of
 * the tokens and, with a head, standardises them, cuts them and sums them up. Two messages of
 * protocol buffers one after the other are one message, in which lists are joined; so the encoder
 * is kept byte for byte, and nothing of it has to be understood. All operators used mean the same
 * in every opset from 8 on.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/#last-one-wins">merging</a>
 */
public final class EncoderHead {
  /** Output of the pooled vectors, float [texts, dimensions]. */
  public static final String POOLED = "tamis_pooled";

  /** Output of a head, float [texts, 1], before the head's name. */
  private static final String LOGITS = "tamis_logits_";

  private static final int INT64 = 7;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_TENSOR = 4;

  private final Proto graph = new Proto();

  /** Behind the names of all that is added, so that an encoder may have several heads. */
  private final String suffix;

  /** What is put on standardised vectors. */
  public sealed interface Head permits Linear, Mlp {
    /** Of each dimension. */
    float[] mean();

    /** Of each dimension, above 0. */
    float[] deviation();

    /** Standardised vectors are cut there, above and below 0. */
    float limit();
  }

  /**
   * A linear head over standardised vectors.
   *
   * @param mean of each dimension
   * @param deviation of each dimension, above 0
   * @param limit standardised ones are cut there, above and below 0
   * @param weights of each dimension
   * @param bias added to the sum
   */
  @SuppressWarnings("ArrayRecordComponent") // Written once, read once.
  public record Linear(float[] mean, float[] deviation, float limit, float[] weights, float bias)
      implements Head {}

  /**
   * A head of one hidden layer with ReLU over standardised vectors.
   *
   * @param mean of each dimension
   * @param deviation of each dimension, above 0
   * @param limit standardised ones are cut there, above and below 0
   * @param hidden weights of the hidden layer, [dimensions][units]
   * @param hiddenBias of each unit
   * @param weights of each unit in the sum
   * @param bias added to the sum
   */
  @SuppressWarnings("ArrayRecordComponent") // Written once, read once.
  public record Mlp(
      float[] mean,
      float[] deviation,
      float limit,
      float[][] hidden,
      float[] hiddenBias,
      float[] weights,
      float bias)
      implements Head {}

  private EncoderHead(String suffix) {
    this.suffix = suffix;
  }

  /** Name of the output of a head. */
  public static String output(String head) {
    return LOGITS + head;
  }

  /**
   * The encoder with an output of pooled vectors.
   *
   * @param encoder an ONNX file with all its weights
   * @param hidden its output of one vector for each token, float [texts, tokens, dimensions]
   */
  public static byte[] pooled(byte[] encoder, String hidden, Pooling pooling) {
    EncoderHead head = new EncoderHead("");
    head.output(head.pool(hidden, pooling), "D");
    return head.append(encoder);
  }

  /**
   * The encoder with an output of a head over pooled vectors.
   *
   * @param name of the head; the encoder has none of this name
   * @see #output
   */
  public static byte[] headed(
      byte[] encoder, String hidden, Pooling pooling, String name, Head layers) {
    EncoderHead head = new EncoderHead("_" + name);
    int size = layers.mean().length;
    String pooled = head.pool(hidden, pooling);
    String mean = head.constant("mean", Graphs.floats("", layers.mean(), size));
    String deviation = head.constant("deviation", Graphs.floats("", layers.deviation(), size));
    String low = head.constant("low", Graphs.floats("", new float[] {-layers.limit()}, 1));
    String high = head.constant("high", Graphs.floats("", new float[] {layers.limit()}, 1));
    String centred = head.node("Sub", "centred", pooled, mean);
    String scaled = head.node("Div", "scaled", centred, deviation);
    String cut = head.node("Min", "cut", head.node("Max", "from", scaled, low), high);
    if (layers instanceof Mlp mlp) {
      int units = mlp.hiddenBias().length;
      String in = head.constant("in", Graphs.floats("", Graphs.flat(mlp.hidden()), size, units));
      String inBias = head.constant("in_bias", Graphs.floats("", mlp.hiddenBias(), units));
      String sums = head.node("Gemm", "units", cut, in, inBias);
      head.sum(head.node("Relu", "activations", sums), mlp.weights(), mlp.bias());
    } else if (layers instanceof Linear linear) {
      head.sum(cut, linear.weights(), linear.bias());
    }
    return head.append(encoder);
  }

  private void sum(String input, float[] weights, float bias) {
    String column = constant("weights", Graphs.floats("", weights, weights.length, 1));
    String shift = constant("bias", Graphs.floats("", new float[] {bias}, 1));
    output(node("Gemm", "logits", input, column, shift), 1);
  }

  private String pool(String hidden, Pooling pooling) {
    String row = name("pooled_row");
    if (pooling == Pooling.CLS) {
      String first = constant("first", integers(0));
      Proto axis = new Proto().text(1, "axis").integer(3, 1).integer(20, ATTRIBUTE_INT);
      Proto gather = new Proto().text(1, hidden).text(1, first).text(2, row);
      graph.message(1, gather.text(4, "Gather").message(5, axis));
      return flat(row);
    }
    Proto toFloat = new Proto().text(1, "to").integer(3, Graphs.FLOAT).integer(20, ATTRIBUTE_INT);
    Proto cast = new Proto().text(1, "attention_mask").text(2, name("mask"));
    graph.message(1, cast.text(4, "Cast").message(5, toFloat));
    String rows = constant("row", integers(0, 1, -1));
    String columns = constant("column", integers(0, -1, 1));
    String maskRow = node("Reshape", "mask_row", name("mask"), rows);
    String maskColumn = node("Reshape", "mask_column", name("mask"), columns);
    String sum = node("MatMul", "sum", maskRow, hidden);
    // Marks are 0 or 1, so the sum of their squares is their number.
    String count = node("MatMul", "count", maskRow, maskColumn);
    return flat(node("Div", "pooled_row", sum, count));
  }

  /** From [texts, 1, dimensions] to [texts, dimensions]. */
  private String flat(String row) {
    return node("Reshape", "pooled", row, constant("flat", integers(0, -1)));
  }

  private String name(String what) {
    return "tamis_" + what + suffix;
  }

  private String node(String type, String what, String... inputs) {
    String result = name(what);
    Proto node = new Proto();
    for (String input : inputs) {
      node.text(1, input);
    }
    graph.message(1, node.text(2, result).text(4, type));
    return result;
  }

  private String constant(String what, Proto tensor) {
    String name = name(what);
    Proto value = new Proto().text(1, "value").message(5, tensor);
    graph.message(
        1,
        new Proto()
            .text(2, name)
            .text(4, "Constant")
            .message(5, value.integer(20, ATTRIBUTE_TENSOR)));
    return name;
  }

  private static Proto integers(long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return new Proto().integer(1, values.length).integer(2, INT64).bytes(9, raw.array());
  }

  private void output(String name, Object columns) {
    graph.message(12, Graphs.value(name, Graphs.FLOAT, "N", columns));
  }

  private byte[] append(byte[] encoder) {
    byte[] tail = new Proto().message(7, graph).toBytes();
    byte[] all = java.util.Arrays.copyOf(encoder, encoder.length + tail.length);
    System.arraycopy(tail, 0, all, encoder.length, tail.length);
    return all;
  }
}

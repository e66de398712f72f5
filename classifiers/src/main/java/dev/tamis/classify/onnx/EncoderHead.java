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

  /** Output of a head, float [texts, 1]. */
  public static final String LOGITS = "tamis_logits";

  private static final int INT64 = 7;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_TENSOR = 4;

  private final Proto graph = new Proto();

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
  public record Linear(float[] mean, float[] deviation, float limit, float[] weights, float bias) {}

  private EncoderHead() {}

  /**
   * The encoder with an output of pooled vectors.
   *
   * @param encoder an ONNX file with all its weights
   * @param hidden its output of one vector for each token, float [texts, tokens, dimensions]
   */
  public static byte[] pooled(byte[] encoder, String hidden, Pooling pooling) {
    EncoderHead head = new EncoderHead();
    head.pool(hidden, pooling);
    head.output(POOLED, "D");
    return head.append(encoder);
  }

  /** The encoder with an output of a head over pooled vectors. */
  public static byte[] headed(byte[] encoder, String hidden, Pooling pooling, Linear linear) {
    EncoderHead head = new EncoderHead();
    int size = linear.mean().length;
    head.pool(hidden, pooling);
    head.constant("tamis_mean", Graphs.floats("", linear.mean(), size));
    head.constant("tamis_deviation", Graphs.floats("", linear.deviation(), size));
    head.constant("tamis_low", Graphs.floats("", new float[] {-linear.limit()}, 1));
    head.constant("tamis_high", Graphs.floats("", new float[] {linear.limit()}, 1));
    head.constant("tamis_weights", Graphs.floats("", linear.weights(), size, 1));
    head.constant("tamis_bias", Graphs.floats("", new float[] {linear.bias()}, 1));
    head.node("Sub", "tamis_centred", POOLED, "tamis_mean");
    head.node("Div", "tamis_scaled", "tamis_centred", "tamis_deviation");
    head.node("Max", "tamis_from", "tamis_scaled", "tamis_low");
    head.node("Min", "tamis_cut", "tamis_from", "tamis_high");
    head.node("Gemm", LOGITS, "tamis_cut", "tamis_weights", "tamis_bias");
    head.output(LOGITS, 1);
    return head.append(encoder);
  }

  private void pool(String hidden, Pooling pooling) {
    if (pooling == Pooling.CLS) {
      constant("tamis_first", integers(0));
      Proto axis = new Proto().text(1, "axis").integer(3, 1).integer(20, ATTRIBUTE_INT);
      Proto gather = new Proto().text(1, hidden).text(1, "tamis_first").text(2, POOLED + "_row");
      graph.message(1, gather.text(4, "Gather").message(5, axis));
      flatten(POOLED + "_row");
      return;
    }
    Proto toFloat = new Proto().text(1, "to").integer(3, Graphs.FLOAT).integer(20, ATTRIBUTE_INT);
    Proto cast = new Proto().text(1, "attention_mask").text(2, "tamis_mask");
    graph.message(1, cast.text(4, "Cast").message(5, toFloat));
    constant("tamis_row", integers(0, 1, -1));
    constant("tamis_column", integers(0, -1, 1));
    node("Reshape", "tamis_mask_row", "tamis_mask", "tamis_row");
    node("Reshape", "tamis_mask_column", "tamis_mask", "tamis_column");
    node("MatMul", "tamis_sum", "tamis_mask_row", hidden);
    // Marks are 0 or 1, so the sum of their squares is their number.
    node("MatMul", "tamis_count", "tamis_mask_row", "tamis_mask_column");
    node("Div", POOLED + "_row", "tamis_sum", "tamis_count");
    flatten(POOLED + "_row");
  }

  /** From [texts, 1, dimensions] to [texts, dimensions]. */
  private void flatten(String row) {
    constant("tamis_flat", integers(0, -1));
    node("Reshape", POOLED, row, "tamis_flat");
  }

  private void node(String type, String result, String... inputs) {
    Proto node = new Proto();
    for (String input : inputs) {
      node.text(1, input);
    }
    graph.message(1, node.text(2, result).text(4, type));
  }

  private void constant(String name, Proto tensor) {
    Proto value = new Proto().text(1, "value").message(5, tensor);
    graph.message(
        1,
        new Proto()
            .text(2, name)
            .text(4, "Constant")
            .message(5, value.integer(20, ATTRIBUTE_TENSOR)));
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

package dev.tamis.classify.onnx;

import static dev.tamis.classify.onnx.Networks.FLOAT;
import static dev.tamis.classify.onnx.Networks.INT64;
import static dev.tamis.classify.onnx.Networks.integer;
import static dev.tamis.classify.onnx.Networks.integers;
import static dev.tamis.classify.onnx.Networks.longs;
import static dev.tamis.classify.onnx.Networks.node;
import static dev.tamis.classify.onnx.Networks.value;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a BERT-like encoder with random weights, for what does not depend on what a model has
 * learnt: speed, memory, and whether batches change scores.
 *
 * @see <a href="https://arxiv.org/abs/1810.04805">BERT</a>
 */
final class TransformerWriter {
  private final int layers;
  private final int width;
  private final int vocabulary;
  private final int positions;
  private final int outputs;
  private final Proto nodes = new Proto();
  private final List<Weights> weights = new ArrayList<>();
  private int names;

  private record Weights(String name, float spread, float mean, int[] shape) {
    long count() {
      long count = 1;
      for (int dimension : shape) {
        count *= dimension;
      }
      return count;
    }
  }

  private TransformerWriter(int layers, int width, int vocabulary, int positions, int outputs) {
    this.layers = layers;
    this.width = width;
    this.vocabulary = vocabulary;
    this.positions = positions;
    this.outputs = outputs;
  }

  /** Writes a network to a file; heads have 64 columns. */
  static void write(Path file, int layers, int width, int vocabulary, int positions, int outputs)
      throws IOException {
    new TransformerWriter(layers, width, vocabulary, positions, outputs).write(file);
  }

  private void write(Path file) throws IOException {
    String logits = network();
    nodes.message(1, node("Identity", "logits", logits));
    nodes.text(2, "network");
    long length = 0;
    List<byte[]> heads = new ArrayList<>();
    for (Weights tensor : weights) {
      heads.add(head(tensor));
      length += heads.get(heads.size() - 1).length + 4 * tensor.count();
    }
    Proto ends =
        new Proto()
            .message(11, value("input_ids", INT64, "N", "T"))
            .message(11, value("attention_mask", INT64, "N", "T"))
            .message(12, value("logits", FLOAT, "N", "K"));
    constants(ends);
    byte[] front = nodes.toBytes();
    byte[] back = ends.toBytes();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(new Proto().integer(1, 8).toBytes());
      out.write(new Proto().message(8, new Proto().text(1, "").integer(2, 17)).toBytes());
      out.write(7 << 3 | 2);
      varint(out, length + front.length + back.length);
      out.write(front);
      out.write(back);
      for (int i = 0; i < heads.size(); i++) {
        out.write(heads.get(i));
        numbers(out, weights.get(i), i);
      }
    }
  }

  private String network() {
    nodes.message(1, node("Shape", "shape", "input_ids"));
    nodes.message(1, node("Gather", "tokens", "shape", "one"));
    nodes.message(1, node("Range", "places", "zero", "tokens", "one"));
    String x =
        norm(
            add(
                op("Gather", weight(.02f, 0, vocabulary, width), "input_ids"),
                op("Gather", weight(.02f, 0, positions, width), "places")));
    nodes.message(1, node("Cast", "mask", "attention_mask").message(5, integer("to", FLOAT)));
    String seen = op("Unsqueeze", "mask", "middle");
    String hidden = op("Mul", op("Sub", "unit", seen), "far");
    for (int layer = 0; layer < layers; layer++) {
      x = norm(add(x, attention(x, hidden)));
      x = norm(add(x, dense(gelu(dense(x, width, 4 * width)), 4 * width, width)));
    }
    String first = next();
    nodes.message(1, node("Gather", first, x, "zero").message(5, integer("axis", 1)));
    return op("Gemm", first, weight(.3f, 0, width, outputs), weight(0, 0, outputs));
  }

  private String attention(String x, String hidden) {
    String q = transpose(op("Reshape", dense(x, width, width), "split"), 0, 2, 1, 3);
    String k = transpose(op("Reshape", dense(x, width, width), "split"), 0, 2, 3, 1);
    String v = transpose(op("Reshape", dense(x, width, width), "split"), 0, 2, 1, 3);
    String scores = add(op("Mul", op("MatMul", q, k), "eighth"), hidden);
    String shares = next();
    nodes.message(1, node("Softmax", shares, scores).message(5, integer("axis", -1)));
    String mixed = transpose(op("MatMul", shares, v), 0, 2, 1, 3);
    return dense(op("Reshape", mixed, "joined"), width, width);
  }

  private String gelu(String x) {
    String erf = op("Erf", op("Div", x, "root"));
    return op("Mul", op("Mul", x, add(erf, "unit")), "half");
  }

  private String dense(String x, int from, int to) {
    return add(op("MatMul", x, weight(.06f, 0, from, to)), weight(.02f, 0, to));
  }

  private String norm(String x) {
    String result = next();
    nodes.message(
        1,
        node("LayerNormalization", result, x, weight(0, 1, width), weight(0, 0, width))
            .message(5, integer("axis", -1)));
    return result;
  }

  private String add(String a, String b) {
    return op("Add", a, b);
  }

  private String transpose(String x, long... order) {
    String result = next();
    nodes.message(1, node("Transpose", result, x).message(5, integers("perm", order)));
    return result;
  }

  private String op(String type, String... inputs) {
    String result = next();
    nodes.message(1, node(type, result, inputs));
    return result;
  }

  private String weight(float spread, float mean, int... shape) {
    weights.add(new Weights("w" + weights.size(), spread, mean, shape));
    return "w" + (weights.size() - 1);
  }

  private String next() {
    return "x" + names++;
  }

  private void constants(Proto graph) {
    graph.message(5, scalar("zero", INT64, ByteBuffer.allocate(8)));
    graph.message(5, scalar("one", INT64, little(8).putLong(0, 1)));
    graph.message(5, longs("middle", 1, 2));
    graph.message(5, longs("split", 0, 0, width / 64, 64));
    graph.message(5, longs("joined", 0, 0, width));
    graph.message(5, scalar("unit", FLOAT, little(4).putFloat(0, 1)));
    graph.message(5, scalar("half", FLOAT, little(4).putFloat(0, .5f)));
    graph.message(5, scalar("root", FLOAT, little(4).putFloat(0, (float) Math.sqrt(2))));
    graph.message(5, scalar("eighth", FLOAT, little(4).putFloat(0, .125f)));
    graph.message(5, scalar("far", FLOAT, little(4).putFloat(0, -1e9f)));
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Proto scalar(String name, int type, ByteBuffer raw) {
    return new Proto().integer(2, type).text(8, name).bytes(9, raw.array());
  }

  /** All of a tensor before its numbers, with the key and length of its place in the graph. */
  private static byte[] head(Weights tensor) throws IOException {
    Proto fields = new Proto();
    for (int dimension : tensor.shape) {
      fields.integer(1, dimension);
    }
    fields.integer(2, FLOAT).text(8, tensor.name);
    var raw = new java.io.ByteArrayOutputStream();
    raw.write(fields.toBytes());
    raw.write(9 << 3 | 2);
    varint(raw, 4 * tensor.count());
    var head = new java.io.ByteArrayOutputStream();
    head.write(5 << 3 | 2);
    varint(head, raw.size() + 4 * tensor.count());
    raw.writeTo(head);
    return head.toByteArray();
  }

  private static void numbers(OutputStream out, Weights tensor, long seed) throws IOException {
    Random random = new Random(seed);
    ByteBuffer piece = little(1 << 16);
    for (long i = 0; i < tensor.count(); i++) {
      if (piece.remaining() == 0) {
        out.write(piece.array());
        piece.clear();
      }
      // Even numbers of the same spread as a bell curve are drawn in a tenth of the time.
      piece.putFloat(tensor.mean + tensor.spread * 1.7320508f * (2 * random.nextFloat() - 1));
    }
    out.write(piece.array(), 0, piece.position());
  }

  private static void varint(OutputStream out, long value) throws IOException {
    long left = value;
    for (; (left & ~0x7fL) != 0; left >>>= 7) {
      out.write((int) (left & 0x7f | 0x80));
    }
    out.write((int) left);
  }
}

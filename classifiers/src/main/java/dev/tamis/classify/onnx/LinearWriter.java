package dev.tamis.classify.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Writes a linear model over hashed counts and statistics as ONNX (opset 13). Inputs: {@code words}
 * and {@code grams}, buckets as int64 [N, T]; {@code word_counts} and {@code gram_counts}, float of
 * the same shape; {@code statistics} float [N, F]. Counts are weighted by rarity and brought to
 * length 1, statistics standardised and cut. Output {@code score} [N, 1], 0 to 1. The same weights
 * give the same bytes.
 */
public final class LinearWriter {
  private static final int INT64 = 7;
  private static final float TINY = 1e-12f;

  private LinearWriter() {}

  /**
   * One kind of hashed counts.
   *
   * @param name of the input of buckets
   * @param counts name of the input of counts
   * @param idf weight of each bucket by its rarity
   * @param weights of each bucket in the sum
   */
  @SuppressWarnings("ArrayRecordComponent") // Written once, read once.
  public record Block(String name, String counts, float[] idf, float[] weights) {}

  /**
   * The statistics.
   *
   * @param mean of each
   * @param deviation of each
   * @param limit standardised ones are cut there
   * @param weights of each in the sum
   * @param bias added to the sum
   */
  @SuppressWarnings("ArrayRecordComponent") // Written once, read once.
  public record Statistics(
      float[] mean, float[] deviation, float limit, float[] weights, float bias) {}

  /**
   * The model as ONNX.
   *
   * @param words words and pairs of words
   * @param grams character n-grams
   * @param statistics the dense part
   * @param logistic whether the sum goes through a sigmoid; else it is cut at 0 and 1
   * @param metadata written beside it, in the map's order
   */
  public static byte[] write(
      Block words,
      Block grams,
      Statistics statistics,
      boolean logistic,
      Map<String, String> metadata) {
    Proto graph = new Proto();
    block(graph, words);
    block(graph, grams);
    node(graph, "Sub", "centred", "statistics", "mean");
    node(graph, "Div", "scaled", "centred", "deviation");
    node(graph, "Clip", "standard", "scaled", "low", "high");
    node(graph, "Gemm", "dense", "standard", "weights", "bias");
    node(graph, "Add", "hashed", words.name() + "_part", grams.name() + "_part");
    node(graph, "Add", "sum", "hashed", "dense");
    if (logistic) {
      node(graph, "Sigmoid", "score", "sum");
    } else {
      node(graph, "Clip", "score", "sum", "zero", "one");
    }
    graph.text(2, "linear");
    initializers(graph, statistics);
    graph.message(11, Graphs.value("statistics", Graphs.FLOAT, "N", statistics.mean().length));
    graph.message(12, Graphs.value("score", Graphs.FLOAT, "N", 1));
    return Graphs.model(graph, metadata);
  }

  private static void block(Proto graph, Block block) {
    String name = block.name();
    node(graph, "Gather", name + "_idf_of", name + "_idf", name);
    node(graph, "Mul", name + "_values", name + "_idf_of", block.counts());
    node(graph, "Gather", name + "_weights_of", name + "_weights", name);
    node(graph, "Mul", name + "_terms", name + "_weights_of", name + "_values");
    sum(graph, name + "_sum", name + "_terms");
    node(graph, "Mul", name + "_squares", name + "_values", name + "_values");
    sum(graph, name + "_length2", name + "_squares");
    node(graph, "Max", name + "_safe", name + "_length2", "tiny");
    node(graph, "Sqrt", name + "_length", name + "_safe");
    node(graph, "Div", name + "_part", name + "_sum", name + "_length");
    graph.message(5, Graphs.floats(name + "_idf", block.idf(), block.idf().length));
    graph.message(5, Graphs.floats(name + "_weights", block.weights(), block.weights().length));
    graph.message(11, Graphs.value(name, INT64, "N", "T_" + name));
    graph.message(11, Graphs.value(block.counts(), Graphs.FLOAT, "N", "T_" + name));
  }

  private static void initializers(Proto graph, Statistics statistics) {
    int features = statistics.mean().length;
    graph.message(5, Graphs.floats("mean", statistics.mean(), features));
    graph.message(5, Graphs.floats("deviation", statistics.deviation(), features));
    graph.message(5, Graphs.floats("low", new float[] {-statistics.limit()}));
    graph.message(5, Graphs.floats("high", new float[] {statistics.limit()}));
    graph.message(5, Graphs.floats("zero", new float[] {0}));
    graph.message(5, Graphs.floats("one", new float[] {1}));
    graph.message(5, Graphs.floats("tiny", new float[] {TINY}));
    graph.message(5, Graphs.floats("weights", statistics.weights(), features, 1));
    graph.message(5, Graphs.floats("bias", new float[] {statistics.bias()}, 1));
    ByteBuffer axis = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(1);
    graph.message(
        5, new Proto().integer(1, 1).integer(2, INT64).text(8, "axis").bytes(9, axis.array()));
  }

  private static void sum(Proto graph, String result, String input) {
    node(graph, "ReduceSum", result, input, "axis");
  }

  private static void node(Proto graph, String type, String result, String... inputs) {
    Proto node = new Proto();
    for (String input : inputs) {
      node.text(1, input);
    }
    graph.message(1, node.text(2, result).text(4, type));
  }
}

package dev.tamis.classify.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Small models for tests. Each token has a row of a table, and the outputs are the mean of the rows
 * of a text, as a mask has it.
 */
final class Networks {
  static final int FLOAT = 1;
  static final int INT32 = 6;
  static final int INT64 = 7;

  /** Tokens of {@link #TOKENIZER}: 0 to 3 are special, 4 to 7 are these words. */
  static final List<String> WORDS = List.of("flour", "water", "trial", "sieve");

  static final String TOKENIZER =
      """
      {"version": "1.0", "truncation": null, "padding": null,
       "added_tokens": [
         {"id": 0, "content": "[PAD]", "special": true, "single_word": false, "lstrip": false,
          "rstrip": false, "normalized": false},
         {"id": 2, "content": "[CLS]", "special": true, "single_word": false, "lstrip": false,
          "rstrip": false, "normalized": false},
         {"id": 3, "content": "[SEP]", "special": true, "single_word": false, "lstrip": false,
          "rstrip": false, "normalized": false}],
       "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
         "strip_accents": null, "lowercase": true},
       "pre_tokenizer": {"type": "BertPreTokenizer"},
       "post_processor": {"type": "TemplateProcessing",
         "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}},
                    {"Sequence": {"id": "A", "type_id": 0}},
                    {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
         "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
         "special_tokens": {
           "[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
           "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
       "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
         "max_input_chars_per_word": 100,
         "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3,
                   "flour": 4, "water": 5, "trial": 6, "sieve": 7}}}""";

  private Networks() {}

  /**
   * What kind of network.
   *
   * @param inputs token numbers first, then the mask; without one all tokens count
   * @param output its name
   * @param opset version of the operators
   * @param quantized whether the outputs go through bytes, by a range over the whole batch
   * @param maskless whether the mask is not used, though it is there
   */
  record Shape(
      List<String> inputs, String output, long opset, boolean quantized, boolean maskless) {
    static final Shape PLAIN =
        new Shape(List.of("input_ids", "attention_mask"), "logits", 17, false, false);

    Shape withInputs(String... names) {
      return new Shape(List.of(names), output, opset, quantized, maskless);
    }

    Shape withOutput(String name) {
      return new Shape(inputs, name, opset, quantized, maskless);
    }

    Shape withOpset(long version) {
      return new Shape(inputs, output, version, quantized, maskless);
    }

    Shape asQuantized() {
      return new Shape(inputs, output, opset, true, maskless);
    }

    Shape ignoringTheMask() {
      return new Shape(inputs, output, opset, quantized, true);
    }
  }

  /** A folder with a model, its tokenizer and its {@code classifier.json}. */
  static Path folder(Path folder, byte[] model, String json) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.onnx"), model);
    Files.write(folder.resolve("tokenizer.json"), TOKENIZER.getBytes(UTF_8));
    Files.write(folder.resolve("classifier.json"), json.getBytes(UTF_8));
    return folder;
  }

  /** A table whose special tokens count as nothing and whose words have these rows. */
  static float[][] table(float[]... words) {
    float[][] table = new float[4 + words.length][words[0].length];
    System.arraycopy(words, 0, table, 4, words.length);
    return table;
  }

  /** A network whose outputs are the mean of the rows of a text. */
  static byte[] mean(Shape shape, float[][] table) {
    return mean(shape, table, INT64);
  }

  /** The same, with token numbers of a type of one's own. */
  static byte[] mean(Shape shape, float[][] table, int type) {
    String mask = shape.inputs.size() > 1 && !shape.maskless ? shape.inputs.get(1) : "all";
    Proto graph =
        new Proto()
            .message(1, node("Gather", "rows", "table", shape.inputs.get(0)))
            .message(1, node("Equal", "all", shape.inputs.get(0), shape.inputs.get(0)))
            .message(1, node("Cast", "mask", mask).message(5, integer("to", FLOAT)))
            .message(1, node("Unsqueeze", "column", "mask", "last"))
            .message(1, node("Mul", "masked", "rows", "column"))
            .message(1, sum("total", "masked"))
            .message(1, sum("count", "column"))
            .message(1, node("Div", shape.quantized ? "mean" : shape.output, "total", "count"));
    if (shape.quantized) {
      graph
          .message(
              1, node("DynamicQuantizeLinear", "bytes", "mean").text(2, "scale").text(2, "zero"))
          .message(1, node("DequantizeLinear", shape.output, "bytes", "scale", "zero"));
    }
    graph
        .text(2, "network")
        .message(5, floats("table", table))
        .message(5, longs("last", 2))
        .message(5, longs("tokens", 1));
    for (String input : shape.inputs) {
      graph.message(11, value(input, type, "N", "T"));
    }
    graph.message(12, value(shape.output, FLOAT, "N", "K"));
    return model(graph, shape.opset);
  }

  static byte[] model(Proto graph, long opset) {
    return new Proto()
        .integer(1, 8)
        .message(7, graph)
        .message(8, new Proto().text(1, "").integer(2, opset))
        .toBytes();
  }

  static Proto node(String type, String result, String... inputs) {
    Proto node = new Proto();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, result).text(4, type);
  }

  static Proto integer(String name, long value) {
    return new Proto().text(1, name).integer(3, value).integer(20, 2);
  }

  static Proto integers(String name, long... values) {
    Proto attribute = new Proto().text(1, name);
    for (long value : values) {
      attribute.integer(8, value);
    }
    return attribute.integer(20, 7);
  }

  static Proto longs(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return new Proto()
        .integer(1, values.length)
        .integer(2, INT64)
        .text(8, name)
        .bytes(9, raw.array());
  }

  static Proto value(String name, int type, String... dimensions) {
    Proto shape = new Proto();
    for (String dimension : dimensions) {
      shape.message(1, new Proto().text(2, dimension));
    }
    Proto tensor = new Proto().integer(1, type).message(2, shape);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }

  private static Proto sum(String result, String of) {
    return node("ReduceSum", result, of, "tokens").message(5, integer("keepdims", 0));
  }

  private static Proto floats(String name, float[][] rows) {
    int columns = rows[0].length;
    ByteBuffer raw = ByteBuffer.allocate(4 * rows.length * columns).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      for (float number : row) {
        raw.putFloat(number);
      }
    }
    return new Proto()
        .integer(1, rows.length)
        .integer(1, columns)
        .integer(2, FLOAT)
        .text(8, name)
        .bytes(9, raw.array());
  }
}

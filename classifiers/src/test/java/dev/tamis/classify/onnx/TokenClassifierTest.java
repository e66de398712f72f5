package dev.tamis.classify.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenClassifierTest {
  private static final String TOKENIZER =
      """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
       "normalizer": null, "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null,
       "decoder": null,
       "model": {"type": "WordLevel", "vocab": {"[UNK]": 0, "Ada": 1, "Lovelace": 2, "Jo": 3},
                 "unk_token": "[UNK]"}}""";
  private static final List<String> LABELS = List.of("O", "B-PER", "I-PER");

  /** A model whose answer is a row of a table, by the token. */
  private static byte[] model(float[][] rows) {
    ByteBuffer raw =
        ByteBuffer.allocate(4 * rows.length * rows[0].length).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      for (float value : row) {
        raw.putFloat(value);
      }
    }
    Proto table =
        new Proto()
            .integer(1, rows.length)
            .integer(1, rows[0].length)
            .integer(2, 1)
            .text(8, "table")
            .bytes(9, raw.array());
    Proto gather =
        new Proto().text(1, "table").text(1, "input_ids").text(2, "logits").text(4, "Gather");
    Proto graph =
        new Proto()
            .message(1, gather)
            .text(2, "network")
            .message(5, table)
            .message(11, value("input_ids", 7, 2))
            .message(12, value("logits", 1, 3));
    return new Proto()
        .integer(1, 8)
        .message(7, graph)
        .message(8, new Proto().text(1, "").integer(2, 13))
        .toBytes();
  }

  private static Proto value(String name, int type, int dimensions) {
    Proto shape = new Proto();
    for (int i = 0; i < dimensions; i++) {
      shape.message(1, new Proto().text(2, name + i));
    }
    Proto tensor = new Proto().integer(1, type).message(2, shape);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }

  private static final float[][] NAMES = {{5, 0, 0}, {0, 5, 0}, {0, 0, 5}, {0, 5, 0}};

  static TokenClassifier names() {
    return TokenClassifier.create(model(NAMES), TOKENIZER.getBytes(StandardCharsets.UTF_8), LABELS);
  }

  @Test
  void joinsTokensToSpansWithOffsetsInUtf16() {
    List<TokenClassifier.Span> spans = names().spans("😀 Ada Lovelace met Jo Ada .");
    assertEquals(
        List.of("PER 3 15", "PER 20 22", "PER 23 26"),
        spans.stream().map(s -> s.label() + " " + s.start() + " " + s.end()).toList());
    assertTrue(spans.get(0).score() > 0.98);
  }

  @Test
  void readsLongTextsInPieces() {
    String text = "x ".repeat(2000) + "Ada Lovelace";
    List<TokenClassifier.Span> spans = names().spans(text);
    assertEquals(1, spans.size());
    assertEquals("Ada Lovelace", text.substring(spans.get(0).start(), spans.get(0).end()));
    assertEquals(List.of(), names().spans(""));
  }

  @Test
  void whatDoesNotFitIsAnErrorAtOnce() {
    byte[] tokenizer = TOKENIZER.getBytes(StandardCharsets.UTF_8);
    byte[] model = model(NAMES);
    assertThrows(
        IllegalArgumentException.class,
        () -> TokenClassifier.create(new byte[] {1, 2, 3}, tokenizer, LABELS));
    assertThrows(
        IllegalArgumentException.class,
        () -> TokenClassifier.create(model, "{}".getBytes(StandardCharsets.UTF_8), LABELS));
    assertThrows(
        IllegalArgumentException.class,
        () -> TokenClassifier.create(model, tokenizer, List.of("O")));
    float[][] broken = {{Float.NaN, 0, 0}, {0, 5, 0}, {0, 0, 5}, {0, 5, 0}};
    assertThrows(
        IllegalArgumentException.class,
        () -> TokenClassifier.create(model(broken), tokenizer, LABELS));
  }
}

package dev.tamis.classify.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.tamis.classify.LanguageScope;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.onnx.Networks.Shape;
import dev.tamis.language.LanguageTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several heads and labels of a model cost one pass of the network, and each keeps its scores. */
class OnePassTest {
  private static final float[][] ROWS =
      Networks.table(
          new float[] {8, 1}, new float[] {-4, 2}, new float[] {0, 3}, new float[] {20, 4});

  @TempDir private Path folder;

  /** A network with a second output, the negatives of the first. */
  private Path twoHeads() throws IOException {
    Proto graph =
        new Proto()
            .message(1, Networks.node("Neg", "negative", "logits"))
            .message(12, Networks.value("negative", Networks.FLOAT, "N", "K"));
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    model.write(Networks.mean(Shape.PLAIN, ROWS));
    model.write(new Proto().message(7, graph).toBytes());
    String labels = "\"head\": \"sigmoid\", \"labels\": [\"a\", \"b\"]";
    Networks.folder(folder, model.toByteArray(), "{\"name\": \"plain\", " + labels + "}");
    Files.write(
        folder.resolve("classifier-minus.json"),
        ("{\"name\": \"minus\", \"output\": \"negative\", " + labels + "}").getBytes(UTF_8));
    return folder;
  }

  private static double score(OnnxModel model, String label, String text) {
    return new OnnxClassifier(model, "n", label, LanguageScope.ALL)
        .score(List.of(new Input(text, LanguageTag.parse("eng_Latn"))))
        .get(0)
        .value();
  }

  @Test
  void eachHeadHasItsOwnScores() throws IOException {
    OnnxModel plain = OnnxModel.load(twoHeads());
    OnnxModel minus = OnnxModel.load(folder, "minus");
    for (String text : List.of("flour water", "sieve", "", "flour water")) {
      for (String label : List.of("a", "b")) {
        assertEquals(1, score(plain, label, text) + score(minus, label, text), 1e-9, text);
      }
    }
    // (8 - 4) / 4 tokens, special ones included.
    assertEquals(1 / (1 + Math.exp(-1)), score(plain, "a", "flour water"), 1e-6);
  }

  @Test
  void theNetworkIsRunOnce() throws IOException {
    Path model = twoHeads();
    ClassifierSpec spec =
        ClassifierSpec.parse(Files.readAllBytes(model.resolve("classifier.json")));
    TextEncoder encoder = new TextEncoder(Networks.TOKENIZER.getBytes(UTF_8), spec);
    BatchRunner runner =
        new BatchRunner(SharedSession.of(model.resolve("model.onnx")), "logits", encoder.padId());
    OnePass pass = OnePass.of("of this test", spec, encoder, runner);
    assertSame(pass, OnePass.of("of this test", spec, encoder, runner));
    pass.add("logits");
    List<String> texts = List.of("flour", "water sieve", "trial");
    float[] first = pass.ask(texts, "logits").get(1).get(0);
    assertSame(first, pass.ask(texts.subList(1, 3), "logits").get(0).get(0), "remembered");
    pass.add("negative");
    float[] negative = pass.ask(texts, "negative").get(1).get(0);
    float[] again = pass.ask(texts, "logits").get(1).get(0);
    assertNotSame(first, again, "run for the second output, and both are remembered");
    assertSame(negative, pass.ask(texts, "negative").get(1).get(0));
    assertEquals(-again[0], negative[0]);
  }

  @Test
  void whatIsRememberedIsBounded() throws IOException {
    OnnxModel model = OnnxModel.load(twoHeads());
    List<Input> inputs = new ArrayList<>();
    Map<Integer, String> words = Map.of(0, "flour", 1, "water", 2, "trial", 3, "sieve");
    for (int i = 0; i < 500; i++) {
      inputs.add(new Input(words.get(i % 4).repeat(1), LanguageTag.parse("eng_Latn")));
    }
    OnnxClassifier all = new OnnxClassifier(model, "n", "a", LanguageScope.ALL);
    List<Double> together = all.score(inputs).stream().map(s -> s.value()).toList();
    for (int i = 0; i < inputs.size(); i += 7) {
      assertEquals(together.get(i), all.score(inputs.subList(i, i + 1)).get(0).value());
    }
  }
}

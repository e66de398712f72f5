package dev.tamis.classify.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.language.LanguageTag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transformer in 32-bit floats: every score has the same bits, however texts are run. */
class BitStableTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final int TEXTS = 96;

  @TempDir private Path folder;

  private OnnxClassifier classifier(Path model, int batch) throws Exception {
    String json =
        "{\"name\":\"t\",\"head\":\"regression\",\"maxTokens\":128,\"batch\":" + batch + "}";
    Path own = folder.resolve("batch" + batch);
    return OnnxClassifier.load(Networks.folder(own, Files.readAllBytes(model), json));
  }

  private static List<Input> inputs() {
    SplittableRandom random = new SplittableRandom(5);
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int words = random.nextInt(140); words >= 0; words--) {
        text.append(Networks.WORDS.get(random.nextInt(4))).append(' ');
      }
      inputs.add(new Input(text.toString(), ENGLISH));
    }
    return inputs;
  }

  @Test
  void overBatchesAndThreads() throws Exception {
    Path model = folder.resolve("transformer.onnx");
    TransformerWriter.write(model, 2, 128, 8, 128, 1);
    OnnxClassifier alone = classifier(model, 1);
    List<Input> inputs = inputs();
    List<Score> expected = alone.score(inputs);
    assertTrue(expected.stream().distinct().count() > TEXTS / 2, "the texts differ");
    for (int batch : List.of(2, 5, 32)) {
      assertEquals(expected, classifier(model, batch).score(inputs), "in batches of " + batch);
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Score>>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(threads.submit(() -> alone.score(inputs)));
      }
      for (Future<List<Score>> answer : answers) {
        assertEquals(expected, answer.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

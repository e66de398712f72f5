package dev.tamis.classify.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.onnx.Networks.Shape;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small model that tests of the pipeline use is the one that this code makes. */
class GrainTest {
  private static final String JSON =
      """
      {
        "name": "grain",
        "head": "regression",
        "range": [0, 5],
        "maxTokens": 64,
        "licence": "Apache-2.0",
        "revision": "1"
      }
      """;

  @TempDir private Path made;

  /** Writes the model to a folder. */
  static void write(Path folder) throws IOException {
    float[][] table =
        Networks.table(new float[] {30}, new float[] {15}, new float[] {0}, new float[] {60});
    Networks.folder(folder, Networks.mean(Shape.PLAIN, table), JSON);
  }

  @Test
  void theFolderIsWhatIsMade() throws IOException, URISyntaxException {
    write(made);
    Path folder = Path.of(GrainTest.class.getResource("grain/classifier.json").toURI()).getParent();
    for (String file : List.of("model.onnx", "tokenizer.json", "classifier.json")) {
      assertArrayEquals(
          Files.readAllBytes(made.resolve(file)), Files.readAllBytes(folder.resolve(file)), file);
    }
    OnnxClassifier grain = OnnxClassifier.load(folder);
    Input input = new Input("flour in water", LanguageTag.parse("eng_Latn"));
    assertEquals(5, grain.score(List.of(input)).get(0).value(), "45 over 5 tokens, clipped");
  }

  /** Writes the folder anew: the one argument. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      write(Path.of(args[0]));
    }
  }
}

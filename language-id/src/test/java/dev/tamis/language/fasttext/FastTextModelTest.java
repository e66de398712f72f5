package dev.tamis.language.fasttext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FastTextModelTest {
  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dense.bin",
        "each.bin",
        "forest.bin",
        "plain.bin",
        "tree.bin",
        "words.bin",
        "output.ftz",
        "pruned.ftz",
        "quantized.ftz",
        "uneven.ftz"
      })
  void answersLikeFastText(String name) throws IOException {
    FastTextModel model = Fixtures.model(name);
    List<String> lines =
        Fixtures.expected().stream().filter(line -> line.startsWith(name + "\t")).toList();
    assertTrue(lines.size() > 40, "too few lines: " + lines.size());
    for (String line : lines) {
      String[] columns = line.split("\t", 3);
      String[] answers = columns[1].split(" ", -1);
      List<Prediction> predictions = model.predict(columns[2], 4);
      assertEquals(answers.length / 2, predictions.size(), line);
      for (int i = 0; i < predictions.size(); i++) {
        double probability = Math.min(1, Double.parseDouble(answers[2 * i + 1]));
        assertEquals(answers[2 * i], predictions.get(i).label(), line);
        assertEquals(probability, predictions.get(i).probability(), TOLERANCE, line);
      }
    }
  }

  @Test
  void answersLessWhereLessIsAsked() throws IOException {
    FastTextModel model = Fixtures.model("forest.bin");
    List<Prediction> all = model.predict("ba de fi", 1000);
    assertEquals(all.subList(0, 1), model.predict("ba de fi", 1));
    assertEquals(all.subList(0, 7), model.predict("ba de fi", 7));
    assertTrue(all.size() <= model.labels().size());
    assertThrows(IllegalArgumentException.class, () -> model.predict("ba", 0));
  }

  @Test
  void takesLineBreaksForSpaces() throws IOException {
    FastTextModel model = Fixtures.model("words.bin");
    assertEquals(model.predict("ba de fi", 3), model.predict("\nba\n\nde\r\n fi\n", 3));
  }

  @Test
  void stopsAtTheTokenThatEndsALine() throws IOException {
    FastTextModel model = Fixtures.model("words.bin");
    assertEquals(model.predict("ba de", 3), model.predict("ba de </s> vö xa", 3));
  }

  @Test
  void namesLabelsAsTheModelDoes() throws IOException {
    FastTextModel model = Fixtures.model("plain.bin");
    assertEquals(List.of("__label__eng_Latn", "__label__fra", "__label__ru"), model.labels());
    assertEquals(4, model.dimension());
  }

  @Test
  void answersForAnyText() throws IOException {
    for (String name : Fixtures.MODELS) {
      FastTextModel model = Fixtures.model(name);
      for (String text : List.of("", "\uD800", "\uDC00ba\uD83D", "\0\0", "x".repeat(1_000_000))) {
        assertTrue(model.predict(text, 1).size() <= 1);
      }
    }
  }

  @Test
  void readsFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("m.ftz"), Fixtures.bytes("pruned.ftz"));
    FastTextModel model = FastTextModel.read(file);
    assertEquals(Fixtures.model("pruned.ftz").predict("ba", 3), model.predict("ba", 3));
  }
}

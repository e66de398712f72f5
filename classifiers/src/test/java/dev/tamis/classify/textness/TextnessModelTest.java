package dev.tamis.classify.textness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.language.LanguageIdentifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Holds the committed model, its card and the data together. */
class TextnessModelTest {
  /** The seed that the card names. */
  private static final long SEED = 20261124;

  private static final Path DATA = Path.of(System.getProperty("tamis.data", "absent"));

  @Test
  void theCommandMakesTheCommittedModelAndCard() throws IOException {
    Path texts = DATA.resolve("quality/textness-train.jsonl.gz");
    Path sentences = DATA.resolve("language/train.tar.gz");
    assumeTrue(Files.exists(texts) && Files.exists(sentences), "needs tamis.data");
    TextnessTrainer.Trained trained = new TextnessTrainer(SEED).train(texts, sentences);
    if (Boolean.getBoolean(
        "tamis.rewrite")) { // mvn test -Dtest=TextnessModelTest -Dtamis.rewrite=true
      Path folder =
          Path.of(System.getProperty("tamis.root"))
              .resolve("classifiers/src/main/resources/dev/tamis/classify/textness");
      Files.writeString(folder.resolve("textness-v1.md"), trained.card());
      Files.write(folder.resolve("textness-v1.onnx"), trained.model());
      return;
    }
    assertEquals(resourceText("textness-v1.md"), trained.card());
    assertArrayEquals(resource("textness-v1.onnx"), trained.model());
  }

  @Test
  void theCardTellsNumbersThatMeetTheGoals() throws IOException {
    String card = resourceText("textness-v1.md");
    assertTrue(card.contains("not a measure of truth, usefulness or educational value"));
    assertTrue(card.contains("AUC 0.60"));
    Map<String, double[]> rows = new TreeMap<>();
    for (String line : card.split("\n", -1)) {
      String[] cells = line.split(" \\| ", -1);
      if (cells.length == 5 && cells[2].matches("[01]\\.[0-9]{3}")) {
        rows.put(
            cells[0].replace("| ", ""),
            new double[] {
              Double.parseDouble(cells[2]), Double.parseDouble(cells[3].replace("%", ""))
            });
      }
    }
    assertGoal(rows, "ui-menu, bagisto/bagisto", 0.93, 50);
    assertGoal(rows, "ui-menu, Laravel-Lang/lang", 0.93, 0);
    assertGoal(rows, "spam, UCI SMS Spam Collection", 0.93, 60);
    assertGoal(rows, "made-log", 0.96, 75);
    assertGoal(rows, "code, bagisto/bagisto", 0.96, 75);
  }

  private static void assertGoal(
      Map<String, double[]> rows, String name, double auc, double caught) {
    double[] row = rows.get(name);
    assertTrue(row != null && row[0] >= auc && row[1] >= caught, name + ": missing or too low");
  }

  /** Lines that people marked as content or not on pages that no model saw. */
  @Test
  void markedLinesOfPagesAreTold() throws IOException {
    Path pages = DATA.resolve("extraction/traf-dev.tar.gz");
    assumeTrue(Files.exists(pages), "needs tamis.data");
    List<Double> content = new ArrayList<>();
    List<Double> noise = new ArrayList<>();
    StringBuilder with = new StringBuilder();
    StringBuilder without = new StringBuilder();
    for (String line : truth(pages).split("\n", -1)) {
      if (!line.isBlank()) {
        JsonNode page = new ObjectMapper().readTree(line);
        collect(page.get("with"), with, content);
        collect(page.get("without"), without, noise);
      }
    }
    assertTrue(content.size() > 50 && noise.size() > 50);
    double wins = 0;
    for (double good : content) {
      for (double bad : noise) {
        wins += good > bad ? 1 : good == bad ? 0.5 : 0;
      }
    }
    double auc = wins / content.size() / noise.size();
    System.out.printf(
        java.util.Locale.ROOT,
        "marked lines: AUC %.3f (%d, %d)%n",
        auc,
        content.size(),
        noise.size());
    assertTrue(auc >= 0.85, "AUC of marked lines: " + auc);
  }

  private static void collect(JsonNode snippets, StringBuilder text, List<Double> scores) {
    snippets.forEach(snippet -> text.append(snippet.asText()).append('\n'));
    if (text.length() > 350) {
      String all = text.toString();
      Input input = new Input(all, LanguageIdentifier.embedded().identify(all).tag());
      Double score = Textness.embedded().score(List.of(input)).get(0).value();
      if (score != null) {
        scores.add(score);
      }
      text.setLength(0);
    }
  }

  private static String truth(Path archive) throws IOException {
    try (InputStream tar = new GZIPInputStream(Files.newInputStream(archive))) {
      byte[] header = tar.readNBytes(512);
      while (header.length == 512 && header[0] != 0) {
        String head = new String(header, StandardCharsets.ISO_8859_1);
        int size = Integer.parseInt(head.substring(124, 135).strip(), 8);
        byte[] content = tar.readNBytes(size);
        tar.readNBytes((512 - size % 512) % 512);
        if (head.substring(0, 100).contains("truth.jsonl")) {
          return new String(content, StandardCharsets.UTF_8);
        }
        header = tar.readNBytes(512);
      }
    }
    throw new IOException("no truth.jsonl");
  }

  private static String resourceText(String name) throws IOException {
    return new String(resource(name), StandardCharsets.UTF_8);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Textness.class.getResourceAsStream(name)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      in.transferTo(bytes);
      return bytes.toByteArray();
    }
  }
}

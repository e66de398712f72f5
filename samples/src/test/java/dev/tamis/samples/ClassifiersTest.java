package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.ModelDigest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command with classifiers and a language model of the user's own. */
class ClassifiersTest {
  private static final Path CLASSIFIERS =
      Command.ROOT.resolve("classifiers/src/test/resources/dev/tamis/classify");
  private static final String MODELS =
      "quality.models=[{name: grain, kind: onnx, path: "
          + CLASSIFIERS.resolve("onnx/grain")
          + "}, textness, {name: hq, kind: fasttext, label: hq, path: "
          + CLASSIFIERS.resolve("fasttext/quality.bin")
          + ", max-score: 0.45}]";

  @TempDir private Path folder;

  private static Command filter(String line, String... arguments) {
    InputStream in = System.in;
    try {
      System.setIn(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
      return Command.run(arguments);
    } finally {
      System.setIn(in);
    }
  }

  private static JsonNode json(Command command) throws IOException {
    assertEquals(0, command.status(), command.err());
    return new ObjectMapper().readTree(command.out());
  }

  @Test
  void scoresGoIntoRecordsAndLimitsExclude() throws IOException {
    Command command =
        Command.run(
            "run",
            "--input",
            Command.ROOT.resolve("samples/shards") + "/*",
            "--output",
            folder.resolve("out").toString(),
            "--set",
            MODELS,
            "--",
            "--runner=DirectRunner");
    assertEquals(0, command.status(), command.err());
    Corpus corpus = new Corpus(folder.resolve("out"));
    List<JsonNode> kept = corpus.records("data");
    for (JsonNode record : kept) {
      JsonNode scores = record.get("scores");
      assertEquals(record.get("quality"), scores.get("grain"));
      assertTrue(scores.get("grain").asDouble() >= 0 && scores.has("textness"));
      assertTrue(scores.get("hq").asDouble() <= .45, scores::toString);
      assertEquals("cc", record.get("labels").get("hq").asText());
    }
    List<JsonNode> excluded =
        corpus.records("excluded").stream()
            .filter(record -> record.get("stage").asText().equals("quality"))
            .toList();
    assertTrue(kept.size() > 5 && excluded.size() > 5, kept.size() + " and " + excluded.size());
    for (JsonNode record : excluded) {
      assertEquals("hq", record.get("rule").asText());
      assertEquals(.45, record.get("threshold").asDouble());
      assertTrue(record.get("value").asDouble() > .45);
    }
    String digest = ModelDigest.sha256(CLASSIFIERS.resolve("onnx/grain/model.onnx"));
    assertTrue(corpus.text("MANIFEST.json").contains("\"" + digest + "\""));
  }

  @Test
  void qualityAsAFilter() throws IOException {
    JsonNode line =
        json(filter("{\"text\":\"the miller grinds flour\"}", "quality", "--set", MODELS));
    assertEquals(5, line.get("scores").get("grain").asDouble());
    assertTrue(line.get("scores").get("textness").isNull());
    assertTrue(line.get("labels").path("textness").isMissingNode(), "a reason is no label");
    assertEquals("hq", line.get("labels").get("hq").asText());
    assertEquals(false, line.get("keep").asBoolean());
  }

  @Test
  void languageByAModelOfOnesOwn() throws IOException {
    String model = "language-id/src/test/resources/dev/tamis/language/fasttext/dense.bin";
    String path = Command.ROOT.resolve(model).toString();
    JsonNode line =
        json(filter("{\"text\":\"ва дежило нуря сы тефу щё\"}", "language", "--model", path));
    assertEquals("rus_Cyrl", line.get("language").asText());
    Command wrong =
        filter("", "language", "--model", CLASSIFIERS.resolve("fasttext/quality.bin").toString());
    assertEquals(2, wrong.status());
    assertTrue(wrong.err().contains("labels must be languages"), wrong.err());
  }
}

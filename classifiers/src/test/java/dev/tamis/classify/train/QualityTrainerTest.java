package dev.tamis.classify.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.classify.textness.Textness;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityTrainerTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");

  private static QualityTrainer.Trained small;

  @TempDir private Path folder;

  @BeforeAll
  static void trainOnce(@TempDir Path once) throws IOException {
    Path file = LabelledTexts.file(once, LabelledTexts.lines(60, LabelledTexts::label));
    small = new QualityTrainer(7).train("made-up", LabelledTexts.read(file, null));
  }

  @Test
  void labelsAreLearned() throws IOException {
    JsonNode metrics = describe(train(LabelledTexts.lines(200, LabelledTexts::label)));
    assertTrue(metrics.get("auc").asDouble() > 0.9, metrics.toString());
    assertTrue(metrics.get("f1").asDouble() > 0.8, metrics.toString());
  }

  @Test
  void scoresAreLearned() throws IOException {
    QualityTrainer.Trained trained = train(LabelledTexts.lines(200, LabelledTexts::score));
    assertTrue(describe(trained).get("spearman").asDouble() > 0.8);
    assertTrue(trained.card().contains("divided by 5"));
  }

  @Test
  void theOrderOfTheLinesChangesNothing() throws IOException {
    List<String> lines = LabelledTexts.lines(120, LabelledTexts::label);
    QualityTrainer.Trained trained = train(lines);
    QualityTrainer.Trained again = train(LabelledTexts.shuffled(lines));
    assertArrayEquals(trained.model(), again.model());
    assertEquals(trained.card(), again.card());
    assertEquals(trained.description(), again.description());
    assertEquals(trained.table(), again.table());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void javaAndOnnxRuntimeAgree(boolean logistic) throws IOException {
    DoubleFunction<String> form = logistic ? LabelledTexts::label : LabelledTexts::score;
    Path file = LabelledTexts.file(folder, LabelledTexts.lines(120, form));
    LabelledFile.Contents contents = LabelledTexts.read(file, null);
    QualityTrainer trainer = new QualityTrainer(7);
    QualityTrainer.Task task = trainer.new Task(contents);
    HashedClassifier classifier = load(trainer.train("made-up", contents));
    LinearModel model = trainer.model(task);
    for (int i = 0; i < task.texts.size(); i++) {
      Input input = new Input(task.texts.get(i).text(), ENGLISH);
      double own = task.shown(model.sum(task.bags.get(i)));
      assertEquals(own, classifier.score(List.of(input)).get(0).value(), 1e-5);
    }
  }

  @Test
  void aScoreDoesNotDependOnItsCompany() throws IOException {
    HashedClassifier classifier = load(small);
    Input one = new Input("the river and the stone", ENGLISH);
    Input two = new Input("click the cheap offer ".repeat(300), ENGLISH);
    Score alone = classifier.score(List.of(one)).get(0);
    assertEquals(alone, classifier.score(List.of(two, one, two)).get(1));
    assertTrue(alone.value() > classifier.score(List.of(two)).get(0).value());
  }

  @ParameterizedTest
  @MethodSource("dev.tamis.classify.textness.HostileTexts#all")
  void hostileTextsGetAnAnswer(String text) throws IOException {
    HashedClassifier classifier = load(small);
    Double value = classifier.score(List.of(new Input(text, ENGLISH))).get(0).value();
    assertTrue(value == null || (value >= 0 && value <= 1), "score: " + value);
  }

  @Test
  void textWithoutWordsGetsNoScore() throws IOException {
    HashedClassifier classifier = load(small);
    Score score = classifier.score(List.of(new Input("?! ...", ENGLISH))).get(0);
    assertNull(score.value());
    assertEquals("no-words", score.label());
  }

  @Test
  void groupsAreNotSplit() throws IOException {
    Path file = LabelledTexts.file(folder, LabelledTexts.lines(120, LabelledTexts::label));
    List<LabelledText> texts = LabelledTexts.read(file, null).texts();
    int[] folds = Folds.of(texts, 5, 1);
    for (int i = 0; i < folds.length; i++) {
      for (int j = 0; j < i; j++) {
        assertTrue(!texts.get(i).group().equals(texts.get(j).group()) || folds[i] == folds[j]);
      }
    }
  }

  @Test
  void whatCannotBeLearnedIsRefused() throws IOException {
    assertRefused(LabelledTexts.lines(10, LabelledTexts::label), "at least 20 (got: 10)");
    assertRefused(LabelledTexts.lines(30, good -> "\"score\": 2"), "nothing to learn");
    assertRefused(
        LabelledTexts.lines(30, good -> "\"group\": \"g\", " + LabelledTexts.label(good)),
        "the group field has one value");
  }

  @Test
  void anotherFolderIsRefused() throws IOException {
    load(small);
    Path description = folder.resolve("classifier.json");
    String json = Files.readString(description, StandardCharsets.UTF_8);
    assertLoadRefused(json.replace(HashedFeatures.VERSION, "hashed-features-0"), "features");
    assertLoadRefused(json.replace("\"hashed\"", "\"onnx\""), "kind");
    assertLoadRefused(
        json.replaceAll("model_sha256\" : \"..", "model_sha256\" : \"zz"), "model_sha256");
    assertLoadRefused("{", "not JSON");
  }

  @Test
  void aNetworkThatDoesNotTakeTheFeaturesIsRefused() throws IOException {
    load(small);
    byte[] other;
    try (InputStream textness = Textness.class.getResourceAsStream("textness-v1.onnx")) {
      other = textness.readAllBytes();
    }
    Files.write(folder.resolve("model.onnx"), other);
    String json = Files.readString(folder.resolve("classifier.json"), StandardCharsets.UTF_8);
    assertLoadRefused(
        json.replace(ModelDigest.sha256(small.model()), ModelDigest.sha256(other)),
        "model.onnx: ONNX Runtime failed");
  }

  @Test
  void classifiersOfAModelShareIt() throws IOException {
    load(small);
    HashedModel model = HashedModel.load(folder);
    List<Input> texts = List.of(new Input("The river and the stone.", ENGLISH));
    assertEquals(
        new HashedClassifier(model).score(texts), new HashedClassifier(model).score(texts));
    assertEquals(ModelDigest.sha256(small.model()), new HashedClassifier(model).sha256());
  }

  private void assertLoadRefused(String json, String message) throws IOException {
    Files.writeString(folder.resolve("classifier.json"), json, StandardCharsets.UTF_8);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> HashedClassifier.load(folder));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  private void assertRefused(List<String> lines, String message) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> train(lines));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  private QualityTrainer.Trained train(List<String> lines) throws IOException {
    LabelledFile.Contents contents = LabelledTexts.read(LabelledTexts.file(folder, lines), null);
    return new QualityTrainer(7).train("made-up", contents);
  }

  private static JsonNode describe(QualityTrainer.Trained trained) throws IOException {
    return new ObjectMapper().readTree(trained.description()).path("metrics").path("all");
  }

  private HashedClassifier load(QualityTrainer.Trained trained) throws IOException {
    Files.write(folder.resolve("model.onnx"), trained.model());
    Files.writeString(
        folder.resolve("classifier.json"), trained.description(), StandardCharsets.UTF_8);
    return HashedClassifier.load(folder);
  }
}

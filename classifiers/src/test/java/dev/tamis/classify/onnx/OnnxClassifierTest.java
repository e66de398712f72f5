package dev.tamis.classify.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.LanguageScope;
import dev.tamis.classify.ScoreRange;
import dev.tamis.classify.TextClassifier;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.classify.onnx.Networks.Shape;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxClassifierTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final float[][] EDUCATION = Networks.table(row(8), row(-4), row(0), row(20));
  private static final float[][] TOPICS =
      Networks.table(row(9, 0, 0), row(0, 9, 0), row(0, 0, 9), row(0, 0, 0));

  @TempDir private Path folder;

  private static float[] row(float... values) {
    return values;
  }

  private OnnxClassifier load(String name, float[][] table, String json) throws IOException {
    byte[] model = Networks.mean(Shape.PLAIN, table);
    return OnnxClassifier.load(Networks.folder(folder.resolve(name), model, json));
  }

  private static Score score(TextClassifier classifier, String text) {
    return classifier.score(List.of(new Input(text, ENGLISH))).get(0);
  }

  @Test
  void aRegressionScoresOnItsOwnScale() throws IOException {
    OnnxClassifier edu =
        load(
            "edu",
            EDUCATION,
            """
            {"name": "edu", "head": "regression", "range": [0, 5], "threshold": 3,
             "labels": ["0", "1", "2", "3", "4", "5"], "licence": "Apache-2.0", "revision": "abc"}""");
    assertEquals(new ScoreRange(0, 5), edu.range());
    assertEquals(3, edu.threshold());
    // The mean over [CLS], the words and [SEP], where special tokens count as 0.
    assertEquals(8 / 3., score(edu, "flour").value(), 1e-6);
    assertEquals("3", score(edu, "flour").label());
    assertEquals(new Score(2.0, "2"), score(edu, "flour trial"));
    assertEquals(new Score(0.0, "0"), score(edu, "water"), "clipped");
    assertEquals(new Score(5.0, "5"), score(edu, "sieve"), "clipped");
    assertEquals(new Score(0.0, "0"), score(edu, ""));
  }

  @Test
  void aSoftmaxGivesTheLikeliestLabelOrTheProbabilityOfOne() throws IOException {
    String json = "{\"name\": \"topic\", \"head\": \"softmax\", \"labels\": [\"a\", \"b\", \"c\"]}";
    OnnxClassifier topic = load("topic", TOPICS, json);
    double winner = 1 / (1 + 2 * Math.exp(-3));
    assertEquals("b", score(topic, "water").label());
    assertEquals(winner, score(topic, "water").value(), 1e-6);
    OnnxModel model = OnnxModel.load(folder.resolve("topic"));
    OnnxClassifier ofA = new OnnxClassifier(model, "topic-a", "a", LanguageScope.ALL);
    assertEquals("topic-a", ofA.name());
    assertEquals("b", score(ofA, "water").label());
    assertEquals((1 - winner) / 2, score(ofA, "water").value(), 1e-6);
  }

  @Test
  void sigmoidHeadsGiveAProbabilityForEachLabel() throws IOException {
    OnnxClassifier hazards =
        load(
            "hazards",
            TOPICS,
            """
            {"name": "hazards", "head": "sigmoid", "labelThreshold": 0.8,
             "labels": ["violent_crimes", "hate", "privacy"]}""");
    Score hate = score(hazards, "water");
    double p = 1 / (1 + Math.exp(-3));
    assertEquals("hate", hate.label());
    assertEquals(p, hate.value(), 1e-6);
    assertEquals(
        List.of("violent_crimes", "hate", "privacy"), List.copyOf(hate.byLabel().keySet()));
    assertEquals(.5, hate.byLabel().get("privacy"), 1e-6);
    assertEquals(
        new Score(.5, "none", Map.of("violent_crimes", .5, "hate", .5, "privacy", .5)),
        score(hazards, "sieve"));
  }

  @Test
  void abstainsInOtherLanguages() throws IOException {
    OnnxClassifier edu =
        load("fr", EDUCATION, "{\"name\":\"fr\",\"head\":\"regression\",\"languages\":[\"fra\"]}");
    List<Score> scores =
        edu.score(
            List.of(
                new Input("flour trial", ENGLISH),
                new Input("flour trial", LanguageTag.parse("fra_Latn"))));
    assertEquals(List.of(Score.abstain("other-language"), new Score(2.0, null)), scores);
    OnnxModel model = OnnxModel.load(folder.resolve("fr"));
    OnnxClassifier own =
        new OnnxClassifier(model, "en", "", new LanguageScope(List.of("eng_Latn")));
    assertEquals(2.0, score(own, "flour trial").value());
    assertNull(own.score(List.of(new Input("", LanguageTag.parse("eng_Cyrl")))).get(0).value());
  }

  @ParameterizedTest
  @CsvSource({"first, 3", "mean, -0.5", "max, 3"})
  void longTextsAreCutOrReadInWindows(String windows, double expected) throws IOException {
    OnnxClassifier edu =
        load(
            windows,
            EDUCATION,
            "{\"name\":\"w\",\"head\":\"regression\",\"maxTokens\":8,\"maxWindows\":3,\"windows\":\""
                + windows
                + "\"}");
    // Three windows of six words score 3, -3 and -1.5; the fourth is not seen.
    String text = "flour ".repeat(3) + "trial ".repeat(3) + "water ".repeat(6);
    text += "trial ".repeat(3) + "water ".repeat(3) + "sieve ".repeat(6);
    assertEquals(expected, score(edu, text).value(), 1e-6);
  }

  @Test
  void theCutOfCharactersNeverChangesAScore() throws IOException {
    OnnxClassifier edu =
        load("cut", EDUCATION, "{\"name\":\"c\",\"head\":\"regression\",\"maxTokens\":8}");
    String spaces = " ".repeat(500);
    // Six tokens count, however far apart; a cut at 6 or 16 characters a token would see fewer.
    String far = "flour" + spaces + "flour" + spaces + "sieve sieve trial trial flour flour";
    assertEquals((8 + 8 + 20 + 20) / 8., score(edu, far).value(), 1e-6);
    String noSpaces = "flour," + "x".repeat(400) + ".flour.water.sieve";
    // flour , [UNK] . flour . are the six.
    assertEquals(16 / 8., score(edu, noSpaces).value(), 1e-6);
    OnnxClassifier chars =
        load(
            "chars",
            EDUCATION,
            "{\"name\":\"m\",\"head\":\"regression\",\"maxTokens\":8,\"maxChars\":7}");
    assertEquals(8 / 4., score(chars, "flour sieve").value(), 1e-6, "flour and an unknown s");
  }

  @Test
  void batchesPaddingAndOrderChangeNothing() throws IOException {
    String json =
        "{\"name\":\"b\",\"head\":\"softmax\",\"labels\":[\"a\",\"b\",\"c\"],\"batch\":%d}";
    OnnxClassifier one = load("one", TOPICS, json.formatted(1));
    OnnxClassifier seven = load("seven", TOPICS, json.formatted(7));
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String text = Networks.WORDS.get(i % 4) + " " + "trial flour ".repeat(i * 7 % 31);
      inputs.add(new Input(text, ENGLISH));
    }
    List<Score> alone = inputs.stream().map(i -> one.score(List.of(i)).get(0)).toList();
    assertEquals(alone, seven.score(inputs));
    Collections.reverse(inputs);
    List<Score> reversed = new ArrayList<>(seven.score(inputs));
    Collections.reverse(reversed);
    assertEquals(alone, reversed);
    assertTrue(alone.stream().distinct().count() > 20);
  }

  @ParameterizedTest
  @CsvSource({"input_ids", "'input_ids,attention_mask,token_type_ids'"})
  void modelsOfOneToThreeInputsWork(String names) throws IOException {
    Shape shape = Shape.PLAIN.withInputs(names.split(",", -1));
    byte[] model = Networks.mean(shape, EDUCATION);
    String json = "{\"name\":\"i\",\"head\":\"regression\",\"batch\":4}";
    OnnxClassifier edu =
        OnnxClassifier.load(Networks.folder(folder.resolve("i" + names.length()), model, json));
    List<Score> scores =
        edu.score(
            List.of(
                new Input("flour trial", ENGLISH),
                new Input("flour flour flour flour", ENGLISH),
                new Input("trial flour", ENGLISH)));
    assertEquals(2.0, scores.get(0).value(), 1e-6);
    assertEquals(32 / 6., scores.get(1).value(), 1e-6);
    assertEquals(2.0, scores.get(2).value(), 1e-6);
  }

  @Test
  void modelsThatTakeNarrowNumbersWork() throws IOException {
    byte[] model = Networks.mean(Shape.PLAIN, EDUCATION, Networks.INT32);
    String json = "{\"name\":\"n\",\"head\":\"regression\"}";
    OnnxClassifier edu =
        OnnxClassifier.load(Networks.folder(folder.resolve("narrow"), model, json));
    assertEquals(2.0, score(edu, "flour trial").value(), 1e-6);
  }

  @Test
  void hostileTextsGetAnAnswer() throws IOException {
    OnnxClassifier topic =
        load(
            "hostile",
            TOPICS,
            "{\"name\":\"h\",\"head\":\"softmax\",\"labels\":[\"a\",\"b\",\"c\"],\"maxTokens\":64}");
    for (String text :
        List.of(
            "",
            " \n\t\u00a0\u3000 ",
            "😀".repeat(5000),
            "0123456789".repeat(2000),
            "\ud83d lone \udc00 \ud83d",
            "\0\u0001\ufffe\uffff",
            "x".repeat(5_000_000),
            "水".repeat(200_000),
            "a\u0301\u202e\u200f".repeat(10_000))) {
      Score score = score(topic, text);
      assertTrue(score.value() > 0 && score.value() <= 1, score::toString);
    }
    assertEquals(
        score(topic, "flour \ufffd water"), score(topic, "flour \ud83d water"), "as U+FFFD");
  }

  @Test
  void aNumberThatIsNotFiniteFailsTheTextAndDoesNotQuoteIt() throws IOException {
    float[][] rows = Networks.table(row(1), row(2), row(3), row(Float.POSITIVE_INFINITY));
    OnnxClassifier broken = load("nan", rows, "{\"name\":\"n\",\"head\":\"regression\"}");
    assertEquals(1 / 3., score(broken, "flour").value(), 1e-6);
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> score(broken, "sieve"));
    assertEquals("the model answers with numbers that are not finite", e.getMessage());
  }

  @Test
  void oneSessionServesEveryInstance() throws IOException {
    String json = "{\"name\":\"s\",\"head\":\"regression\"}";
    OnnxClassifier one = load("s1", EDUCATION, json);
    OnnxClassifier other = load("s2", EDUCATION, json);
    assertEquals(one.sha256(), other.sha256());
    byte[] model = Networks.mean(Shape.PLAIN, EDUCATION);
    assertTrue(SharedSession.of(model) == SharedSession.of(folder.resolve("s2/model.onnx")));
  }
}

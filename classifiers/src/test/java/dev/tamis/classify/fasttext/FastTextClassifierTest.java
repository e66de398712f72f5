package dev.tamis.classify.fasttext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.LanguageScope;
import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.ScoreRange;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model is that of {@code src/test/fasttext/make-model.sh}, and so are fastText's answers. */
class FastTextClassifierTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");

  private static Path file(String name) {
    try {
      return Path.of(FastTextClassifierTest.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FastTextClassifier load(String label) throws IOException {
    return FastTextClassifier.load(file("quality.bin"), "dclm", label, LanguageScope.ALL);
  }

  private static Score score(FastTextClassifier classifier, String text) {
    return classifier.score(List.of(new Input(text, ENGLISH))).get(0);
  }

  @Test
  void scoresAreTheProbabilitiesThatFastTextPrints() throws IOException {
    FastTextClassifier hq = load("__label__hq");
    List<Input> inputs = new ArrayList<>();
    List<String> lines = Files.readAllLines(file("expected.tsv"));
    for (String line : lines) {
      inputs.add(new Input(line.substring(line.indexOf('\t') + 1), ENGLISH));
    }
    List<Score> scores = hq.score(inputs);
    for (int i = 0; i < scores.size(); i++) {
      double expected = Double.parseDouble(lines.get(i).substring(0, lines.get(i).indexOf('\t')));
      assertEquals(expected, scores.get(i).value(), 2e-6, "line " + (i + 1));
    }
    assertTrue(scores.get(0).value() > .9 && scores.get(1).value() < .1);
    assertEquals("hq", scores.get(0).label());
    assertEquals("cc", scores.get(1).label());
  }

  @Test
  void aTextIsOneLine() throws IOException {
    FastTextClassifier hq = load("hq");
    Score line = score(hq, "the miller grinds wheat buy now");
    assertEquals(line, score(hq, "the miller\ngrinds\r\n\n wheat\tbuy now\n"));
    assertEquals(score(hq, "the miller"), score(hq, "the miller </s> buy now buy now"));
  }

  @Test
  void withoutALabelTheLikeliestCounts() throws IOException {
    FastTextClassifier any = load("");
    Score spam = score(any, "buy now");
    assertEquals("cc", spam.label());
    assertEquals(1, spam.value() + score(load("hq"), "buy now").value(), 1e-4);
    assertEquals(List.of("cc", "hq"), any.labels().stream().sorted().toList());
    assertEquals(ScoreRange.PROBABILITY, any.range());
    assertEquals(ModelDigest.sha256(Files.readAllBytes(file("quality.bin"))), any.sha256());
  }

  @Test
  void aWrongLabelAndOtherLanguages() throws IOException {
    Exception e = assertThrows(IllegalArgumentException.class, () -> load("__label__eng"));
    assertTrue(e.getMessage().contains("(got: \"__label__eng\")"), e.getMessage());
    assertTrue(e.getMessage().contains("hq"), e.getMessage());
    FastTextClassifier german =
        FastTextClassifier.load(
            file("quality.bin"), "dclm", "hq", new LanguageScope(List.of("deu")));
    assertEquals(Score.abstain("other-language"), score(german, "the miller"));
    Input text = new Input("the miller", LanguageTag.parse("deu_Latn"));
    assertEquals(score(load("hq"), "the miller"), german.score(List.of(text)).get(0));
  }

  @Test
  void hostileTextsGetAnAnswer() throws IOException {
    FastTextClassifier hq = load("hq");
    for (String text :
        List.of(
            "",
            "\n",
            "😀".repeat(3000),
            "\ud83d \udc00",
            "\0",
            "x".repeat(5_000_000),
            "1 ".repeat(9000))) {
      Score score = score(hq, text);
      assertTrue(score.value() >= 0 && score.value() <= 1, score::toString);
    }
  }
}

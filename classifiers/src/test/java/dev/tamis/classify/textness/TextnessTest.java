package dev.tamis.classify.textness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.classify.onnx.NetworkWriter;
import dev.tamis.classify.onnx.SharedSession;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.language.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextnessTest {
  private static final String PROSE =
      "The old mill stood at the end of the valley, where the river turned to the south. Every"
          + " morning the miller opened the gate, and the wheel began to turn. People came from"
          + " the villages around with their grain, and while they waited they told each other"
          + " what had happened since the last market day.";
  private static final String MENU =
      """
      Home
      Products
      News
      My account
      Cart (0)
      Log in
      Contact
      Imprint
      Privacy
      Search
      Menu
      Next
      Previous
      Share
      Tweet
      Print
      Sitemap
      Help
      FAQ
      Downloads
      Careers
      Terms of use
      """;
  private static final String LOG =
      """
      2026-01-02 10:11:12,001 INFO [main-3] net.Server:21 started port=8080
      2026-01-02 10:11:13,482 WARN [pool-1] net.Pool:77 size=0 id=0x7f3a
      2026-01-02 10:11:13,977 ERROR [pool-1] net.Pool:80 failed id=0x7f3b
      """;
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");

  private final Textness textness = Textness.embedded();

  @Test
  void proseScoresHighAndJunkLow() {
    assertTrue(score(PROSE).value() > 0.5, () -> "prose: " + score(PROSE));
    assertEquals("prose", score(PROSE).label());
    assertTrue(score(MENU).value() < 0.1, () -> "menu: " + score(MENU));
    assertEquals("list", score(MENU).label());
    assertTrue(score(LOG).value() < 0.1, () -> "log: " + score(LOG));
    assertEquals("code", score(LOG).label());
  }

  @ParameterizedTest(name = "{0} characters of {1}: {2}")
  @CsvSource({
    "149, eng_Latn, too-short",
    "300, bod_Tibt, weak-script",
    "300, mya_Mymr, weak-script",
    "300, und_Latn, no-stop-words"
  })
  void abstains(int length, String tag, String reason) {
    String text = PROSE.repeat(2).substring(0, length);
    Score score = textness.score(List.of(new Input(text, LanguageTag.parse(tag)))).get(0);
    assertNull(score.value());
    assertEquals(reason, score.label());
  }

  @ParameterizedTest
  @MethodSource("dev.tamis.classify.textness.HostileTexts#all")
  void hostileTextsGetAnAnswer(String text) {
    Double value = score(text).value();
    assertTrue(value == null ? text.length() < 150 : value >= 0 && value <= 1);
  }

  @Test
  void scoreDoesNotDependOnTheBatch() {
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < 33; i++) {
      String text = List.of(PROSE, MENU, LOG, "x").get(i % 4) + " and more of it".repeat(i * 20);
      inputs.add(new Input(text, ENGLISH));
    }
    List<Score> together = textness.score(inputs);
    for (int i = 0; i < inputs.size(); i++) {
      assertEquals(textness.score(List.of(inputs.get(i))).get(0), together.get(i));
    }
  }

  @Test
  void aLongTextIsJudgedByAllItsParts() {
    String first = PROSE.repeat(6).substring(0, Textness.PIECE - 1) + "\n";
    String second = MENU.repeat(12).substring(0, Textness.PIECE);
    double mean = (score(first).value() + score(second).value()) / 2;
    assertEquals(mean, score(first + second).value(), 1e-6);
  }

  @Test
  void theScoreIsTheSameOfATextThatTheRulesHaveMeasured() {
    String text = (PROSE + "\n" + MENU + LOG).repeat(4);
    Score alone = score(new String(text));
    new StatisticsComputer().compute(text, ENGLISH);
    assertEquals(alone, score(text));
  }

  @Test
  void javaAndOnnxRuntimeAgree() {
    SplittableRandom random = new SplittableRandom(5);
    float[][] rows = new float[500][TextnessFeatures.COUNT];
    int[] labels = new int[rows.length];
    double[] weights = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = i % 5;
      weights[i] = 1;
      for (int f = 0; f < rows[i].length; f++) {
        rows[i][f] = (float) (random.nextDouble() * (f % 5 == labels[i] ? 4 : 1));
      }
    }
    Network network = trained(rows, labels, weights, 7);
    SharedSession session = SharedSession.of(bytes(network));
    float[][] answers = session.run(rows);
    for (int i = 0; i < rows.length; i++) {
      assertArrayEquals(network.predict(rows[i]), answers[i], 1e-5f);
    }
    assertArrayEquals(bytes(network), bytes(trained(rows, labels, weights, 7)), "same seed");
  }

  private static Network trained(float[][] rows, int[] labels, double[] weights, long seed) {
    Network network = new Network(rows, 16, 5, new SplittableRandom(seed));
    network.train(rows, labels, weights, new Network.Training(5, 32, 0.01, 0.01, 0.1));
    return network;
  }

  private static byte[] bytes(Network n) {
    return NetworkWriter.write(
        n.mean,
        n.deviation,
        Network.LIMIT,
        n.hidden,
        n.hiddenBias,
        n.output,
        n.outputBias,
        Map.of());
  }

  private Score score(String text) {
    return textness.score(List.of(new Input(text, ENGLISH))).get(0);
  }
}

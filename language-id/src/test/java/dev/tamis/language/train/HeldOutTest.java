package dev.tamis.language.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramIdentifier;
import dev.tamis.language.NgramModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded model on the lines that its training left out. */
class HeldOutTest {
  private static final int BINS = 10;
  private static Map<LanguageTag, List<String>> heldOut = new TreeMap<>();

  private final NgramIdentifier identifier = LanguageIdentifier.embedded();

  @BeforeAll
  static void read(@TempDir Path folder) throws IOException {
    Path archive = Path.of(System.getProperty("tamis.data", "../shared/data"), "language");
    assumeTrue(Files.exists(archive.resolve("train.tar.gz")), "no sentences at " + archive);
    heldOut = HeldOut.read(archive, folder);
  }

  @Test
  void isAsGoodAsTheTableSays() {
    int lines = 0;
    int right = 0;
    int paragraphs = 0;
    int rightParagraphs = 0;
    for (Map.Entry<LanguageTag, List<String>> own : heldOut.entrySet()) {
      List<String> all = own.getValue();
      for (int i = 0; i + 5 <= Math.min(60, all.size()); i += 5) {
        for (String line : all.subList(i, i + 5)) {
          lines++;
          right += identifier.identify(line).tag().equals(own.getKey()) ? 1 : 0;
        }
        paragraphs++;
        String five = String.join(" ", all.subList(i, i + 5));
        rightParagraphs += identifier.identify(five).tag().equals(own.getKey()) ? 1 : 0;
      }
    }
    assertTrue(lines > 10_000, "lines: " + lines);
    assertTrue(right >= 0.955 * lines, right + " of " + lines + " lines right");
    assertTrue(
        rightParagraphs >= 0.99 * paragraphs,
        rightParagraphs + " of " + paragraphs + " paragraphs right");
  }

  @Test
  void confidenceSaysHowOftenTheAnswerIsRight() {
    int[] answers = new int[BINS];
    double[] right = new double[BINS];
    double[] confidence = new double[BINS];
    for (Map.Entry<LanguageTag, List<String>> own : heldOut.entrySet()) {
      for (String line : own.getValue()) {
        Identification answer = identifier.identify(line.substring(0, Math.min(40, line.length())));
        int bin = (int) Math.min(BINS - 1, answer.confidence() * BINS);
        answers[bin]++;
        right[bin] += answer.tag().equals(own.getKey()) ? 1 : 0;
        confidence[bin] += answer.confidence();
      }
    }
    for (int bin = 0; bin < BINS; bin++) {
      double said = confidence[bin] / Math.max(1, answers[bin]);
      double was = right[bin] / Math.max(1, answers[bin]);
      assertTrue(
          answers[bin] < 200 || Math.abs(said - was) < 0.1,
          "at " + said + " right: " + was + " of " + Arrays.toString(answers));
    }
  }

  @Test
  void lineBreaksDoNotChangeTheTag() {
    int documents = 0;
    int equal = 0;
    for (Map.Entry<LanguageTag, List<String>> own : heldOut.entrySet()) {
      List<String> all = own.getValue();
      for (int i = 0; i + 5 <= Math.min(30, all.size()); i += 5) {
        documents++;
        LanguageTag spaced = identifier.identify(String.join(" ", all.subList(i, i + 5))).tag();
        LanguageTag broken = identifier.identify(String.join("\n", all.subList(i, i + 5))).tag();
        equal += spaced.equals(broken) ? 1 : 0;
      }
    }
    assertTrue(equal >= 0.99 * documents, equal + " of " + documents);
  }

  /** What a thread remembers of earlier texts changes the speed and no answer. */
  @Test
  void answersDoNotDependOnWhatWasReadBefore() throws IOException {
    NgramModel model =
        NgramModel.read(LanguageIdentifier.class.getResourceAsStream("languages-v2.bin"));
    for (List<String> lines : heldOut.values()) {
      for (String line : lines.subList(0, Math.min(2, lines.size()))) {
        identifier.identify(line);
      }
    }
    for (Map.Entry<LanguageTag, List<String>> own : heldOut.entrySet()) {
      String line = own.getValue().get(0);
      assertEquals(new NgramIdentifier(model).identify(line), identifier.identify(line));
    }
  }
}

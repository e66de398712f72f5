package dev.tamis.language.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How far the confidence can be trusted on each kind of text: the table of {@code
 * docs/languages.md}, of all lines that training left out, whole and cut to 20 and 40 characters.
 */
class CalibrationTableTest {
  private static final double[] EDGES = {0, 0.5, 0.7, 0.85, 0.95, 1.01};
  private static final int AROUND_NINE_TENTHS = 3;
  private static final int[] LENGTHS = {20, 40, Integer.MAX_VALUE};
  private static final String BEGIN = "<!-- calibration -->\n";
  private static final String END = "<!-- end of calibration -->\n";

  private final NgramIdentifier identifier = LanguageIdentifier.embedded();

  private static final class Kind {
    final int[] answers = new int[EDGES.length - 1];
    final int[] right = new int[EDGES.length - 1];
    final double[] said = new double[EDGES.length - 1];

    void add(LanguageTag truth, Identification answer) {
      if (answer.tag().isUndetermined()) {
        return;
      }
      int bin = 0;
      while (answer.confidence() >= EDGES[bin + 1]) {
        bin++;
      }
      answers[bin]++;
      said[bin] += answer.confidence();
      right[bin] += answer.tag().equals(truth) ? 1 : 0;
    }

    double share(int bin) {
      return (double) right[bin] / Math.max(1, answers[bin]);
    }

    String row(String name) {
      StringBuilder row = new StringBuilder("| " + name);
      for (int bin = 0; bin < answers.length; bin++) {
        row.append(
            String.format(
                Locale.ROOT,
                " | %.2f / %.2f of %,d",
                said[bin] / Math.max(1, answers[bin]),
                share(bin),
                answers[bin]));
      }
      return row.append(" |\n").toString();
    }
  }

  @Test
  void theConfidenceIsWhatTheManualSays(@TempDir Path folder) throws IOException {
    Path archive = Path.of(System.getProperty("tamis.data", "../shared/data"), "language");
    assumeTrue(Files.exists(archive.resolve("train.tar.gz")), "no sentences at " + archive);
    StringBuilder table =
        new StringBuilder("| kind | below .5 | .5 to .7 | .7 to .85 | .85 to .95 | from .95 |\n");
    table.append("|---|--:|--:|--:|--:|--:|\n");
    for (var kind : HeldOut.all(archive, folder).entrySet()) {
      Kind counts = new Kind();
      for (Map.Entry<LanguageTag, List<String>> own : kind.getValue().entrySet()) {
        for (String line : own.getValue()) {
          for (int length : LENGTHS) {
            if (length > line.length() && length != Integer.MAX_VALUE) {
              continue;
            }
            String text = line.substring(0, Math.min(length, line.length()));
            counts.add(own.getKey(), identifier.identify(text));
          }
        }
      }
      table.append(counts.row(kind.getKey()));
      double near = counts.share(AROUND_NINE_TENTHS);
      assertTrue(near >= 0.87, kind.getKey() + ": right at .85 to .95: " + near);
    }
    Path manual = Path.of(System.getProperty("tamis.root", "..")).resolve("docs/languages.md");
    String text = Files.readString(manual);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    assertTrue(from >= BEGIN.length() && to >= from, "no place for the table in " + manual);
    if (Boolean.getBoolean("tamis.rewrite")) {
      Files.writeString(manual, text.substring(0, from) + table + text.substring(to));
    } else {
      assertEquals(text.substring(from, to), table.toString());
    }
  }
}

package dev.tamis.language.train;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tamis.language.FormProbe;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running text is neither a list of names nor read in a wrong charset, in any language. */
class FormTest {
  /** One sentence in so many may be. */
  private static final int SENTENCES_FOR_ONE = 10_000;

  /** One line in so many may be: some are names of buttons, teams and guests. */
  private static final int LINES_FOR_ONE = 2000;

  @Test
  void runningTextIsNotTakenForNoise(@TempDir Path folder) throws IOException {
    Path archive = Path.of(System.getProperty("tamis.data", "../shared/data"), "language");
    assumeTrue(Files.exists(archive.resolve("train.tar.gz")), "no sentences at " + archive);
    HeldOut.unpack(archive, folder);
    Sentences sentences = Sentences.read(folder);
    int lines = 0;
    int taken = 0;
    int running = 0;
    int takenRunning = 0;
    StringBuilder shown = new StringBuilder();
    for (Map<LanguageTag, List<String>> part :
        List.of(sentences.heldOut().get(Sentences.PROSE), sentences.calibration())) {
      for (Map.Entry<LanguageTag, List<String>> own : part.entrySet()) {
        RunningSentences sentence = new RunningSentences(own.getKey());
        for (String line : own.getValue()) {
          boolean runs = !sentence.words(line).isEmpty();
          lines++;
          running += runs ? 1 : 0;
          if (FormProbe.isNoise(line)) {
            taken++;
            takenRunning += runs ? 1 : 0;
            shown.append('\n').append(own.getKey()).append(' ').append(line);
          }
        }
      }
    }
    String all =
        taken + " of " + lines + " lines, " + takenRunning + " of " + running + " sentences";
    System.out.println("taken for noise: " + all);
    assertTrue(running > 10_000, all);
    assertTrue(taken * LINES_FOR_ONE <= lines, all + shown);
    assertTrue(takenRunning * SENTENCES_FOR_ONE <= running, all + shown);
  }
}

package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that must not come out are looked for wherever Tamis writes. */
class CanariesTest {
  private static final String MAIL = "canary.bird@tamis-sample.org";
  private static final String TEXT =
      "The mill of the village stands at the old bridge, and it grinds the flour of the year. Write to "
          + MAIL
          + " and ask for it. ";

  @TempDir Path folder;

  private Path shard(String title) throws IOException {
    String html =
        "<html><head><title>"
            + title
            + "</title><link rel=canonical href='https://c.example.org/?m="
            + MAIL
            + "'></head><body><p>"
            + TEXT.repeat(2)
            + "</p></body></html>";
    return Files.writeString(
        folder.resolve("shard.jsonl"),
        "{\"url\": \"https://c.example.org/?mail="
            + MAIL
            + "\", \"html\": \""
            + html
            + "\"}\n"
            + "{\"url\": \"https://d.example.org/?mail="
            + MAIL
            + "\", \"text\": \"x\"}\n"
            + "{\"url\": \"https://e.example.org/?mail="
            + MAIL
            + "\", \"text\": 5}\n",
        StandardCharsets.UTF_8);
  }

  private static void clean(String what, String said) {
    assertFalse(said.contains(MAIL), what + ": " + said);
    assertFalse(said.contains("canary"), what + ": " + said);
  }

  /** A run that fails at its very end leaves its curated files, which hold no value either. */
  @Test
  void theFilesOfAttemptsHoldNone() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.createDirectories(out.resolve("report"));
    Command run =
        Command.run(
            "run",
            "--verbose",
            "--input",
            shard("Mail " + MAIL).toString(),
            "--output",
            out.toString(),
            "--set",
            "rules.sets=[]",
            "--",
            "--runner=DirectRunner");
    assertEquals(0, run.status(), run.err());
    clean("output", run.out() + run.err());
    try (Stream<Path> walk = Files.walk(out)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        clean(file.toString(), content(file));
      }
    }
  }

  private static String content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".zst") ? new ZstdInputStream(in) : in) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void explainShowsNone() throws IOException {
    InputStream in = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(
              ("{\"url\": \"https://c.example.org/?m="
                      + MAIL
                      + "\", \"text\": \""
                      + TEXT.repeat(2)
                      + "\"}\n")
                  .getBytes(StandardCharsets.UTF_8)));
      Command explained = Command.run("explain", "--verbose", "--set", "rules.sets=[]");
      assertEquals(0, explained.status(), explained.err());
      assertTrue(explained.out().contains("EMAIL=2"), explained.out());
      clean("explain", explained.out() + explained.err());
    } finally {
      System.setIn(in);
    }
  }

  /** What cannot be used is told without what it holds. */
  @Test
  void messagesOfFiltersShowNone() throws IOException {
    for (String filter : List.of("extract", "language", "quality", "pii")) {
      InputStream in = System.in;
      try {
        String lines = "{\"text\": \"" + MAIL + "\n" + MAIL + "\n{\"text\": [\"" + MAIL + "\"]}\n";
        System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        Command command = Command.run(filter, "--verbose");
        assertEquals(1, command.status(), filter);
        clean(filter, command.out() + command.err());
      } finally {
        System.setIn(in);
      }
    }
  }
}

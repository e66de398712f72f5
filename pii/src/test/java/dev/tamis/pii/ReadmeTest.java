package dev.tamis.pii;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The lines of the module's README compile and do what they say. */
class ReadmeTest {
  private static final String LINES =
      """
      PiiScanner scanner = PiiScanner.create(PiiOptions.defaults());
      Scrubbed page = scanner.scrub("Write to jo@tamis.dev");
      System.out.println(page.text()); // Write to [EMAIL]
      System.out.println(page.findings()); // kinds and offsets, never values
      Scrubbed german = scanner.scrub("Tel. 030 901820", Hint.ofHost("deu", "tamis.de"));
      """;

  @Test
  void theLinesAreThoseOfTheReadmeAndHold() throws IOException {
    PiiScanner scanner = PiiScanner.create(PiiOptions.defaults());
    Scrubbed page = scanner.scrub("Write to jo@tamis.dev");
    assertEquals("Write to [EMAIL]", page.text());
    assertTrue(page.findings().toString().indexOf("jo@") < 0);
    Scrubbed german = scanner.scrub("Tel. 030 901820", Hint.ofHost("deu", "tamis.de"));
    assertEquals("Tel. [PHONE]", german.text());
    assertTrue(Files.readString(Path.of("README.md"), StandardCharsets.UTF_8).contains(LINES));
  }
}

package dev.tamis.pipeline.input.charset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The declaration of a charset against html5lib's encoding tests. What bytes themselves give away,
 * which browsers do not ask, comes before it in {@link Decoder} and is not compared here.
 */
class Html5libEncodingTest {
  private static final Path CASES =
      Path.of(System.getProperty("tamis.data", "../shared/data"), "html5lib/encoding");

  private static final List<String> KNOWN = List.of();

  @Test
  void everyCasePassesOrIsNamed() throws IOException {
    assumeTrue(Files.isDirectory(CASES), "no html5lib tests at tamis.data");
    List<String> differ = new ArrayList<>();
    int cases = 0;
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.sorted().toList()) {
        // Bytes as they are, one for each character.
        String all = Files.readString(file, StandardCharsets.ISO_8859_1);
        String[] tests = ("\n" + all).split("\n#data\n", -1);
        for (int i = 1; i < tests.length; i++) {
          String[] parts = tests[i].split("\n#encoding\n", 2);
          String expected = parts[1].strip().toLowerCase(Locale.ROOT);
          String found = found(parts[0].getBytes(StandardCharsets.ISO_8859_1));
          cases++;
          if (!found.equals(Labels.of(expected).name())) {
            differ.add(file.getFileName() + " " + i + ": " + found + " for " + expected);
          }
        }
      }
    }
    assertTrue(cases > 80, "cases: " + cases);
    assertEquals(KNOWN, differ, "of " + cases);
  }

  private static String found(byte[] bytes) {
    Decoded decoded = Decoder.html(bytes, "");
    if (decoded.evidence() == Decoded.Evidence.BYTE_ORDER_MARK) {
      return decoded.charset();
    }
    String label = MetaCharset.find(bytes);
    return label.isEmpty() ? "windows-1252" : Labels.of(label).name();
  }
}

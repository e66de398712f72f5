package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Lines that are in the wrong file, by tag and number of the line, and what is to be done. */
final class Blocklist {
  private static final LanguageTag CANTONESE = LanguageTag.parse("yue_Hant");

  private final Map<String, String> reasons = new HashMap<>();

  private Blocklist() {}

  /**
   * What becomes of a line.
   *
   * @param tag that it belongs to, null where it is left out
   * @param line without what is no part of it
   */
  record Entry(LanguageTag tag, String line) {}

  /** Reads lines of a tag, a number from 1 on and a reason; without the file nothing is blocked. */
  static Blocklist read(Path file) throws IOException {
    Blocklist blocklist = new Blocklist();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String[] fields = line.split("\t", 3);
        if (fields.length < 3) {
          throw new IllegalArgumentException(
              "a line of " + file.getFileName() + " must have three fields (got: " + line + ")");
        }
        blocklist.reasons.put(fields[0] + ' ' + fields[1], fields[2]);
      }
    }
    return blocklist;
  }

  /** What is said of a line, or null. */
  Entry entry(LanguageTag tag, int number, String line) {
    String reason = reasons.get(tag + " " + number);
    if (reason == null) {
      return null;
    }
    if (reason.startsWith("attribute-name")) {
      return new Entry(tag, line.substring(line.indexOf(' ') + 1));
    }
    return new Entry(reason.startsWith("cantonese") ? CANTONESE : null, line);
  }
}

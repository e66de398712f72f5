package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Which languages are so close that a lenient measure counts them as one. */
final class Relatives {
  private static final Map<String, String> GROUPS = read();

  private Relatives() {}

  /** Whether two tags are of one language, in whatever script, or of close relatives. */
  static boolean close(LanguageTag one, LanguageTag other) {
    String language = one.language();
    String second = other.language();
    return GROUPS.getOrDefault(language, language).equals(GROUPS.getOrDefault(second, second));
  }

  private static Map<String, String> read() {
    Map<String, String> groups = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Relatives.class.getResourceAsStream("relatives.tsv"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          for (String language : line.split("\t", -1)) {
            groups.put(language, line);
          }
        }
      }
      return groups;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

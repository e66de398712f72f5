package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.internal.ResourceLines;
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
    for (String line : ResourceLines.read(Relatives.class, "relatives.tsv")) {
      for (String language : line.split("\t", -1)) {
        groups.put(language, line);
      }
    }
    return groups;
  }
}

package dev.tamis.pipeline.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The grammar of an input pattern: commas, glob characters, the part before them. */
final class InputPattern {
  private InputPattern() {}

  /** Splits at commas outside braces; {@code {a,b}} stays whole. */
  static List<String> splitAtCommas(String input) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < input.length(); i++) {
      char c = input.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == ',' && depth <= 0) {
        parts.add(input.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(input.substring(start).strip());
    if (parts.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("input must name files, got '" + input + "'");
    }
    return parts;
  }

  static boolean isGlob(String pattern) {
    return firstGlobCharacter(pattern) < pattern.length();
  }

  /** The folder part before the first glob character, with its closing "/"; "" if there is none. */
  static String fixedPrefix(String pattern) {
    return parent(pattern.substring(0, firstGlobCharacter(pattern)));
  }

  /** The part up to and including the last "/"; "" if there is none. */
  static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** Resolves "." and ".." in a local path; leaves URIs alone. Keeps a closing "/". */
  static String normal(String path) {
    if (path.contains("://")) {
      return path;
    }
    String normal = Path.of(path).toAbsolutePath().normalize().toString();
    return path.endsWith("/") && !normal.endsWith("/") ? normal + "/" : normal;
  }

  private static int firstGlobCharacter(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if ("*?[{".indexOf(pattern.charAt(i)) >= 0) {
        return i;
      }
    }
    return pattern.length();
  }
}

package dev.tamis.pipeline.input;

import java.util.ArrayList;
import java.util.List;

/** The grammar of an input: commas between paths and globs. */
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
}

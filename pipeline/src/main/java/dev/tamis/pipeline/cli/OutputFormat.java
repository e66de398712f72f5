package dev.tamis.pipeline.cli;

import java.util.List;

/** How a command says what it found. */
final class OutputFormat {
  /** For people. */
  static final String TEXT = "text";

  /** For machines. */
  static final String JSON = "json";

  private OutputFormat() {}

  static void check(String format) {
    if (!List.of(TEXT, JSON).contains(format)) {
      throw new IllegalArgumentException("--format must be text or json (got: " + format + ")");
    }
  }
}

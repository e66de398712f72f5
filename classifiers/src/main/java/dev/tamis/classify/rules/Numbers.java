package dev.tamis.classify.rules;

import java.util.regex.Pattern;

/** Numbers of a table, as people and other programs write them, and nothing else. */
final class Numbers {
  /** {@code Double.parseDouble} also takes {@code 5f}, {@code 0x1p3}, {@code NaN} and spaces. */
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?");

  private Numbers() {}

  /**
   * Reads a finite decimal number.
   *
   * @param what it is, for the message
   */
  static double finite(String what, String text) {
    double number = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(what + " must be a finite number (got: \"" + text + "\")");
    }
    return number;
  }

  /** A file's text without the mark that some editors put before it. */
  static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}

package dev.tamis.pipeline.input;

/** Numbers as headers write them. */
final class Numbers {
  private static final int MAX_DIGITS = 18;

  private Numbers() {}

  /** A decimal number of ASCII digits; -1 if it is none or has more than 18 digits. */
  static long natural(String digits) {
    if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}

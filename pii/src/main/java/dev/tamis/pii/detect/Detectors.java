package dev.tamis.pii.detect;

/**
 * One pass over a text that stops at the characters that begin or join a value, and asks the
 * detectors there.
 */
public final class Detectors {
  private Detectors() {}

  /**
   * Runs all detectors.
   *
   * @param region country whose telephone numbers need no prefix, or empty
   */
  public static void run(Text text, String region, Sink sink) {
    EmailDetector email = new EmailDetector(text, sink);
    HexDetector hex = new HexDetector(text, sink);
    NumberDetector numbers = new NumberDetector(text, region, sink);
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.at(i);
      if (c > '@') {
        continue;
      }
      if (c == '@') {
        email.at(i);
      } else if (c == ':') {
        hex.at(i);
      } else if (c >= '0' && c <= '9') {
        i = Math.max(i, numbers.at(i) - 1);
      } else if (c == '-') {
        hex.at(i);
      }
    }
  }
}

package dev.tamis.pii.validate;

/** Lines of machine-readable travel documents: TD1, TD2 and TD3 (ICAO 9303 parts 4 to 6). */
public final class MachineReadableZone {
  private MachineReadableZone() {}

  /**
   * Whether the second line of a passport (44) or a card (36), or the first of a TD1 (30), checks.
   */
  public static boolean isChecked(CharSequence line) {
    return switch (line.length()) {
      case 44 -> field(line, 0, 9, 9) && field(line, 13, 19, 19) && field(line, 21, 27, 27);
      case 36 -> field(line, 0, 9, 9) && field(line, 13, 19, 19) && field(line, 21, 27, 27);
      case 30 -> field(line, 5, 14, 14);
      default -> false;
    };
  }

  private static boolean field(CharSequence line, int from, int to, int checkAt) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      int value = value(line.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value * weight(i - from);
    }
    char check = line.charAt(checkAt);
    return (check == '<' && sum == 0) || (check >= '0' && check <= '9' && check - '0' == sum % 10);
  }

  private static int weight(int i) {
    return i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1;
  }

  private static int value(char c) {
    if (c == '<') {
      return 0;
    }
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
  }
}

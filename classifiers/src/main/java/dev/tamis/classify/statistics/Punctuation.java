package dev.tamis.classify.statistics;

/**
 * Characters that make no word by themselves: punctuation of every script, ASCII symbols and
 * controls.
 */
final class Punctuation {
  private static final String ASCII_SYMBOLS = "$+<=>^`|~";

  private Punctuation() {}

  static boolean contains(int point) {
    if (point < 0x80) {
      return point < ' '
          || point == 0x7f
          || ASCII_SYMBOLS.indexOf(point) >= 0
          || isPunctuation(point);
    }
    return point <= 0x9f || isPunctuation(point);
  }

  private static boolean isPunctuation(int point) {
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}

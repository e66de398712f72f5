package dev.tamis.classify.statistics;

import dev.tamis.language.internal.ResourceLines;
import java.util.BitSet;

/**
 * Characters that make no word by themselves: punctuation of every script, ASCII symbols and
 * controls.
 */
final class Punctuation {
  private static final String ASCII_SYMBOLS = "$+<=>^`|~";
  private static final BitSet SYMBOLS = new BitSet();
  private static final BitSet TERMINAL = new BitSet();

  static {
    read();
  }

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

  /**
   * Whether datatrove's filters count a character as punctuation: a fixed list, and {@link
   * #isTerminal}.
   */
  static boolean isDatatrove(int point) {
    return SYMBOLS.get(point) || TERMINAL.get(point);
  }

  /** Whether a character is one of datatrove's marks that end sentences. */
  static boolean isTerminal(int point) {
    return TERMINAL.get(point);
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

  private static void read() {
    BitSet set = SYMBOLS;
    for (String line : ResourceLines.read(Punctuation.class, "datatrove-punctuation.txt")) {
      if (line.equals("symbols") || line.equals("terminal")) {
        set = line.equals("symbols") ? SYMBOLS : TERMINAL;
        continue;
      }
      for (String point : line.split(" ", -1)) {
        set.set(Integer.parseInt(point, 16));
      }
    }
  }
}

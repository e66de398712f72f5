package dev.tamis.classify.statistics;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * Characters that make no word by themselves: punctuation of every script, ASCII symbols and
 * controls.
 */
final class Punctuation {
  private static final String ASCII_SYMBOLS = "$+<=>^`|~";

  private static final String DATATROVE =
      "!/\u2014\u201d:\uff05\uff11\u3008&(\u3001\u2501\\\u3010#%\u300c\u300d\uff0c\u3011\uff1b+^]~\u201c\u300a"
          + "\u201e';\u2019{|\u2236\u00b4[=-`*\uff0e\uff08\u2013\uff1f\uff01\uff1a$\uff5e\u00ab\u3009,><\u300b)?"
          + "\uff09\u3002\u2026@_.\"}\u25ba\u00bb";

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
   * Whether datatrove's filters count a character as punctuation: a fixed list, controls, and the
   * marks that end sentences (Unicode property Sentence_Terminal).
   */
  static boolean isDatatrove(int point) {
    return point < ' '
        || (point >= 0x7f && point <= 0x9f)
        || DATATROVE.indexOf(point) >= 0
        || (point > 0x9f && isTerminal(point));
  }

  /** Whether a character ends sentences (Unicode property Sentence_Terminal). */
  static boolean isTerminal(int point) {
    return UCharacter.hasBinaryProperty(point, UProperty.S_TERM);
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

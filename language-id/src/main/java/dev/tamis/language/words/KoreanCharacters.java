package dev.tamis.language.words;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.analysis.ko.dict.CharacterDefinition;

/**
 * How far a word reaches that Nori's dictionary does not have, by what its characters are: those of
 * one script, or of none, and all or none of them punctuation, all or none of them digits.
 */
final class KoreanCharacters {
  private static final int LONGEST = 1024;

  private static final int CLASS = 0x0f;
  private static final int PUNCTUATION = 0x10;
  private static final int DIGIT = 0x20;
  private static final int GROUP = 0x40;
  private static final int INVOKE = 0x80;
  private static final int SPACE = 0x100;
  private static final int NON_SPACING = 0x200;

  /** Of no script of its own. */
  private static final int COMMON = 0x400;

  private static final int SCRIPT_SHIFT = 16;

  /** Of letters without a sound, which stands between words. */
  private static final char ARAEA = '\u318D';

  private static final int[] OF = new int[1 << 16];

  static {
    CharacterDefinition definition = CharacterDefinition.getInstance();
    Map<UnicodeScript, Integer> numbers = new EnumMap<>(UnicodeScript.class);
    for (int c = 0; c < OF.length; c++) {
      UnicodeScript script = UnicodeScript.of(c);
      int number = numbers.computeIfAbsent(script, any -> numbers.size());
      OF[c] = of((char) c, definition) | number << SCRIPT_SHIFT;
    }
  }

  private int kind;

  private static int of(char c, CharacterDefinition definition) {
    UnicodeScript script = UnicodeScript.of(c);
    int type = Character.getType(c);
    return definition.getCharacterClass(c)
        | (isPunctuation(c, type) ? PUNCTUATION : 0)
        | (Character.isDigit(c) ? DIGIT : 0)
        | (definition.isGroup(c) ? GROUP : 0)
        | (definition.isInvoke(c) ? INVOKE : 0)
        | (type == Character.SPACE_SEPARATOR ? SPACE : 0)
        | (type == Character.NON_SPACING_MARK ? NON_SPACING : 0)
        | (script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED ? COMMON : 0);
  }

  /** All but letters, marks and numbers. */
  private static boolean isPunctuation(char c, int type) {
    int others =
        1 << Character.SPACE_SEPARATOR
            | 1 << Character.LINE_SEPARATOR
            | 1 << Character.PARAGRAPH_SEPARATOR
            | 1 << Character.CONTROL
            | 1 << Character.FORMAT
            | 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION
            | 1 << Character.END_PUNCTUATION
            | 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.OTHER_PUNCTUATION
            | 1 << Character.MATH_SYMBOL
            | 1 << Character.CURRENCY_SYMBOL
            | 1 << Character.MODIFIER_SYMBOL
            | 1 << Character.OTHER_SYMBOL
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION;
    return c == ARAEA || (others >>> type & 1) != 0;
  }

  /** Whether a character is a space as Unicode has them, of which line breaks are none. */
  static boolean isSpace(char c) {
    return (OF[c] & SPACE) != 0;
  }

  /** Whether a word that begins so is punctuation, which Nori leaves out. */
  static boolean isPunctuation(char c) {
    return (OF[c] & PUNCTUATION) != 0;
  }

  /** Whether words that are not in the dictionary begin here even if others do. */
  static boolean isInvoke(char c) {
    return (OF[c] & INVOKE) != 0;
  }

  /** Length of the unknown word that begins at a place. */
  int length(char[] text, int from, int to) {
    int first = OF[text[from]];
    kind = first & CLASS;
    if ((first & GROUP) == 0) {
      return 1;
    }
    int script = first;
    int end = Math.min(to, from + LONGEST);
    int at = from + 1;
    while (at < end) {
      int next = OF[text[at]];
      if ((!isSameScript(script, next) && (next & NON_SPACING) == 0)
          || ((first ^ next) & (PUNCTUATION | DIGIT)) != 0
          || (next & GROUP) == 0) {
        break;
      }
      if ((script & COMMON) != 0 && (next & COMMON) == 0) {
        script = next;
        kind = next & CLASS;
      }
      at++;
    }
    return at - from;
  }

  /** The class of the unknown word that was measured last. */
  int kind() {
    return kind;
  }

  private static boolean isSameScript(int one, int other) {
    return one >>> SCRIPT_SHIFT == other >>> SCRIPT_SHIFT || ((one | other) & COMMON) != 0;
  }
}

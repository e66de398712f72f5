package dev.tamis.language.words;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;

/**
 * The word-break class of every character of the basic plane, in a byte each, as the Unicode data
 * of ICU have it.
 */
final class BreakClasses {
  static final byte OTHER = 0;
  static final byte WHITE = 1;

  /** A line break that is not white space. */
  static final byte NEWLINE = 2;

  static final byte LETTER = 3;
  static final byte HEBREW = 4;
  static final byte DIGIT = 5;

  /** Joins what stands on both sides of it, like the low line. */
  static final byte JOINER = 6;

  /** Joins letters. */
  static final byte MID_LETTER = 7;

  static final byte COLON = 8;

  /** Joins digits. */
  static final byte MID_DIGIT = 9;

  /** Joins letters, or digits. */
  static final byte MID_BOTH = 10;

  static final byte SINGLE_QUOTE = 11;
  static final byte DOUBLE_QUOTE = 12;

  /** Belongs to what stands before it: combining marks and format characters. */
  static final byte MARK = 13;

  /** A pictograph, which a zero-width joiner joins to what stands before it. */
  static final byte PICTOGRAPH = 14;

  /** Needs a dictionary, or a rule that is too rare to have here. */
  static final byte ICU = 15;

  /** Bits of the class. */
  static final int CLASS = 0x0f;

  /** Set for letters and numbers, by their general category. */
  static final int WORD = 0x10;

  /** Set for all that belongs to what stands before it, in scripts that are left to ICU as well. */
  static final int ATTACHED = 0x20;

  /** Set for Han and kana as they are in normal text: what {@link WordLattice} cuts. */
  static final int HAN_KANA = 0x40;

  /** The value Yes of Unicode's properties for quick checks, as ICU numbers them. */
  private static final int NORMAL = 1;

  /** The mark that makes the vowel before it long; of no script. */
  static final char PROLONGED_SOUND = '\u30FC';

  private static final byte[] OF = new byte[1 << 16];

  static {
    for (int c = 0; c < OF.length; c++) {
      OF[c] =
          (byte)
              (classOf(c)
                  | (isWord(c) ? WORD : 0)
                  | (isAttached(c) ? ATTACHED : 0)
                  | (isHanKana(c) ? HAN_KANA : 0));
    }
  }

  private BreakClasses() {}

  /** The table by character; not to be changed. */
  static byte[] table() {
    return OF;
  }

  /** Whether a character is a letter or a number, which makes a token a word. */
  static boolean isWord(int point) {
    int bits = 1 << Character.getType(point);
    return (bits
            & (1 << Character.UPPERCASE_LETTER
                | 1 << Character.LOWERCASE_LETTER
                | 1 << Character.TITLECASE_LETTER
                | 1 << Character.MODIFIER_LETTER
                | 1 << Character.OTHER_LETTER
                | 1 << Character.DECIMAL_DIGIT_NUMBER
                | 1 << Character.LETTER_NUMBER
                | 1 << Character.OTHER_NUMBER))
        != 0;
  }

  /**
   * Whether a character is Han or kana, and one that normalisation (NFKC) leaves alone whatever is
   * around it.
   */
  static boolean isHanKana(int point) {
    int script = UScript.getScript(point);
    return (script == UScript.HAN
            || script == UScript.HIRAGANA
            || script == UScript.KATAKANA
            || point == PROLONGED_SOUND)
        && !isAttached(point)
        && UCharacter.getIntPropertyValue(point, UProperty.NFKC_QUICK_CHECK) == NORMAL;
  }

  private static boolean isAttached(int c) {
    int breaks = UCharacter.getIntPropertyValue(c, UProperty.WORD_BREAK);
    return breaks == UCharacter.WordBreak.EXTEND
        || breaks == UCharacter.WordBreak.FORMAT
        || breaks == UCharacter.WordBreak.ZWJ;
  }

  private static byte classOf(int c) {
    int breaks = UCharacter.getIntPropertyValue(c, UProperty.WORD_BREAK);
    boolean pictograph = UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC);
    if (needsDictionary(c)
        || UCharacter.getType(c) == ECharacterCategory.SURROGATE
        || breaks == UCharacter.WordBreak.KATAKANA
        || (isAttached(c) && isWord(c))
        || (pictograph && breaks != UCharacter.WordBreak.OTHER)) {
      return ICU;
    }
    if (Character.isWhitespace(c)) {
      return WHITE;
    }
    if (c == ':' || c == '\uFE55' || c == '\uFF1A') {
      return COLON;
    }
    return switch (breaks) {
      case UCharacter.WordBreak.CR, UCharacter.WordBreak.LF, UCharacter.WordBreak.NEWLINE ->
          NEWLINE;
      case UCharacter.WordBreak.ALETTER -> LETTER;
      case UCharacter.WordBreak.HEBREW_LETTER -> HEBREW;
      case UCharacter.WordBreak.NUMERIC -> DIGIT;
      case UCharacter.WordBreak.EXTENDNUMLET -> JOINER;
      case UCharacter.WordBreak.MIDLETTER -> MID_LETTER;
      case UCharacter.WordBreak.MIDNUM -> MID_DIGIT;
      case UCharacter.WordBreak.MIDNUMLET -> MID_BOTH;
      case UCharacter.WordBreak.SINGLE_QUOTE -> SINGLE_QUOTE;
      case UCharacter.WordBreak.DOUBLE_QUOTE -> DOUBLE_QUOTE;
      case UCharacter.WordBreak.OTHER -> pictograph ? PICTOGRAPH : OTHER;
      default -> isAttached(c) ? MARK : ICU;
    };
  }

  private static boolean needsDictionary(int c) {
    int script = UScript.getScript(c);
    return (c >= 0xAC00 && c <= 0xD7A3)
        || script == UScript.HAN
        || script == UScript.HIRAGANA
        || script == UScript.KATAKANA
        || UCharacter.getIntPropertyValue(c, UProperty.LINE_BREAK)
            == UCharacter.LineBreak.COMPLEX_CONTEXT;
  }
}

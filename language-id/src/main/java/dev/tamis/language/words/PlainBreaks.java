package dev.tamis.language.words;

import static dev.tamis.language.words.BreakClasses.CLASS;
import static dev.tamis.language.words.BreakClasses.COLON;
import static dev.tamis.language.words.BreakClasses.DIGIT;
import static dev.tamis.language.words.BreakClasses.DOUBLE_QUOTE;
import static dev.tamis.language.words.BreakClasses.HEBREW;
import static dev.tamis.language.words.BreakClasses.ICU;
import static dev.tamis.language.words.BreakClasses.JOINER;
import static dev.tamis.language.words.BreakClasses.LETTER;
import static dev.tamis.language.words.BreakClasses.MARK;
import static dev.tamis.language.words.BreakClasses.MID_BOTH;
import static dev.tamis.language.words.BreakClasses.MID_DIGIT;
import static dev.tamis.language.words.BreakClasses.MID_LETTER;
import static dev.tamis.language.words.BreakClasses.PICTOGRAPH;
import static dev.tamis.language.words.BreakClasses.SINGLE_QUOTE;
import static dev.tamis.language.words.BreakClasses.WORD;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * The rules of Unicode Standard Annex 29 for text that needs no dictionary: where ICU's word break
 * iterator, begun at a boundary, would put the next one. Rule numbers in the comments are those of
 * the annex. Not thread-safe.
 */
final class PlainBreaks {
  /** What {@link #end} gives where ICU has to be asked. */
  static final int ASK_ICU = -1;

  private static final char ZERO_WIDTH_JOINER = '\u200D';
  private static final byte[] CLASSES = BreakClasses.table();

  private final boolean colonJoins;

  /** With this bit a character of ICU's ends a segment and is left to others. */
  private final int foreign;

  private boolean word;

  /**
   * @param colonJoins whether a colon joins letters, as it does in ICU from release 76 on
   */
  PlainBreaks(boolean colonJoins) {
    this(colonJoins, 0);
  }

  private PlainBreaks(boolean colonJoins, int foreign) {
    this.colonJoins = colonJoins;
    this.foreign = foreign;
  }

  /** Stops before Han and kana, which the caller cuts, instead of asking ICU; colons join. */
  static PlainBreaks besideHanKana() {
    return new PlainBreaks(true, BreakClasses.HAN_KANA);
  }

  /** Whether the last segment has a letter or number. */
  boolean isWord() {
    return word;
  }

  /**
   * The end of the segment that begins at a boundary, or {@link #ASK_ICU}.
   *
   * @param to where the text ends
   */
  int end(char[] text, int from, int to) {
    int seen = CLASSES[text[from]];
    int last = seen & CLASS;
    int at = from + 1;
    if (last == ICU) {
      return ASK_ICU;
    }
    if (last < LETTER || last > JOINER) {
      at = last == BreakClasses.NEWLINE ? at : marks(text, at, to);
      word = (seen & WORD) != 0;
      // Some marks are ICU's, and it joins some pictographs.
      return at < to && isIcu(CLASSES[text[at]]) || joinsPictograph(text, at, to) ? ASK_ICU : at;
    }
    while (at < to) {
      int bits = CLASSES[text[at]];
      int next = bits & CLASS;
      if (next >= LETTER && next <= JOINER) { // WB5, WB8 to WB10, WB13a, WB13b
        last = next;
      } else if (next == ICU) {
        // WB13b: a low line joins katakana.
        if (isIcu(bits) || last == JOINER) {
          return ASK_ICU;
        }
        break;
      } else if (next == PICTOGRAPH) {
        if (joinsPictograph(text, at, to)) {
          return ASK_ICU;
        }
        break;
      } else if (next < LETTER) {
        break;
      } else if (next != MARK) { // WB4: a mark changes nothing
        int far = marks(text, at + 1, to);
        int after = far < to ? CLASSES[text[far]] & CLASS : BreakClasses.OTHER;
        if (after == ICU && isIcu(CLASSES[text[far]])) {
          return ASK_ICU;
        }
        if (joins(last, next, after)) {
          bits |= CLASSES[text[far]];
          last = after;
          at = far;
        } else if (last == HEBREW && next == SINGLE_QUOTE) { // WB7a
          at = far;
          if (joinsPictograph(text, at, to)) {
            return ASK_ICU;
          }
          break;
        } else {
          break;
        }
      }
      seen |= bits;
      at++;
    }
    word = (seen & WORD) != 0;
    return at;
  }

  /** WB6, WB7, WB7b, WB7c, WB11 and WB12. */
  private boolean joins(int last, int middle, int after) {
    if (last == DIGIT) {
      return after == DIGIT
          && (middle == MID_DIGIT || middle == MID_BOTH || middle == SINGLE_QUOTE);
    }
    if ((last != LETTER && last != HEBREW) || (after != LETTER && after != HEBREW)) {
      return false;
    }
    return middle == MID_LETTER
        || middle == MID_BOTH
        || middle == SINGLE_QUOTE
        || (middle == COLON && colonJoins)
        || (middle == DOUBLE_QUOTE && last == HEBREW && after == HEBREW);
  }

  private boolean isIcu(int bits) {
    return (bits & CLASS) == ICU && (bits & foreign) == 0;
  }

  private static int marks(char[] text, int from, int to) {
    int at = from;
    while (at < to && (CLASSES[text[at]] & CLASS) == MARK) {
      at++;
    }
    return at;
  }

  /** WB3c, which is left to ICU. */
  private static boolean joinsPictograph(char[] text, int at, int to) {
    if (at == 0 || at >= to || text[at - 1] != ZERO_WIDTH_JOINER) {
      return false;
    }
    int next = CLASSES[text[at]] & CLASS;
    return next == PICTOGRAPH || next == ICU;
  }

  /** Whether a zero-width joiner joins a pictograph to what stands before it (WB3c). */
  static boolean isJoined(char[] text, int at, int to) {
    return at > 0
        && at < to
        && text[at - 1] == ZERO_WIDTH_JOINER
        && UCharacter.hasBinaryProperty(
            Character.codePointAt(text, at, to), UProperty.EXTENDED_PICTOGRAPHIC);
  }
}

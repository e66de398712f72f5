package dev.tamis.pipeline.words;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;

/**
 * What a character is for comparing texts: nothing, the end of a word, or a letter in its one form.
 * Letters are compatibility-decomposed and case-folded (Unicode's NFKC_Casefold); accents are taken
 * off where a script writes them on letters that stand without them as well (Latin, Greek,
 * Cyrillic, Arabic, Hebrew, Syriac), and kept where they are the vowels of the script; every
 * decimal digit is {@code 0}. Changing it changes signatures: see {@code NearSignature.VERSION}.
 */
final class Folding {
  /** Ends a word: white space, punctuation, symbols. */
  static final char BREAK = 0;

  /** Is not there: accents, joiners, soft hyphens, variation selectors. */
  static final char IGNORED = 1;

  /** Has several characters in its one form, or is half of a pair: {@link #expand}. */
  static final char LONG = 2;

  /** Belongs to a script that is written without spaces; its one form is {@link #dictionary}. */
  static final char DICTIONARY = 3;

  private static final char TATWEEL = '\u0640';
  private static final Normalizer2 CASE_FOLD = Normalizer2.getNFKCCasefoldInstance();
  private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();
  private static final char[] OF = new char[1 << 16];

  static {
    for (int c = 0; c < OF.length; c++) {
      OF[c] = of((char) c);
    }
  }

  private Folding() {}

  /**
   * By UTF-16 unit: one of the constants of this class, or the letter that it is; not to be
   * changed.
   */
  static char[] table() {
    return OF;
  }

  /** The one form of a character that is {@link #LONG}; empty where it ends a word. */
  static String expand(int point) {
    if (!isWord(point)) {
      return "";
    }
    return form(point);
  }

  /** Whether a character outside the basic plane is one of a script without spaces. */
  static boolean needsDictionary(int point) {
    return UScript.hasScript(point, UScript.HAN)
        || UScript.hasScript(point, UScript.HIRAGANA)
        || UScript.hasScript(point, UScript.KATAKANA)
        || UCharacter.getIntPropertyValue(point, UProperty.LINE_BREAK)
            == UCharacter.LineBreak.COMPLEX_CONTEXT;
  }

  /** The one form of a unit in a script without spaces: full width, no compatibility forms. */
  static char dictionary(char c) {
    if (Character.isSurrogate(c)) {
      return c;
    }
    String folded = CASE_FOLD.normalize(String.valueOf(c));
    return folded.length() == 1 ? folded.charAt(0) : c;
  }

  private static char of(char c) {
    if (Character.isSurrogate(c)) {
      return LONG;
    }
    if (c == TATWEEL || Character.getType(c) == Character.FORMAT || isAccent(c)) {
      return IGNORED;
    }
    if (!isWord(c)) {
      return CASE_FOLD.normalize(String.valueOf(c)).isEmpty() ? IGNORED : BREAK;
    }
    if (needsDictionary(c) && !Character.isDigit(c)) {
      return DICTIONARY;
    }
    String form = form(c);
    return form.isEmpty() ? IGNORED : form.length() == 1 ? form.charAt(0) : LONG;
  }

  private static String form(int point) {
    String folded = CASE_FOLD.normalize(Character.toString(point));
    StringBuilder form = new StringBuilder();
    // Hangul syllables stay whole: taken apart they would only be longer.
    String parts = isHangul(folded) ? folded : DECOMPOSE.normalize(folded);
    parts
        .codePoints()
        .filter(part -> isWord(part) && !isAccent(part))
        .forEach(part -> form.appendCodePoint(Character.isDigit(part) ? '0' : part));
    return form.toString();
  }

  private static boolean isHangul(String text) {
    return !text.isEmpty() && UScript.getScript(text.codePointAt(0)) == UScript.HANGUL;
  }

  private static boolean isAccent(int point) {
    if (Character.getType(point) != Character.NON_SPACING_MARK) {
      return false;
    }
    boolean voicing = point == 0x3099 || point == 0x309A;
    return switch (UScript.getScript(point)) {
      case UScript.INHERITED, UScript.COMMON -> !voicing;
      case UScript.LATIN,
          UScript.GREEK,
          UScript.CYRILLIC,
          UScript.ARABIC,
          UScript.HEBREW,
          UScript.SYRIAC ->
          true;
      default -> false;
    };
  }

  private static boolean isWord(int point) {
    return switch (Character.getType(point)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> false;
    };
  }
}

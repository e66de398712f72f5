package dev.tamis.pipeline.erase;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The words of names and texts, in the form in which they are compared. */
final class Names {
  private Names() {}

  /**
   * A word of a text.
   *
   * @param start first UTF-16 index
   * @param end UTF-16 index after the last
   * @param form lower case, without marks on letters
   */
  record Word(int start, int end, String form) {}

  /** The words of a text. */
  static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (isInWord(c)) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        words.add(new Word(start, i, form(text.substring(start, i))));
        start = -1;
      }
      i += Character.charCount(c);
    }
    if (start >= 0) {
      words.add(new Word(start, text.length(), form(text.substring(start))));
    }
    return words;
  }

  /** A name in the form in which it is compared: its words, parted by blanks. */
  static String canonical(String name) {
    StringJoiner joined = new StringJoiner(" ");
    words(name).forEach(word -> joined.add(word.form()));
    return joined.toString();
  }

  /** Whether a name is written without borders between words, and looked for by characters. */
  static boolean isUnparted(String canonical) {
    return canonical.indexOf(' ') < 0 && canonical.codePoints().allMatch(Names::isUnparted);
  }

  static boolean isUnparted(int c) {
    if (c < 0x0E00) {
      return false;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
      default -> false;
    };
  }

  private static boolean isInWord(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static String form(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder form = new StringBuilder(plain.length());
        for (int j = 0; j < plain.length(); j++) {
          char c = plain.charAt(j);
          boolean mark = c >= 0x300 && c < 0x370;
          if (!mark) {
            form.append(c == '\u00df' ? "ss" : c);
          }
        }
        // Syllables of Korean come apart under NFKD.
        return Normalizer.normalize(form, Normalizer.Form.NFC);
      }
    }
    return word.toLowerCase(Locale.ROOT);
  }
}

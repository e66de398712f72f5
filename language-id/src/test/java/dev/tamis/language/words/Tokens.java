package dev.tamis.language.words;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.tamis.language.LanguageTag;
import java.util.ArrayList;
import java.util.List;

/** Tokens as strings: ours, and a plain reading of what each segmentation promises. */
final class Tokens {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");

  private Tokens() {}

  static List<String> of(Words words, String text, LanguageTag tag) {
    words.cut(text, tag);
    List<String> tokens = new ArrayList<>();
    int end = 0;
    for (int i = 0; i < words.count(); i++) {
      if (words.start(i) < end || words.end(i) <= words.start(i)) {
        throw new AssertionError("token " + i + " of " + words.count() + " is out of order");
      }
      end = words.end(i);
      tokens.add(words.token(i));
    }
    return tokens;
  }

  static List<String> of(Segmentation segmentation, String text) {
    return of(new Words(segmentation), text, ENGLISH);
  }

  /** The segments of ICU that are more than white space, without white space at their edges. */
  static List<String> plainIcu(String text) {
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
    breaks.setText(text);
    List<String> tokens = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String token = text.substring(start, end).strip();
      if (!token.isEmpty()) {
        tokens.add(token);
      }
      start = end;
    }
    return tokens;
  }

  /** {@link Segmentation#ICU} from those. */
  static List<String> icu(String text) {
    List<String> tokens = new ArrayList<>();
    boolean joins = false;
    for (String segment : plainIcu(text)) {
      for (String part : atColons(segment)) {
        boolean word = part.codePoints().anyMatch(BreakClasses::isWord);
        if (word) {
          String[] halves = part.split("(?<=['\u2019])", 2);
          tokens.addAll(halves[halves.length - 1].isEmpty() ? List.of(part) : List.of(halves));
        } else if (joins) {
          tokens.add(tokens.remove(tokens.size() - 1) + part);
        } else {
          tokens.add(part);
        }
        joins = !word;
      }
    }
    return tokens;
  }

  private static List<String> atColons(String segment) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < segment.length(); i++) {
      boolean colon = ":\uFE55\uFF1A".indexOf(segment.charAt(i)) >= 0;
      boolean afterColon = endsColon(segment, start, i);
      if (colon || (afterColon && !isMark(segment.charAt(i)) && !isJoined(segment, i))) {
        parts.add(segment.substring(start, i));
        start = i;
      }
    }
    parts.add(segment.substring(start));
    return parts;
  }

  /** Whether a colon and marks alone stand between two places. */
  private static boolean endsColon(String segment, int from, int to) {
    return ":\uFE55\uFF1A".indexOf(segment.charAt(from)) >= 0
        && segment.substring(from + 1, to).chars().allMatch(c -> isMark((char) c));
  }

  private static boolean isMark(char c) {
    int breaks = UCharacter.getIntPropertyValue(c, UProperty.WORD_BREAK);
    return breaks == UCharacter.WordBreak.EXTEND
        || breaks == UCharacter.WordBreak.FORMAT
        || breaks == UCharacter.WordBreak.ZWJ;
  }

  private static boolean isJoined(String segment, int i) {
    return segment.charAt(i - 1) == '\u200D'
        && UCharacter.hasBinaryProperty(segment.codePointAt(i), UProperty.EXTENDED_PICTOGRAPHIC);
  }
}

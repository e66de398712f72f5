package dev.tamis.classify.rules;

import dev.tamis.language.words.Words;
import java.util.regex.Pattern;

/** Lines, white space and words as Python's strings have them, and citations as C4 has them. */
final class Lines {
  private static final Pattern CITATION =
      Pattern.compile("\\[\\p{Nd}*\\]|\\[edit\\]|\\[citation needed\\]");

  private Lines() {}

  static boolean isSpace(char c) {
    return Words.isSpace(c);
  }

  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Number of words between white space; -1 where one has more code points than allowed. */
  static int words(String line, int longest) {
    int words = 0;
    int length = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (isSpace(c)) {
        length = 0;
        continue;
      }
      words += length == 0 ? 1 : 0;
      boolean second =
          Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(line.charAt(i - 1));
      length += second ? 0 : 1;
      if (length > longest) {
        return -1;
      }
    }
    return words;
  }

  /** A line without marks such as {@code [12]} and {@code [citation needed]}. */
  static String withoutCitations(String line) {
    return line.indexOf('[') < 0 ? line : CITATION.matcher(line).replaceAll("");
  }
}

package dev.tamis.classify.statistics;

import dev.tamis.language.words.Words;
import java.util.List;

/** Finds where tokens that are given stand in their text. */
final class GivenTokens {
  private GivenTokens() {}

  /**
   * Where each begins, one after the other, white space in them left out; null if one is not there.
   */
  static int[] starts(String text, List<String> tokens) {
    int[] starts = new int[tokens.size()];
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      String token = tokens.get(i);
      int end = -1;
      while (end < 0 && at < text.length()) {
        end = end(text, at, token);
        at += end < 0 ? 1 : 0;
      }
      if (end < 0) {
        return null;
      }
      starts[i] = at;
      at = end;
    }
    return starts;
  }

  /** Where a token ends that begins at a place; -1 where it does not begin there. */
  private static int end(String text, int from, String token) {
    int at = from;
    for (int i = 0; i < token.length(); i++, at++) {
      char c = token.charAt(i);
      while (at < text.length() && text.charAt(at) != c && i > 0 && Words.isGap(text.charAt(at))) {
        at++;
      }
      if (at >= text.length() || text.charAt(at) != c) {
        return -1;
      }
    }
    return at;
  }
}

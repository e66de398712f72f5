package dev.tamis.language.words;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.tamis.language.LanguageTag;
import java.util.Arrays;

/**
 * Cuts a text into tokens, words and punctuation alike, by the rules and dictionaries of ICU
 * (Unicode Standard Annex 29), with two changes that make its words those of natural-language tool
 * kits: an apostrophe ends a word, as in {@code l'|eau}, and punctuation that stands together is
 * one token. Reused from text to text, without an object per word. Not thread-safe.
 */
public final class Words {
  /**
   * A longer text is cut in pieces of this size, at white space, for dictionaries look at whole
   * runs.
   */
  private final BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);

  private CharSequence text = "";
  private int[] bounds = new int[1024];
  private boolean[] words = new boolean[512];
  private int count;

  /**
   * Cuts a text.
   *
   * @param newText is kept until the next call
   * @param tag its language, for the languages that need rules of their own
   */
  public void cut(String newText, LanguageTag tag) {
    text = newText;
    count = 0;
    breaks.setText(newText);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      boolean word = breaks.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT;
      if (word) {
        addWord(start, end);
      } else {
        addOther(start, end);
      }
      start = end;
    }
  }

  /** Number of tokens. */
  public int count() {
    return count;
  }

  /** Where a token begins, in UTF-16 units. */
  public int start(int token) {
    return bounds[2 * token];
  }

  /** Where a token ends, exclusive. */
  public int end(int token) {
    return bounds[2 * token + 1];
  }

  /** Whether a token has a letter or digit in it, by the rules of ICU. */
  public boolean isWord(int token) {
    return words[token];
  }

  /** A token as a string, for tests and explanations. */
  public String token(int token) {
    StringBuilder chars = new StringBuilder();
    for (int i = start(token); i < end(token); i++) {
      if (isWord(token) || !isSpace(text.charAt(i))) {
        chars.append(text.charAt(i));
      }
    }
    return chars.toString();
  }

  private void addWord(int start, int end) {
    int from = start;
    for (int i = start; i < end - 1; i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '\u2019') {
        add(from, i + 1, true);
        from = i + 1;
      }
    }
    add(from, end, true);
  }

  private void addOther(int start, int end) {
    if (isSpace(text.charAt(start))) {
      return;
    }
    boolean joins = count > 0 && !words[count - 1];
    if (joins) {
      bounds[2 * count - 1] = end;
    } else {
      add(start, end, false);
    }
  }

  /** White space, no-break spaces included: never part of a token. */
  public static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  private void add(int start, int end, boolean word) {
    if (count == words.length) {
      bounds = Arrays.copyOf(bounds, bounds.length * 2);
      words = Arrays.copyOf(words, words.length * 2);
    }
    bounds[2 * count] = start;
    bounds[2 * count + 1] = end;
    words[count++] = word;
  }
}

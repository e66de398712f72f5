package dev.tamis.classify.statistics;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Words and phrases of one language that a user has flagged, cut into tokens as texts are. Not
 * thread-safe.
 */
final class FlaggedWords {
  /** Hashes of entries of 1, 2, ... tokens. */
  private final List<TreeSet<Long>> entries = new ArrayList<>();

  private long[] tokens = new long[512];
  private boolean[] words = new boolean[512];
  private int count;

  FlaggedWords(Collection<String> phrases, LanguageTag tag) {
    Words cutter = new Words();
    for (String phrase : phrases) {
      cutter.cut(phrase, tag);
      long hash = 0;
      for (int i = 0; i < cutter.count(); i++) {
        String token = phrase.substring(cutter.start(i), cutter.end(i));
        hash = join(hash, folded(token.toCharArray(), 0, token.length()));
      }
      while (entries.size() < cutter.count()) {
        entries.add(new TreeSet<>());
      }
      if (cutter.count() > 0) {
        entries.get(cutter.count() - 1).add(hash);
      }
    }
  }

  /**
   * Begins a text.
   *
   * @param length of the text, which has no more tokens than that
   */
  void clear(int length) {
    count = 0;
    if (Buffers.isOutsized(tokens.length, length)) {
      tokens = new long[512];
      words = new boolean[512];
    }
  }

  void add(char[] text, int start, int end, boolean word) {
    if (count == tokens.length) {
      tokens = java.util.Arrays.copyOf(tokens, count * 2);
      words = java.util.Arrays.copyOf(words, count * 2);
    }
    words[count] = word;
    tokens[count++] = folded(text, start, end);
  }

  /** Number of words that stand in an entry, the longest entry first. */
  int flagged() {
    int flagged = 0;
    for (int i = 0; i < count; i++) {
      int length = longestAt(i);
      for (int k = i; k < i + length; k++) {
        flagged += words[k] ? 1 : 0;
      }
      i += Math.max(0, length - 1);
    }
    return flagged;
  }

  private int longestAt(int first) {
    int longest = 0;
    long hash = 0;
    for (int n = 1; n <= entries.size() && first + n <= count; n++) {
      hash = join(hash, tokens[first + n - 1]);
      longest = entries.get(n - 1).contains(hash) ? n : longest;
    }
    return longest;
  }

  private static long join(long hash, long token) {
    long joined = (hash ^ token) * Grams.MIX;
    return joined ^ joined >>> 31;
  }

  private static long folded(char[] text, int start, int end) {
    long hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * TokenTable.BASE + Character.toLowerCase(text[i]) + 1;
    }
    return hash;
  }
}

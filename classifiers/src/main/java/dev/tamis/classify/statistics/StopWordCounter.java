package dev.tamis.classify.statistics;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.StopWords;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the stop words of a text. What a list said of a word is remembered by the word's hash, for
 * most words of a text have been asked before. Reused; not thread-safe.
 */
final class StopWordCounter {
  private static final int REMEMBERED = 1 << 13;
  private static final int MOST = 2048;

  private final Map<LanguageTag, StopWords> lists = new TreeMap<>();
  private final long[] asked = new long[REMEMBERED];
  private final boolean[] answers = new boolean[REMEMBERED];
  private final Grams seen = new Grams();
  private StopWords list;
  private long salt;
  private int tokens;
  private int different;

  void begin(LanguageTag tag) {
    list = lists.computeIfAbsent(tag, StopWords::of);
    salt = TokenTable.hash(tag.toString());
    tokens = 0;
    different = 0;
    seen.reset(MOST);
  }

  void look(long hash, char[] text, int start, int length) {
    long key = hash ^ salt;
    int at = (int) (key * 0xD6E8FEB86659FD93L >>> 32) & REMEMBERED - 1;
    if (asked[at] != key) {
      asked[at] = key;
      answers[at] = list.contains(text, start, length);
    }
    if (answers[at]) {
      tokens++;
      different += different < MOST && seen.addOnce(hash) ? 1 : 0;
    }
  }

  boolean isKnown() {
    return !list.isEmpty();
  }

  /** Number of tokens that are stop words. */
  int tokens() {
    return tokens;
  }

  /** Number of different ones, {@value #MOST} at most. */
  int different() {
    return different;
  }
}

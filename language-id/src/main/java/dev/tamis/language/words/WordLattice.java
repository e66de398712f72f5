package dev.tamis.language.words;

import java.util.Arrays;

/**
 * The cheapest way to cut a run of Han and kana into the words of {@link HanKanaDictionary}: for
 * each character the least cost of all words up to it, from left to right. A word costs what the
 * dictionary says, a character that is no word the most, and a whole run of katakana is a word
 * whose cost goes by its length; of two ways of one cost the one whose last word is longer wins.
 * These are the rules of ICU's engine for Chinese and Japanese, and the breaks are the same.
 *
 * <p>Buffers are reused: nothing is allocated for a run. Not thread-safe.
 */
final class WordLattice {
  /** Cost of a katakana word by its number of characters; longer ones cost {@link #DEAR}. */
  private static final int[] KATAKANA = {0, 984, 408, 240, 204, 252, 300, 372, 480};

  private static final int DEAR = 8192;

  /** Runs of so many katakana or more are no word. */
  private static final int LONGEST_KATAKANA = 20;

  private final HanKanaDictionary dictionary;
  private final PrefixTree prefixes;
  private int[] costs = new int[256];
  private int[] words = new int[256];
  private int[] ends = new int[256];
  private int[] pairs = new int[256];

  WordLattice(HanKanaDictionary dictionary) {
    this.dictionary = dictionary;
    prefixes = dictionary.prefixes();
  }

  /**
   * Cuts a run.
   *
   * @param from where it begins; all characters are {@link BreakClasses#HAN_KANA} or ideographs of
   *     two units
   * @param to where it ends, exclusive
   */
  void cut(char[] text, int from, int to, IcuBreaks.Sink sink) {
    int length = to - from;
    if (length >= costs.length) {
      costs = new int[2 * length];
      words = new int[2 * length];
      ends = new int[2 * length];
      pairs = new int[2 * length];
    }
    Arrays.fill(costs, 1, length + 1, Integer.MAX_VALUE);
    for (int i = 0; i < length - 1; i++) {
      pairs[i] = prefixes.edge(text[from + i], text[from + i + 1]);
    }
    pairs[length - 1] = PrefixTree.NONE;
    fill(text, from, to);
    int count = 0;
    for (int end = length; end > 0; end = words[end]) {
      ends[count++] = end;
    }
    int start = from;
    while (count > 0) {
      int end = from + ends[--count];
      sink.segment(start, end);
      start = end;
    }
  }

  private void fill(char[] text, int from, int to) {
    boolean inKatakana = false;
    for (int at = from; at < to; at++) {
      char c = text[at];
      int cost = costs[at - from];
      if (Character.isSurrogate(c)) {
        // No word of the dictionary has such a pair in it.
        if (Character.isHighSurrogate(c)) {
          reach(at - from, at - from + 2, cost + HanKanaDictionary.UNKNOWN);
        }
        inKatakana = false;
        continue;
      }
      reach(at - from, at - from + 1, cost + dictionary.single(c));
      int edge = pairs[at - from];
      for (int next = at + 2; edge != PrefixTree.NONE; next++) {
        int word = prefixes.number(edge);
        if (word != 0) {
          reach(at - from, next - from, cost + word);
        }
        int node = prefixes.node(edge);
        if (node == PrefixTree.NONE || next >= to) {
          break;
        }
        edge = prefixes.edge(node, text[next]);
      }
      boolean katakana = isKatakana(c);
      if (katakana && !inKatakana) {
        katakana(text, from, at, to);
      }
      inKatakana = katakana;
    }
  }

  private void katakana(char[] text, int from, int at, int to) {
    int end = at + 1;
    while (end < to && end - at < LONGEST_KATAKANA && isKatakana(text[end])) {
      end++;
    }
    int length = end - at;
    if (length < LONGEST_KATAKANA) {
      int cost = length < KATAKANA.length ? KATAKANA[length] : DEAR;
      reach(at - from, end - from, costs[at - from] + cost);
    }
  }

  private void reach(int start, int end, int cost) {
    if (cost < costs[end]) {
      costs[end] = cost;
      words[end] = start;
    }
  }

  private static boolean isKatakana(char c) {
    return c >= '\u30A1' && c <= '\u30FE' && c != '\u30FB';
  }
}

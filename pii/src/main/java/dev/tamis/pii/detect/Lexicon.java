package dev.tamis.pii.detect;

import dev.tamis.pii.rules.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words that must stand near a value, by topic, in one trie. An entry may begin or end with
 * {@code *}: then a word may go on there. One that begins with {@code ~} is an ordinary word too:
 * it counts in its own languages alone, and says less. Words of scripts without spaces match
 * anywhere; a capital behind a lower-case letter begins a word ({@code homePhone}).
 */
final class Lexicon {

  /** A word that is in the trie. */
  private record Entry(
      int topic, boolean openLeft, boolean openRight, boolean weak, List<String> languages) {}

  private final Map<String, Integer> topics = new TreeMap<>();
  private long[] keys = new long[1 << 10];
  private int[] targets = new int[1 << 10];
  private int edges;
  private int nodes = 1;
  private final List<List<Entry>> entries = new ArrayList<>(List.of(List.of()));

  /** A bit for the first three units of each word: most places in a text begin none. */
  private final long[] begins = new long[ROWS];

  /** The same for the words that may begin inside of another one. */
  private final long[] inner = new long[ROWS];

  /** A row of bits for the first two units; each bit is for third ones. */
  private static final int ROWS = 1 << 11;

  private static final long ANY = -1;

  /** Reads a table of topics, languages and words. */
  Lexicon(String table) {
    this(table, "");
  }

  /** Reads the words of one topic of a table; of all where it is empty. */
  Lexicon(String table, String only) {
    for (String[] row : Table.read(table, 3)) {
      if (!only.isEmpty() && !only.equals(row[0])) {
        continue;
      }
      for (String word : row[2].split("\\|", -1)) {
        add(row[0], word, List.of(row[1].split(",", -1)));
      }
    }
  }

  /** Adds a word to a topic. */
  final void add(String topic, String entry, List<String> languages) {
    int id = topics.computeIfAbsent(topic, name -> topics.size());
    boolean weak = entry.startsWith("~");
    String word = weak ? entry.substring(1) : entry;
    boolean left = word.startsWith("*");
    boolean right = word.endsWith("*");
    String body = word.substring(left ? 1 : 0, word.length() - (right ? 1 : 0));
    int node = 0;
    for (int i = 0; i < body.length(); i++) {
      node = child(node, Chars.WORD[body.charAt(i)], true);
    }
    filter(body, left);
    if (entries.get(node).isEmpty()) {
      entries.set(node, new ArrayList<>());
    }
    entries.get(node).add(new Entry(id, left, right, weak, languages));
  }

  private void filter(String body, boolean openLeft) {
    char first = Chars.WORD[body.charAt(0)];
    boolean inside = openLeft || Chars.unspaced(first);
    if (body.length() == 1) {
      for (int second = 0; second < 1 << 16; second++) {
        filter(row(first, (char) second), ANY, inside);
      }
      return;
    }
    int row = row(first, Chars.WORD[body.charAt(1)]);
    filter(row, body.length() == 2 ? ANY : 1L << bit(Chars.WORD[body.charAt(2)]), inside);
  }

  private void filter(int row, long bits, boolean inside) {
    begins[row] |= bits;
    inner[row] |= inside ? bits : 0;
  }

  /** Lets words be looked for at every place. */
  void tryEverywhere() {
    Arrays.fill(begins, ANY);
    Arrays.fill(inner, ANY);
  }

  /** A hash of two folded units. */
  private static int row(char first, char second) {
    return (first * 0x9E3779B1 + second * 0x85EBCA6B) >>> 21;
  }

  private static int bit(char third) {
    return third ^ third >>> 6;
  }

  int topicCount() {
    return topics.size();
  }

  /** The number of a topic, or -1. */
  int topic(String name) {
    return topics.getOrDefault(name, -1);
  }

  /** What is told of each word that stands in a stretch of text. */
  interface Sink {
    /** A word; {@code weak}: an ordinary word, {@code home}: of the page's language. */
    void word(int topic, int start, int end, boolean weak, boolean home);
  }

  /** Finds the words that begin in {@code [from, to)} and end by {@code limit}. */
  void find(Buffer text, int from, int to, int limit, String language, Sink sink) {
    char[] chars = text.chars;
    char[] folded = Chars.WORD;
    long[] begin = begins;
    int end = text.length - 2;
    char second = from < to ? folded[chars[from]] : 0;
    char third = from < to && from <= end ? folded[chars[from + 1]] : 0;
    for (int i = from; i < to; i++) {
      char first = second;
      second = third;
      third = i < end ? folded[chars[i + 2]] : 0;
      int row = row(first, second);
      int bit = bit(third);
      if ((begin[row] >>> bit & 1) == 0
          || (inner[row] >>> bit & 1) == 0 && !border(text, i - 1, i)) {
        continue;
      }
      int node = 0;
      for (int j = i; j < limit; j++) {
        node = child(node, Chars.WORD[text.chars[j]], false);
        if (node < 0) {
          break;
        }
        List<Entry> found = entries.get(node);
        for (int k = 0; k < found.size(); k++) {
          Entry entry = found.get(k);
          if ((entry.openLeft || border(text, i - 1, i))
              && (entry.openRight || border(text, j + 1, j))) {
            boolean home =
                !entry.weak
                    || entry.languages.contains(language.isEmpty() ? "eng" : language)
                    || entry.languages.contains("mul");
            sink.word(entry.topic, i, j + 1, entry.weak, home);
          }
        }
      }
    }
  }

  /** The end of the longest word that begins at {@code from}, or -1. */
  int longest(Buffer text, int from) {
    if (from < 0 || from >= text.length) {
      return -1;
    }
    char second = from + 1 < text.length ? Chars.WORD[text.chars[from + 1]] : 0;
    char third = from + 2 < text.length ? Chars.WORD[text.chars[from + 2]] : 0;
    if ((begins[row(Chars.WORD[text.chars[from]], second)] >>> bit(third) & 1) == 0) {
      return -1;
    }
    int node = 0;
    int best = -1;
    for (int j = from; j < text.length; j++) {
      node = child(node, Chars.WORD[text.chars[j]], false);
      if (node < 0) {
        return best;
      }
      if (!entries.get(node).isEmpty() && border(text, j + 1, j)) {
        best = j + 1;
      }
    }
    return best;
  }

  private static boolean border(Buffer text, int outside, int inside) {
    char o = text.at(outside);
    char i = text.chars[inside];
    return !Chars.letter(o)
        || Chars.unspaced(o)
        || Chars.unspaced(i)
        || (outside < inside
            ? Chars.lower(o) && Chars.upper(i) && Chars.alpha(text.at(outside - 1)) // not "iPhone"
            : Chars.lower(i) && Chars.upper(o));
  }

  private int child(int node, char c, boolean create) {
    long key = ((long) node << 16 | c) + 1;
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return targets[slot];
      }
      slot = (slot + 1) & mask;
    }
    if (!create) {
      return -1;
    }
    keys[slot] = key;
    targets[slot] = nodes++;
    entries.add(List.of());
    int made = targets[slot];
    if (++edges * 2 > keys.length) {
      grow();
    }
    return made;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldTargets = targets;
    keys = new long[oldKeys.length * 2];
    targets = new int[keys.length];
    int mask = keys.length - 1;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = (int) ((oldKeys[i] * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (keys[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        keys[slot] = oldKeys[i];
        targets[slot] = oldTargets[i];
      }
    }
    Arrays.fill(oldKeys, 0);
  }
}

package dev.tamis.classify.textness;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.StopWords;
import dev.tamis.language.words.Words;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the words of a text. Reused; not thread-safe. */
final class WordFeatures {
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int REMEMBERED_BITS = 13;

  private final Words cutter = new Words();
  private final Map<LanguageTag, StopWords> stopWords = new TreeMap<>();

  /** What lists said of a word, by its hash: most words of a text have been asked before. */
  private final long[] asked = new long[1 << REMEMBERED_BITS];

  private final boolean[] answers = new boolean[1 << REMEMBERED_BITS];
  private final Counts seen = new Counts();
  private final Counts stopsSeen = new Counts();
  private char[] lower = new char[1 << 12];
  private long[] hashes = new long[1 << 10];
  private int[] lengths = new int[1 << 10];
  private long salt;
  private int tokens;
  private int words;
  private long wordCharacters;
  private long squares;
  private int numbers;
  private int capitals;
  private int stops;
  private int distinct;
  private int once;
  private int sentences;

  void count(String text, char[] characters, int length, LanguageTag tag) {
    StopWords list = stopWords.get(tag);
    if (list == null) {
      list = StopWords.of(tag);
      stopWords.put(tag, list);
    }
    salt = tag.toString().hashCode() * MIX;
    lower(characters, length);
    cutter.cut(text, tag);
    clear();
    for (int i = 0; i < cutter.count(); i++) {
      token(characters, cutter.start(i), cutter.end(i), cutter.isWord(i), list);
    }
    distinct = seen.distinct();
    once = seen.once();
  }

  private void lower(char[] characters, int length) {
    if (lower.length < length) {
      lower = new char[length * 2];
    }
    for (int i = 0; i < length; i++) {
      lower[i] = Character.toLowerCase(characters[i]);
    }
  }

  private void clear() {
    seen.clear();
    stopsSeen.clear();
    tokens = words = numbers = capitals = stops = distinct = once = sentences = 0;
    wordCharacters = squares = 0;
  }

  private void token(char[] characters, int start, int end, boolean isWord, StopWords list) {
    if (tokens == hashes.length) {
      hashes = Arrays.copyOf(hashes, tokens * 2);
      lengths = Arrays.copyOf(lengths, tokens * 2);
    }
    long hash = MIX;
    boolean digit = false;
    boolean upper = true;
    for (int i = start; i < end; i++) {
      hash = (hash ^ lower[i]) * MIX;
      hash ^= hash >>> 29;
      digit |= Character.isDigit(characters[i]);
      upper &= CharacterFeatures.isUpper(characters[i]);
    }
    int length = end - start;
    hashes[tokens] = hash;
    lengths[tokens++] = length;
    if (!isWord) {
      sentences += endsSentence(characters, start, end) ? 1 : 0;
      return;
    }
    words++;
    wordCharacters += length;
    squares += (long) length * length;
    numbers += digit ? 1 : 0;
    capitals += upper && length > 1 ? 1 : 0;
    seen.add(hash);
    if (isStop(hash, start, length, list)) {
      stops++;
      stopsSeen.add(hash);
    }
  }

  private boolean isStop(long hash, int start, int length, StopWords list) {
    long key = hash ^ salt;
    int at = (int) (key * MIX >>> 64 - REMEMBERED_BITS);
    if (asked[at] != key) {
      asked[at] = key;
      answers[at] = list.contains(lower, start, length);
    }
    return answers[at];
  }

  private static boolean endsSentence(char[] characters, int start, int end) {
    for (int i = start; i < end; i++) {
      if (CharacterFeatures.isSentenceEnd(characters[i])) {
        return true;
      }
    }
    return false;
  }

  /** Share of the characters of all tokens in runs of {@code n} tokens that stood before. */
  double duplicateGrams(int n) {
    seen.clear();
    long repeated = 0;
    long all = 0;
    for (int i = 0; i < tokens; i++) {
      all += lengths[i];
    }
    int i = 0;
    while (i + n <= tokens) {
      long hash = n;
      long length = 0;
      for (int k = i; k < i + n; k++) {
        hash = (hash ^ hashes[k]) * MIX;
        hash ^= hash >>> 31;
        length += lengths[k];
      }
      if (seen.add(hash) > 1) {
        repeated += length;
        i += n;
      } else {
        i++;
      }
    }
    return all == 0 ? 0 : (double) repeated / all;
  }

  int words() {
    return words;
  }

  double meanLength() {
    return share(wordCharacters);
  }

  double deviation() {
    double mean = meanLength();
    return words == 0 ? 0 : Math.sqrt(Math.max(0, (double) squares / words - mean * mean));
  }

  double wordShare() {
    return tokens == 0 ? 0 : (double) words / tokens;
  }

  double numberShare() {
    return share(numbers);
  }

  double capitalShare() {
    return share(capitals);
  }

  double distinctShare() {
    return share(distinct);
  }

  /** Share of the words that stand once. */
  double onceShare() {
    return share(once);
  }

  double stopShare() {
    return share(stops);
  }

  /** Different stop words among the different words. */
  double distinctStopShare() {
    return distinct == 0 ? 0 : (double) stopsSeen.distinct() / distinct;
  }

  /** Words between marks that end sentences. */
  double sentenceLength() {
    return words == 0 ? 0 : (double) words / Math.max(1, sentences);
  }

  private double share(long part) {
    return words == 0 ? 0 : (double) part / words;
  }
}

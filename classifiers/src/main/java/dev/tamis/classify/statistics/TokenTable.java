package dev.tamis.classify.statistics;

import dev.tamis.language.words.StopWords;
import dev.tamis.language.words.Words;
import java.util.Arrays;

/**
 * What the rules need of each token: a hash, a length, and what it is made of. Reused; not
 * thread-safe.
 */
final class TokenTable {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] hashes = new long[512];
  private int[] lengths = new int[512];
  private int count;
  private int words;
  private long wordLengths;
  private int nonSymbols;
  private long nonSymbolLengths;
  private int alphabetic;
  private int stopWords;
  private int stopWordTokens;
  private final Grams stops = new Grams();

  void clear() {
    count = 0;
    words = 0;
    wordLengths = 0;
    nonSymbols = 0;
    nonSymbolLengths = 0;
    alphabetic = 0;
    stopWords = 0;
    stopWordTokens = 0;
    stops.clear();
  }

  /**
   * Takes a token, which stands between two places of the text.
   *
   * @param withSpace whether white space in it counts
   */
  void add(char[] text, int start, int end, StopWords stopList, boolean withSpace) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
    }
    long hash = MIX;
    int length = 0;
    boolean letter = false;
    boolean symbol = true;
    boolean datatroveSymbol = true;
    for (int i = start; i < end; i++) {
      char c = text[i];
      if (!withSpace && Words.isSpace(c)) {
        continue;
      }
      int point = c;
      if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text[i + 1])) {
        point = Character.toCodePoint(c, text[++i]);
      }
      hash = (hash ^ point) * MIX;
      hash ^= hash >>> 29;
      length++;
      letter |= Character.isLetter(point);
      symbol &= Punctuation.contains(point);
      datatroveSymbol &= Punctuation.isDatatrove(point);
    }
    hashes[count] = hash;
    lengths[count++] = length;
    alphabetic += letter ? 1 : 0;
    if (!datatroveSymbol) {
      nonSymbols++;
      nonSymbolLengths += length;
    }
    if (!symbol) {
      words++;
      wordLengths += length;
    }
    if (letter && stopList.contains(text, start, end - start)) {
      stopWordTokens++;
      stopWords += stops.add(hash) == 1 ? 1 : 0;
    }
  }

  int count() {
    return count;
  }

  int words() {
    return words;
  }

  int nonSymbols() {
    return nonSymbols;
  }

  double meanNonSymbolLength() {
    return nonSymbols == 0 ? 0 : (double) nonSymbolLengths / nonSymbols;
  }

  double meanWordLength() {
    return words == 0 ? 0 : (double) wordLengths / words;
  }

  int alphabetic() {
    return alphabetic;
  }

  int stopWordTokens() {
    return stopWordTokens;
  }

  /** Number of different tokens. */
  int distinct(Grams grams) {
    grams.clear();
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      distinct += grams.addOnce(hashes[i]) ? 1 : 0;
    }
    return distinct;
  }

  int stopWords() {
    return stopWords;
  }

  /**
   * Code points in the most frequent run of {@code n} tokens joined by spaces, times how often it
   * stands.
   */
  long topGram(int n, Grams grams) {
    grams.clear();
    int most = 0;
    long top = 0;
    for (int i = 0; i + n <= count; i++) {
      int seen = grams.add(hash(i, n));
      if (seen > most) {
        most = seen;
        top = hash(i, n);
      }
    }
    return most == 0 ? 0 : firstWith(n, grams, most, top);
  }

  /** Among runs equally frequent, the one that stood first counts. */
  private long firstWith(int n, Grams grams, int most, long top) {
    for (int i = 0; i + n <= count; i++) {
      if (grams.count(hash(i, n)) == most) {
        return (length(i, n) + n - 1) * most;
      }
    }
    throw new IllegalStateException("no run of tokens hashes to " + top);
  }

  /** Code points in runs of {@code n} tokens that stood before, none counted twice. */
  long duplicateGrams(int n, Grams grams) {
    grams.clear();
    long repeated = 0;
    int i = 0;
    while (i + n <= count) {
      if (grams.addOnce(hash(i, n))) {
        i++;
      } else {
        repeated += length(i, n);
        i += n;
      }
    }
    return repeated;
  }

  private long hash(int first, int n) {
    long hash = n;
    for (int i = first; i < first + n; i++) {
      hash = (hash ^ hashes[i]) * MIX;
      hash ^= hash >>> 31;
    }
    return hash;
  }

  private long length(int first, int n) {
    long length = 0;
    for (int i = first; i < first + n; i++) {
      length += lengths[i];
    }
    return length;
  }
}

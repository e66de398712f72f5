package dev.tamis.classify.statistics;

import dev.tamis.language.words.Words;
import java.util.Arrays;

/**
 * What the rules need of each token: a hash, a length, and what it is made of. Reused; not
 * thread-safe.
 */
final class TokenTable {
  /** Of the polynomial hashes; a random odd number. */
  static final long BASE = 0xA24BAED4963EE407L;

  /** All tokens, and those that are words. */
  final Sequence tokens = new Sequence();

  final Sequence words = new Sequence();
  private long[] powers = new long[512];
  private int nonSymbols;
  private long nonSymbolLengths;
  private int alphabetic;

  /** Hashes and lengths of some tokens in their order. */
  static final class Sequence {
    long[] hashes = new long[512];
    long[] ends = new long[513];
    int count;

    private void clear(int length) {
      count = 0;
      if (Buffers.isOutsized(hashes.length, length)) {
        hashes = new long[512];
        ends = new long[513];
      }
    }

    private void add(long hash, int length) {
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, count * 2);
        ends = Arrays.copyOf(ends, count * 2 + 1);
      }
      hashes[count] = hash;
      ends[count + 1] = ends[count] + length;
      count++;
    }

    /** Sum of the lengths of all. */
    long length() {
      return ends[count];
    }

    double meanLength() {
      return count == 0 ? 0 : (double) length() / count;
    }
  }

  /**
   * Begins a text.
   *
   * @param length of the text, which has no more tokens than that
   */
  void clear(int length) {
    tokens.clear(length);
    words.clear(length);
    if (Buffers.isOutsized(powers.length, length)) {
      powers = new long[512];
    }
    nonSymbols = 0;
    nonSymbolLengths = 0;
    alphabetic = 0;
  }

  /**
   * Takes a token, which stands between two places of the text.
   *
   * @param withSpace whether white space in it counts
   * @return whether it holds a letter
   */
  boolean add(char[] text, int start, int end, boolean withSpace) {
    long hash = 0;
    long power = 1;
    int length = 0;
    int any = 0;
    for (int i = start; i < end; i++) {
      char c = text[i];
      int kind = Characters.of(c);
      if (!withSpace && Words.isGap(c)) {
        continue;
      }
      int point = c;
      if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text[i + 1])) {
        point = Character.toCodePoint(c, text[++i]);
        kind = Characters.ofPoint(point);
      }
      hash = hash * BASE + point + 1;
      power *= BASE;
      any |= kind;
      length++;
    }
    if (tokens.count == powers.length) {
      powers = Arrays.copyOf(powers, powers.length * 2);
    }
    powers[tokens.count] = power;
    tokens.add(hash, length);
    if ((any & Characters.NON_SYMBOL) != 0) {
      nonSymbols++;
      nonSymbolLengths += length;
    }
    if ((any & Characters.WORD) != 0) {
      words.add(hash, length);
    }
    boolean letter = (any & Characters.LETTER) != 0;
    alphabetic += letter ? 1 : 0;
    return letter;
  }

  /** Hash of the last token. */
  long lastHash() {
    return tokens.hashes[tokens.count - 1];
  }

  /** The base to the power of each token's length. */
  long[] powers() {
    return powers;
  }

  /** The hash that a word has here. */
  static long hash(CharSequence word) {
    long hash = 0;
    for (int i = 0; i < word.length(); ) {
      int point = Character.codePointAt(word, i);
      hash = hash * BASE + point + 1;
      i += Character.charCount(point);
    }
    return hash;
  }

  int nonSymbols() {
    return nonSymbols;
  }

  double meanNonSymbolLength() {
    return nonSymbols == 0 ? 0 : (double) nonSymbolLengths / nonSymbols;
  }

  int alphabetic() {
    return alphabetic;
  }
}

package dev.tamis.classify.statistics;

import dev.tamis.language.LanguageTag;
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

  /** All tokens as one string: hashes of what stands before each code point of it. */
  private long[] prefixes = new long[1 << 12];

  private byte[] kinds = new byte[512];
  private boolean spaced;
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
    if (Buffers.isUnfit(prefixes.length, length + 1)) {
      prefixes = new long[Buffers.size(length + 1)];
    }
    if (Buffers.isOutsized(kinds.length, length)) {
      kinds = new byte[512];
    }
    spaced = false;
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
    int first = (int) tokens.length();
    if (first + end - start >= prefixes.length) {
      prefixes = Arrays.copyOf(prefixes, 2 * (first + end - start) + 1);
    }
    int at = first;
    long prefix = prefixes[at];
    int any = 0;
    for (int i = start; i < end; i++) {
      char c = text[i];
      int kind = Characters.of(c);
      if ((kind & Characters.SPACE) != 0) {
        if (!withSpace && Words.isGap(c)) {
          continue;
        }
        spaced |= c == ' ';
      }
      int point = c;
      if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text[i + 1])) {
        point = Character.toCodePoint(c, text[++i]);
        kind = Characters.ofPoint(point);
      }
      prefix = prefix * BASE + point + 1;
      prefixes[++at] = prefix;
      any |= kind;
    }
    int length = at - first;
    long hash = prefix - prefixes[first] * Powers.of(length);
    if (tokens.count == kinds.length) {
      kinds = Arrays.copyOf(kinds, kinds.length * 2);
    }
    kinds[tokens.count] = (byte) (any & ~Characters.SPACE);
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

  /** Remembers that the last token is a stop word. */
  void markStop() {
    int last = tokens.count - 1;
    kinds[last] = (byte) (kinds[last] | TextTokens.STOP);
  }

  /** A copy of what is known of a text's tokens, of which only the beginnings are not here. */
  TextTokens copy(String text, LanguageTag tag, int[] starts) {
    int count = tokens.count;
    int[] ends = new int[count + 1];
    for (int i = 0; i <= count; i++) {
      ends[i] = (int) tokens.ends[i];
    }
    return new TextTokens(
        text,
        tag,
        Arrays.copyOf(starts, count),
        ends,
        Arrays.copyOf(tokens.hashes, count),
        Arrays.copyOf(kinds, count));
  }

  /** Hash of the last token. */
  long lastHash() {
    return tokens.hashes[tokens.count - 1];
  }

  /** What stands before each code point of all tokens in a row, hashed. */
  long[] prefixes() {
    return prefixes;
  }

  /** Whether a token holds any of some kinds of {@link Characters}. */
  boolean has(int token, int kind) {
    return (kinds[token] & kind) != 0;
  }

  /** Whether any token holds a space, as tokens that are given may. */
  boolean isSpaced() {
    return spaced;
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

package dev.tamis.classify.statistics;

import dev.tamis.language.LanguageTag;
import java.util.Arrays;

/**
 * The tokens of a text, as its language is cut: where each begins, how long it is, its hash and
 * what it is made of. For whoever measures more of a text that has been cut before. Immutable and
 * thread-safe.
 */
public final class TextTokens {
  /** A stop word of the text's language; the case counts. */
  public static final int STOP = Characters.SPACE;

  /** Holds more than punctuation, ASCII symbols and controls. */
  public static final int WORD = Characters.WORD;

  /** Holds a mark that ends sentences, in any script. */
  public static final int SENTENCE_END = Characters.TERMINAL;

  /** Holds a decimal digit. */
  public static final int DIGIT = Characters.DIGIT;

  /** Holds a character that is no letter in upper case. */
  public static final int NOT_UPPER = Characters.NOT_UPPER;

  private final String text;
  private final LanguageTag tag;
  private final int[] starts;
  private final int[] ends;
  private final long[] hashes;
  private final byte[] kinds;

  TextTokens(String text, LanguageTag tag, int[] starts, int[] ends, long[] hashes, byte[] kinds) {
    this.text = text;
    this.tag = tag;
    this.starts = starts;
    this.ends = ends;
    this.hashes = hashes;
    this.kinds = kinds;
  }

  /** Whether these are the tokens of this very string, for to compare the letters would cost. */
  @SuppressWarnings("ReferenceEquality")
  boolean isOf(String other, LanguageTag otherTag) {
    return text == other && tag.equals(otherTag);
  }

  /** Number of tokens. */
  public int count() {
    return starts.length;
  }

  /** The first token that begins at a place of the text or behind it, in UTF-16 units. */
  public int from(int place) {
    int at = Arrays.binarySearch(starts, place);
    return at < 0 ? -at - 1 : at;
  }

  /** Code points of some tokens in a row, white space left out. */
  public int length(int first, int last) {
    return ends[last] - ends[first];
  }

  /** Hash of a token; the case counts. */
  public long hash(int token) {
    return hashes[token];
  }

  /** Whether a token is of a kind. */
  public boolean is(int token, int kind) {
    return (kinds[token] & kind) != 0;
  }
}

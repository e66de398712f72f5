package dev.tamis.language.internal;

/**
 * The features of a text: its words and the runs of two to four letters in them, word borders
 * included, each hashed to a bucket; of ideographs and kana single letters and pairs. Only letters
 * of one script count, in lower case; everything else ends a word, so that the features of a text
 * are those of its words. No object is made per feature. Immutable.
 */
public final class Ngrams {
  /** A longer run of letters has no word as a feature, only its letters. */
  public static final int MAX_WORD_LETTERS = 24;

  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long BORDER = '_';

  /** Receives buckets. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the number of a bucket. */
    void bucket(int bucket);
  }

  private final int shift;

  /**
   * Hashes to {@code 1 << bits} buckets.
   *
   * @param bits 8 to 24
   */
  public Ngrams(int bits) {
    this.shift = 64 - bits;
  }

  /** Gives every feature of a word of {@link WordReader}, whose letters are of {@code group}. */
  public void features(char[] text, int from, int to, long wordHash, int group, Sink sink) {
    long window = BORDER;
    if (group == Scripts.HAN) {
      for (int i = from; i < to; i++) {
        window = window << 16 | Scripts.lower(text[i]);
        sink.bucket(hash(window & 0xffffL, 1));
        sink.bucket(hash(window & 0xffffffffL, 2));
      }
      return;
    }
    for (int i = from; i < to; i++) {
      window = window << 16 | Scripts.lower(text[i]);
      sink.bucket(hash(window & 0xffffffffL, 2));
      if (i > from) {
        sink.bucket(hash(window & 0xffffffffffffL, 3));
        if (i > from + 1) {
          sink.bucket(hash(window, 4));
        }
      }
    }
    int letters = to - from;
    long last = window << 16 | BORDER;
    if (letters >= 2) {
      sink.bucket(hash(last & 0xffffffffffffL, 3));
    }
    if (letters >= 3) {
      sink.bucket(hash(last, 4));
    }
    if (letters <= MAX_WORD_LETTERS) {
      sink.bucket(hash(wordHash, 5));
    }
  }

  /** The bucket of a single letter. */
  public int letter(char letter) {
    return hash(Scripts.lower(letter), 1);
  }

  private int hash(long gram, int kind) {
    long h = (gram + kind * 0xD1B54A32D192ED03L) * MIX;
    h ^= h >>> 32;
    return (int) (h * MIX >>> shift);
  }
}

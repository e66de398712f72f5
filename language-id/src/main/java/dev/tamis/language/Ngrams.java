package dev.tamis.language;

/**
 * The features of a text: its words and the runs of one to four letters in them, word borders
 * included, each hashed to a bucket. Only letters of one script count, in lower case; everything
 * else ends a word. No object is made per feature.
 */
public final class Ngrams {
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long BORDER = '_';

  /** Receives buckets. */
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

  /**
   * Gives every feature of {@code text} between two places that lies in letters of {@code group}.
   */
  public void features(CharSequence text, int from, int to, int group, Sink sink) {
    boolean ideographs = Scripts.name(group).equals("Hani");
    long window = BORDER;
    long word = 0;
    int letters = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int g = Scripts.group(c);
      if (g == group || (g == Scripts.INHERITED && letters > 0)) {
        char lower = Scripts.lower(c);
        window = window << 16 | lower;
        word = (word ^ lower) * MIX;
        letters++;
        emit(window, letters, ideographs, sink);
      } else if (letters > 0) {
        endWord(window, word, letters, sink);
        window = BORDER;
        word = 0;
        letters = 0;
      }
    }
    if (letters > 0) {
      endWord(window, word, letters, sink);
    }
  }

  private void emit(long window, int letters, boolean ideographs, Sink sink) {
    if (ideographs) {
      sink.bucket(hash(window & 0xffffL, 1));
    }
    sink.bucket(hash(window & 0xffffffffL, 2));
    if (letters >= 2) {
      sink.bucket(hash(window & 0xffffffffffffL, 3));
    }
    if (letters >= 3) {
      sink.bucket(hash(window, 4));
    }
  }

  private void endWord(long window, long word, int letters, Sink sink) {
    long last = window << 16 | BORDER;
    if (letters >= 2) {
      sink.bucket(hash(last & 0xffffffffffffL, 3));
    }
    if (letters >= 3) {
      sink.bucket(hash(last, 4));
    }
    if (letters <= 24) {
      sink.bucket(hash(word, 5));
    }
  }

  private int hash(long gram, int kind) {
    long h = (gram + kind * 0xD1B54A32D192ED03L) * MIX;
    h ^= h >>> 32;
    return (int) (h * MIX >>> shift);
  }
}

package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.words.FoldedWords;

/**
 * The shingles of a text: a hash of every run of so many folded words. A text of fewer words is one
 * shingle, so that it is compared whole; one without words is its characters. Not thread-safe.
 */
final class Shingler {
  private static final long BASE = 0xD6E8FEB86659FD93L;

  private final int length;
  private final long outgoing;
  private final FoldedWords words = new FoldedWords();
  private long[] shingles = new long[1 << 10];
  private int count;

  /**
   * Sets it up.
   *
   * @param length words in a shingle, at least 1
   */
  Shingler(int length) {
    this.length = length;
    long power = 1;
    for (int i = 0; i < length; i++) {
      power *= BASE;
    }
    this.outgoing = power;
  }

  /** Takes the shingles of a text; there is at least one. */
  void shingle(String text) {
    words.cut(text);
    int total = words.count();
    count = Math.max(1, total - length + 1);
    if (shingles.length < count || shingles.length > 1 << 20) {
      shingles = new long[Math.max(count + count / 4, 1 << 10)];
    }
    if (total == 0) {
      shingles[0] = words.hashWithoutWords(0, text.length());
      return;
    }
    roll(words.hashes(), total);
  }

  /** A polynomial in the hashes of the words, modulo 2^64: the next costs two products. */
  private void roll(long[] hashes, int total) {
    int first = Math.min(length, total);
    long rolling = total < length ? total : 0;
    for (int i = 0; i < first; i++) {
      rolling = rolling * BASE + hashes[i];
    }
    shingles[0] = FoldedWords.mix(rolling);
    for (int i = length; i < total; i++) {
      rolling = rolling * BASE + hashes[i] - hashes[i - length] * outgoing;
      shingles[i - length + 1] = FoldedWords.mix(rolling);
    }
  }

  /** Number of shingles, repeated ones included. */
  int count() {
    return count;
  }

  /** The shingles, {@link #count} of them; not to be changed. */
  long[] shingles() {
    return shingles;
  }
}

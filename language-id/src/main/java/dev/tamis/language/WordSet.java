package dev.tamis.language;

/** Hashes of words that were seen. */
final class WordSet {
  private final long[] seen;

  /** Has room for so many. */
  WordSet(int most) {
    seen = new long[Integer.highestOneBit(Math.max(8, most)) * 4];
  }

  /** Adds a hash and says whether it is new. */
  boolean add(long hash) {
    long key = hash == 0 ? 1 : hash;
    int at = (int) (key >>> 32) & seen.length - 1;
    while (seen[at] != 0) {
      if (seen[at] == key) {
        return false;
      }
      at = at + 1 & seen.length - 1;
    }
    seen[at] = key;
    return true;
  }
}

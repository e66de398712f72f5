package dev.tamis.classify.statistics;

import java.util.Arrays;
import java.util.Collection;

/**
 * A few words by their hashes; how many different ones a text has. Most words of a text are not
 * among them, which one look tells. Not thread-safe.
 */
final class HashSet64 {
  private static final long MIX = 0xD6E8FEB86659FD93L;
  private static final int SIEVE_BITS = 12;

  /** Open addressing, a quarter full at most; 0 is empty. */
  private final long[] hashes;

  /**
   * A bit for each hash by its first bits: most words are sent away without a look at the table.
   */
  private final long[] sieve = new long[1 << SIEVE_BITS - 6];

  private final boolean[] found;
  private final boolean empty;
  private int different;

  HashSet64(Collection<String> words) {
    hashes = new long[Integer.highestOneBit(Math.max(4, words.size())) * 8];
    found = new boolean[hashes.length];
    empty = words.isEmpty();
    for (String word : words) {
      long hash = TokenTable.hash(word);
      if (hash != 0) {
        hashes[find(hash)] = hash;
        int bit = bit(hash);
        sieve[bit >>> 6] |= 1L << bit;
      }
    }
  }

  boolean isEmpty() {
    return empty;
  }

  void clear() {
    if (different > 0) {
      Arrays.fill(found, false);
      different = 0;
    }
  }

  /** Whether a word is among them; the hash of no characters is that of none. */
  boolean contains(long hash) {
    return passes(hash) && hashes[find(hash)] != 0;
  }

  void look(long hash) {
    if (!passes(hash)) {
      return;
    }
    int at = find(hash);
    if (hashes[at] != 0 && !found[at]) {
      found[at] = true;
      different++;
    }
  }

  private boolean passes(long hash) {
    int bit = bit(hash);
    return (sieve[bit >>> 6] >>> bit & 1) != 0;
  }

  private static int bit(long hash) {
    return (int) (hash * MIX >>> Long.SIZE - SIEVE_BITS);
  }

  private int find(long hash) {
    int at = (int) (hash * MIX >>> 32) & hashes.length - 1;
    while (hashes[at] != hash && hashes[at] != 0) {
      at = at + 1 & hashes.length - 1;
    }
    return at;
  }

  int different() {
    return different;
  }
}

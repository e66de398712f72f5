package dev.tamis.classify.statistics;

import java.util.Arrays;
import java.util.Collection;

/** A few words by their hashes; how many different ones a text has. Not thread-safe. */
final class HashSet64 {
  private final long[] hashes;
  private final boolean[] found;
  private int different;

  HashSet64(Collection<String> words) {
    hashes = words.stream().mapToLong(TokenTable::hash).sorted().distinct().toArray();
    found = new boolean[hashes.length];
  }

  void clear() {
    if (different > 0) {
      Arrays.fill(found, false);
      different = 0;
    }
  }

  void look(long hash) {
    int at = Arrays.binarySearch(hashes, hash);
    if (at >= 0 && !found[at]) {
      found[at] = true;
      different++;
    }
  }

  int different() {
    return different;
  }
}

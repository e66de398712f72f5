package dev.tamis.classify.statistics;

import java.util.Arrays;

/**
 * Runs of n = 5, 6, ... tokens that stood before, as datatrove looks for them: the tokens of a run
 * are joined without spaces, a run that stood before is counted and skipped whole, and only runs
 * that were not skipped are remembered. From 6 on only those places are looked at where one of the
 * two runs that are a token shorter repeats. Reused; not thread-safe.
 */
final class JoinedRuns {
  /** The shortest run. */
  static final int MIN = 5;

  private final Grams table = new Grams();
  private long[] tokens;
  private long[] powers;
  private int count;
  private int n;
  private long[] hashes = new long[512];
  private int[] places = new int[512];
  private boolean[] repeats = new boolean[513];
  private int[] candidates = new int[512];
  private int candidateCount;

  /**
   * Begins with runs of {@link #MIN}.
   *
   * @param newTokens polynomial hash of each token
   * @param newPowers the base to the power of each token's length
   */
  void begin(long[] newTokens, long[] newPowers, int newCount) {
    tokens = newTokens;
    powers = newPowers;
    count = newCount;
    n = MIN;
    if (Buffers.isUnfit(hashes.length, count)) {
      int size = Buffers.size(count);
      hashes = new long[size];
      places = new int[size];
      candidates = new int[size];
      repeats = new boolean[size + 1];
    }
    table.begin(count);
    Arrays.fill(repeats, 0, count + 1, false);
    candidateCount = Math.max(0, count - n + 1);
    for (int i = 0; i < candidateCount; i++) {
      candidates[i] = i;
    }
    find();
  }

  /** Goes on to runs that are one token longer. */
  void extend() {
    n++;
    int next = 0;
    int last = -1;
    for (int k = 0; k < candidateCount; k++) {
      int i = candidates[k];
      if (!repeats[i]) {
        continue;
      }
      // The run that begins here, and the one that ends where this one does.
      for (int at = Math.max(last + 1, i - 1); at <= i; at++) {
        if (at + n <= count) {
          places[next++] = at;
        }
        last = at;
      }
    }
    for (int k = 0; k < candidateCount; k++) {
      repeats[candidates[k]] = false;
    }
    int[] swap = candidates;
    candidates = places;
    places = swap;
    candidateCount = next;
    find();
  }

  private void find() {
    table.reset(candidateCount);
    for (int k = 0; k < candidateCount; k++) {
      long hash = 0;
      int first = candidates[k];
      for (int i = first; i < first + n; i++) {
        hash = hash * powers[i] + tokens[i];
      }
      hashes[first] = hash;
      places[k] = table.add(hash);
    }
    for (int k = 0; k < candidateCount; k++) {
      repeats[candidates[k]] = table.countAt(places[k]) > 1;
    }
  }

  /** Sum of the lengths of runs that stood before, none counted twice. */
  long repeated(long[] ends) {
    table.reset(candidateCount);
    long sum = 0;
    int next = 0;
    for (int k = 0; k < candidateCount; k++) {
      int i = candidates[k];
      if (i >= next && repeats[i] && !table.addOnce(hashes[i])) {
        sum += ends[i + n] - ends[i];
        next = i + n;
      }
    }
    return sum;
  }
}

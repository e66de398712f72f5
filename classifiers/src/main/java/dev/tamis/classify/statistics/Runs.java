package dev.tamis.classify.statistics;

import java.util.Arrays;

/**
 * Runs of n tokens that stand more than once, for n = 1, 2, ... in turn. A run can only repeat if
 * the two runs in it that are one token shorter repeat, so each n looks at few places where the
 * last one found few. Reused; not thread-safe.
 */
final class Runs {
  private final Grams table = new Grams();
  private final Twice twice = new Twice();
  private long[] tokens;
  private int[] limits;
  private int count;
  private int n;
  private long[] hashes = new long[512];
  private int[] places = new int[512];
  private boolean[] repeats = new boolean[513];
  private int[] repeating = new int[512];
  private int repeatingCount;
  private int distinct;

  /**
   * Begins with single tokens.
   *
   * @param newLimits how far a run that begins at a token may reach, exclusive
   */
  void begin(long[] newTokens, int newCount, int[] newLimits) {
    clear(newTokens, newCount, newLimits);
    n = 1;
    table.reset(count);
    distinct = 0;
    int candidates = 0;
    for (int i = 0; i < count; i++) {
      if (reaches(i)) {
        hashes[i] = tokens[i];
        places[i] = table.add(tokens[i]);
        repeating[candidates++] = i;
        distinct += table.countAt(places[i]) == 1 ? 1 : 0;
      }
    }
    keepRepeating(candidates);
  }

  /** Begins with pairs of tokens, where nobody asks for single ones. */
  void beginWithPairs(long[] newTokens, int newCount, int[] newLimits) {
    clear(newTokens, newCount, newLimits);
    n = 2;
    twice.begin(count);
    int pairs = 0;
    for (int i = 0; i < count; i++) {
      if (reaches(i)) {
        hashes[i] = longer(tokens[i], tokens[i + 1]);
        twice.add(hashes[i]);
        repeating[pairs++] = i;
      }
    }
    int candidates = 0;
    for (int k = 0; k < pairs; k++) {
      int i = repeating[k];
      repeating[candidates] = i;
      candidates += twice.maybe(hashes[i]) ? 1 : 0;
    }
    table.reset(candidates);
    for (int k = 0; k < candidates; k++) {
      int i = repeating[k];
      places[i] = table.add(hashes[i]);
    }
    keepRepeating(candidates);
  }

  private void clear(long[] newTokens, int newCount, int[] newLimits) {
    tokens = newTokens;
    limits = newLimits;
    count = newCount;
    if (Buffers.isUnfit(hashes.length, count)) {
      int size = Buffers.size(count);
      hashes = new long[size];
      places = new int[size];
      repeating = new int[size];
      repeats = new boolean[size + 1];
    }
    Arrays.fill(repeats, 0, count + 1, false);
    table.begin(count);
  }

  private boolean reaches(int i) {
    return i + n <= limits[i];
  }

  /** Goes on to runs that are one token longer. */
  void extend() {
    n++;
    table.reset(repeatingCount);
    int candidates = 0;
    for (int k = 0; k < repeatingCount; k++) {
      int i = repeating[k];
      boolean candidate = reaches(i) && repeats[i + 1];
      if (candidate) {
        hashes[i] = longer(hashes[i], tokens[i + n - 1]);
        places[i] = table.add(hashes[i]);
        repeating[candidates++] = i;
      } else {
        repeats[i] = false;
      }
    }
    keepRepeating(candidates);
  }

  private static long longer(long hash, long token) {
    long mixed = hash * Grams.MIX + token;
    return mixed ^ mixed >>> 31;
  }

  private void keepRepeating(int candidates) {
    int kept = 0;
    for (int k = 0; k < candidates; k++) {
      int i = repeating[k];
      boolean repeated = table.countAt(places[i]) > 1;
      repeats[i] = repeated;
      repeating[kept] = i;
      kept += repeated ? 1 : 0;
    }
    repeatingCount = kept;
  }

  /** Number of different tokens, where {@link #begin} has looked at single ones. */
  int distinct() {
    return distinct;
  }

  /** Where the most frequent run begins, the first of several; -1 if none repeats. */
  int top() {
    int most = 1;
    int top = -1;
    for (int k = 0; k < repeatingCount; k++) {
      int times = table.countAt(places[repeating[k]]);
      if (times > most) {
        most = times;
        top = repeating[k];
      }
    }
    return top;
  }

  /** How often the run that begins at a place stands, for a place that {@link #top} gave. */
  int times(int place) {
    return table.countAt(places[place]);
  }

  /** Sum of the lengths of all tokens in runs that repeat, none counted twice. */
  long covered(long[] ends) {
    long sum = 0;
    int done = 0;
    for (int k = 0; k < repeatingCount; k++) {
      int from = Math.max(done, repeating[k]);
      int to = repeating[k] + n;
      sum += ends[to] - ends[from];
      done = to;
    }
    return sum;
  }
}

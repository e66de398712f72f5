package dev.tamis.classify.statistics;

/**
 * The most frequent run of n tokens of which some hold spaces, as tokens that are given may: runs
 * are the same where they are the same once they are joined by spaces, however they are cut.
 */
final class SpacedRuns {
  private SpacedRuns() {}

  /** Length of the most frequent run, the first of several, times how often it stands. */
  static long top(TokenTable table, int n) {
    TokenTable.Sequence all = table.tokens;
    int runs = all.count - n + 1;
    if (runs <= 0) {
      return 0;
    }
    Grams seen = new Grams();
    seen.reset(runs);
    int[] places = new int[runs];
    for (int i = 0; i < runs; i++) {
      long hash = 0;
      for (int k = i; k < i + n; k++) {
        hash = k == i ? 0 : hash * TokenTable.BASE + ' ' + 1;
        hash = hash * Powers.of(all.ends[k + 1] - all.ends[k]) + all.hashes[k];
      }
      places[i] = seen.add(hash);
    }
    int most = 0;
    int top = 0;
    for (int i = 0; i < runs; i++) {
      if (seen.countAt(places[i]) > most) {
        most = seen.countAt(places[i]);
        top = i;
      }
    }
    return (all.ends[top + n] - all.ends[top] + n - 1) * most;
  }
}

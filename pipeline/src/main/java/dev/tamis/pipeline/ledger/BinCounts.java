package dev.tamis.pipeline.ledger;

/**
 * Counts by fixed bins, as cheap to add to as an array; what was counted is taken out as a tally.
 * Belongs to a thread.
 */
public final class BinCounts {
  private final String stage;
  private final String name;
  private final Bins bins;
  private final long[] counts;

  /**
   * Nothing is counted yet.
   *
   * @param stage which stage measures
   * @param name what it measures: a rule, a classifier, {@code confidence}
   */
  public BinCounts(String stage, String name, Bins bins) {
    this.stage = stage;
    this.name = name;
    this.bins = bins;
    this.counts = new long[bins.count() + 2];
  }

  /** Counts a value; what is no number is not counted. */
  public void add(double value) {
    if (!Double.isNaN(value)) {
      counts[bins.index(value) + 1]++;
    }
  }

  /** Moves what was counted to a tally. */
  public void take(Tally tally) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        Keys.histogram(tally, counts[i], stage, name, bins, i - 1);
        counts[i] = 0;
      }
    }
  }
}

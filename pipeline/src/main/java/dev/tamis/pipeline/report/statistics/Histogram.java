package dev.tamis.pipeline.report.statistics;

import dev.tamis.pipeline.ledger.Bins;
import java.util.ArrayList;
import java.util.List;

/**
 * How the values lie that a rule, a classifier or a confidence was judged by: those of all
 * documents that were asked, the ones that it took out among them.
 *
 * @param stage which stage measures
 * @param name the rule, the classifier, or {@code confidence}
 * @param scale name of the bins, see {@link Bins#of}
 * @param edges of the bins, one more than counts
 * @param counts values in each bin
 * @param below values below the first edge
 * @param above values above the last
 * @param cuts what they were judged against
 */
public record Histogram(
    String stage,
    String name,
    String scale,
    List<Double> edges,
    List<Long> counts,
    long below,
    long above,
    List<Cut> cuts) {

  /** Checks that the bins are those of the scale, and copies. */
  public Histogram {
    edges = List.copyOf(edges);
    counts = List.copyOf(counts);
    cuts = List.copyOf(cuts);
    if (counts.size() != Bins.of(scale).count()) {
      throw new IllegalArgumentException(
          "a histogram of scale "
              + scale
              + " must have "
              + Bins.of(scale).count()
              + " counts (got: "
              + counts.size()
              + ")");
    }
  }

  /**
   * A threshold.
   *
   * @param bound {@code min}: lower values are out; {@code max}: higher ones are
   * @param threshold the last value that passes
   * @param documents how many were judged against it; thresholds differ by language
   */
  public record Cut(String bound, double threshold, long documents) {}

  /** All values. */
  public long total() {
    return below + above + counts.stream().mapToLong(Long::longValue).sum();
  }

  /** The bin with most values, the first of several; -1 where there are no values. */
  public int mode() {
    int mode = -1;
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > (mode < 0 ? 0 : counts.get(mode))) {
        mode = i;
      }
    }
    return mode;
  }

  Histogram plus(Histogram other) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      sums.add(counts.get(i) + other.counts.get(i));
    }
    return new Histogram(
        stage,
        name,
        scale,
        edges,
        sums,
        below + other.below,
        above + other.above,
        Merge.cuts(cuts, other.cuts));
  }
}

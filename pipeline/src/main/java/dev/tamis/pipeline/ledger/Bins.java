package dev.tamis.pipeline.ledger;

import java.util.Arrays;

/**
 * Fixed bins of a histogram: they depend on the scale alone and never on the data, so histograms of
 * different splits, engines and runs can be added up. Immutable.
 *
 * <p>A bin holds the values from its lower edge on, below its upper edge; the last one holds its
 * upper edge too. Values outside are counted below the first bin ({@link #BELOW}) and above the
 * last (its number is {@link #count}).
 */
public final class Bins {
  /** The bin of values below the first edge. */
  public static final int BELOW = -1;

  /** Shares and probabilities, 0 to 1, in fiftieths. */
  public static final Bins SHARE = linear(0, 1, 50);

  /** Numbers of characters, words or lines: 0, then six bins in each power of ten up to 10^8. */
  public static final Bins COUNT = new Bins("count", countEdges());

  private final String scale;
  private final double[] edges;

  private Bins(String scale, double[] edges) {
    this.scale = scale;
    this.edges = edges;
  }

  /**
   * Bins of equal width.
   *
   * @param from the lower edge of the first
   * @param to the upper edge of the last, above it
   * @param count how many, 1 to 1000
   */
  public static Bins linear(double from, double to, int count) {
    if (!(from < to) || !Double.isFinite(from) || !Double.isFinite(to)) {
      throw new IllegalArgumentException(
          "bins need two finite edges, the lower first (got: " + from + ", " + to + ")");
    }
    if (count < 1 || count > 1000) {
      throw new IllegalArgumentException("bins must be 1 .. 1000 (got: " + count + ")");
    }
    double[] edges = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      edges[i] = decimal(from + (to - from) * i / count);
    }
    return new Bins("linear:" + from + ":" + to + ":" + count, edges);
  }

  /**
   * The bins that a scale names.
   *
   * @param scale what {@link #scale} returned
   * @throws IllegalArgumentException if it names none
   */
  public static Bins of(String scale) {
    if (scale.equals(COUNT.scale)) {
      return COUNT;
    }
    String[] parts = scale.split(":", -1);
    if (parts.length == 4 && parts[0].equals("linear")) {
      return linear(
          Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Integer.parseInt(parts[3]));
    }
    throw new IllegalArgumentException(
        "a scale must be \"count\" or \"linear:FROM:TO:BINS\" (got: \"" + scale + "\")");
  }

  /** The name of the scale, for {@link #of}. */
  public String scale() {
    return scale;
  }

  /** How many bins there are. */
  public int count() {
    return edges.length - 1;
  }

  /** The edges, one more than bins, in order. */
  public double[] edges() {
    return edges.clone();
  }

  /** The bin of a value: {@link #BELOW}, 0 to {@link #count} - 1, or {@link #count} above all. */
  public int index(double value) {
    if (value == edges[count()]) {
      return count() - 1;
    }
    int found = Arrays.binarySearch(edges, value);
    return found >= 0 ? found : -found - 2;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bins bins && scale.equals(bins.scale);
  }

  @Override
  public int hashCode() {
    return scale.hashCode();
  }

  @Override
  public String toString() {
    return scale;
  }

  private static double[] countEdges() {
    double[] steps = {1, 1.5, 2, 3, 5, 7};
    int decades = 8;
    double[] edges = new double[2 + steps.length * decades];
    int at = 1;
    double decade = 1;
    for (int i = 0; i < decades; i++) {
      for (double step : steps) {
        edges[at++] = step * decade;
      }
      decade *= 10;
    }
    edges[at] = decade;
    return edges;
  }

  /**
   * Without the tail that a division of binary fractions leaves: 0.06, not 0.060000000000000005.
   */
  private static double decimal(double number) {
    return Math.rint(number * 1e9) / 1e9;
  }
}

package dev.tamis.pipeline.report.page;

import dev.tamis.pipeline.ledger.Bins;
import dev.tamis.pipeline.report.statistics.Histogram;
import dev.tamis.pipeline.report.statistics.Histogram.Cut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A histogram as it is drawn: a plot of {@link #WIDTH} by {@link #HEIGHT}, each bin as wide as
 * another, bars that lie beyond the main cut hollow.
 *
 * @param id of the figure, for links
 * @param title what is measured
 * @param summary the same in a sentence: how many values, where most of them lie, where the cut is
 * @param bars one for each bin that holds values
 * @param lines the cuts, the main one first
 * @param ticks of the axis
 */
public record HistogramFigure(
    String id, String title, String summary, List<Bar> bars, List<Line> lines, List<Tick> ticks) {
  /** Width of the plot, in units of its view box. */
  public static final int WIDTH = 300;

  /** Height of the plot, in the same units. */
  public static final int HEIGHT = 90;

  /** Thresholds that differ by language, drawn as thin lines. */
  private static final int MOST_LINES = 12;

  /**
   * A bar.
   *
   * @param x left edge
   * @param y upper edge
   * @param width of it
   * @param height of it
   * @param out whether it lies beyond the main cut
   * @param range its values, in words
   * @param count how many
   */
  public record Bar(
      String x, String y, String width, String height, boolean out, String range, long count) {}

  /**
   * A cut.
   *
   * @param x where
   * @param label of the main cut, above the plot; else empty
   * @param anchor on which side of the label it lies
   * @param main whether most documents are judged by it
   */
  public record Line(String x, String label, String anchor, boolean main) {}

  /**
   * A number on the axis.
   *
   * @param x where
   * @param label what
   * @param anchor where the label lies beside it: start, middle or end
   */
  public record Tick(String x, String label, String anchor) {}

  /** Draws a histogram. */
  public static HistogramFigure of(Histogram histogram) {
    Bins bins = Bins.of(histogram.scale());
    Cut main = main(histogram);
    return new HistogramFigure(
        "h-" + histogram.stage() + "-" + histogram.name(),
        histogram.stage() + " / " + histogram.name(),
        summary(histogram, main),
        bars(histogram, main),
        lines(histogram, bins, main),
        ticks(bins));
  }

  /** The cut by which most documents are judged; null where there is none. */
  static Cut main(Histogram histogram) {
    return histogram.cuts().stream()
        .max(Comparator.comparingLong(Cut::documents).thenComparingDouble(Cut::threshold))
        .orElse(null);
  }

  private static List<Bar> bars(Histogram histogram, Cut main) {
    long most = Math.max(1, histogram.counts().stream().mapToLong(Long::longValue).max().orElse(1));
    double width = (double) WIDTH / histogram.counts().size();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < histogram.counts().size(); i++) {
      long count = histogram.counts().get(i);
      if (count > 0) {
        double height = Math.max(0.8, (double) HEIGHT * count / most);
        bars.add(
            new Bar(
                plain(i * width),
                plain(HEIGHT - height),
                plain(width * 0.92),
                plain(height),
                main != null && isOut(histogram, i, main),
                Format.number(histogram.edges().get(i))
                    + " – "
                    + Format.number(histogram.edges().get(i + 1)),
                count));
      }
    }
    return bars;
  }

  /** A bin that the cut goes through is drawn as passing. */
  private static boolean isOut(Histogram histogram, int bin, Cut cut) {
    return cut.bound().equals("min")
        ? histogram.edges().get(bin + 1) <= cut.threshold()
        : histogram.edges().get(bin) > cut.threshold();
  }

  private static List<Line> lines(Histogram histogram, Bins bins, Cut main) {
    List<Line> lines = new ArrayList<>();
    if (main != null) {
      double at = position(bins, main.threshold());
      lines.add(
          new Line(
              plain(at),
              (main.bound().equals("min") ? "≥ " : "≤ ") + Format.number(main.threshold()),
              at < WIDTH / 2.0 ? "start" : "end",
              true));
      histogram.cuts().stream()
          .filter(cut -> !cut.equals(main))
          .sorted(Comparator.comparingLong(Cut::documents).reversed())
          .limit(MOST_LINES)
          .forEach(
              cut ->
                  lines.add(new Line(plain(position(bins, cut.threshold())), "", "start", false)));
    }
    return lines;
  }

  /** Where a value lies on the axis, in proportion within its bin. */
  private static double position(Bins bins, double value) {
    int bin = bins.index(value);
    if (bin < 0) {
      return 0;
    }
    if (bin >= bins.count()) {
      return WIDTH;
    }
    double[] edges = bins.edges();
    double within = (value - edges[bin]) / (edges[bin + 1] - edges[bin]);
    return (bin + within) * WIDTH / bins.count();
  }

  private static List<Tick> ticks(Bins bins) {
    double[] edges = bins.edges();
    List<Tick> ticks = new ArrayList<>();
    if (bins.equals(Bins.COUNT)) {
      ticks.add(new Tick("0", "0", "start"));
      for (double at : new double[] {10, 1_000, 100_000, 10_000_000}) {
        ticks.add(new Tick(plain(position(bins, at)), Format.brief((long) at), "middle"));
      }
    } else {
      for (int i = 0; i <= 4; i++) {
        double at = edges[0] + (edges[bins.count()] - edges[0]) * i / 4;
        String anchor = i == 0 ? "start" : i == 4 ? "end" : "middle";
        ticks.add(new Tick(plain(WIDTH * i / 4.0), Format.number(at), anchor));
      }
    }
    return ticks;
  }

  private static String summary(Histogram histogram, Cut main) {
    StringBuilder words = new StringBuilder(Format.count(histogram.total()) + " values");
    int mode = histogram.mode();
    if (mode >= 0) {
      words
          .append(", most of them ")
          .append(Format.number(histogram.edges().get(mode)))
          .append(" – ")
          .append(Format.number(histogram.edges().get(mode + 1)));
    }
    if (histogram.below() > 0) {
      words.append("; ").append(Format.count(histogram.below())).append(" below the axis");
    }
    if (histogram.above() > 0) {
      words.append("; ").append(Format.count(histogram.above())).append(" beyond it");
    }
    if (main != null) {
      words
          .append(main.bound().equals("min") ? "; at least " : "; at most ")
          .append(Format.number(main.threshold()))
          .append(" passes");
      int others = histogram.cuts().size() - 1;
      if (others > 0) {
        words.append(" (").append(others).append(" other thresholds by language, thin lines)");
      }
    }
    return words.append('.').toString();
  }

  private static String plain(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}

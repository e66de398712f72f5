package dev.tamis.classify.rules;

import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds thresholds of the rules of FineWeb-2's set by our own words: each so that it rejects at
 * most a given share of a clean reference. Thresholds that were found with other tokenizers reject
 * more or less than they were meant to. Not thread-safe.
 */
public final class Calibration {
  private final double share;
  private final int least;
  private final Map<String, Rule> rules = new TreeMap<>();
  private final Map<LanguageTag, Map<String, List<Double>>> measured = new TreeMap<>();

  /**
   * Begins with no texts.
   *
   * @param share of the reference that a rule may reject, 0 to 0.5
   * @param least number of texts that a language must have
   */
  public Calibration(double share, int least) {
    if (!(share >= 0 && share <= 0.5)) {
      throw new IllegalArgumentException("share must be 0 .. 0.5 (got: " + share + ")");
    }
    this.share = share;
    this.least = least;
    RuleFile.columns().forEach(rules::put);
  }

  /** Takes what was measured of a text of the reference. */
  public void add(LanguageTag tag, TextStatistics statistics) {
    Map<String, List<Double>> own = measured.computeIfAbsent(tag, key -> new TreeMap<>());
    rules.forEach(
        (column, rule) ->
            own.computeIfAbsent(column, key -> new ArrayList<>())
                .add(statistics.get(rule.signal())));
  }

  /** Languages with too few texts, and how many they have. */
  public Map<LanguageTag, Integer> tooFew() {
    Map<LanguageTag, Integer> few = new TreeMap<>();
    measured.forEach(
        (tag, columns) -> {
          int texts = columns.values().iterator().next().size();
          if (texts < least) {
            few.put(tag, texts);
          }
        });
    return few;
  }

  /** A line for each language with enough texts, of the form that {@link FineWeb2} reads. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    Map<LanguageTag, Integer> few = tooFew();
    measured.forEach(
        (tag, columns) -> {
          if (!few.containsKey(tag)) {
            lines.add(FineWeb2.line(tag.toString(), thresholds(columns), List.of()));
          }
        });
    return lines;
  }

  private double[] thresholds(Map<String, List<Double>> columns) {
    double[] thresholds = new double[FineWeb2.COLUMNS.size()];
    for (int i = 0; i < thresholds.length; i++) {
      String column = FineWeb2.COLUMNS.get(i);
      Rule rule = rules.get(column);
      // A column that no rule reads says nothing of the texts.
      thresholds[i] = rule == null ? 0 : threshold(columns.get(column), rule.bound());
    }
    return thresholds;
  }

  /** Three decimals, rounded to the side on which more texts pass. */
  private double threshold(List<Double> values, Rule.Bound bound) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int rejected = (int) (share * sorted.length);
    return bound == Rule.Bound.MIN
        ? Math.floor(sorted[rejected] * 1000) / 1000
        : Math.max(0.001, Math.ceil(sorted[sorted.length - 1 - rejected] * 1000) / 1000);
  }
}

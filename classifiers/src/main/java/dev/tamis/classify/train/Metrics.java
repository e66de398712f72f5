package dev.tamis.classify.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Measures of scores against truths. What cannot be measured is NaN and shown as a dash. */
final class Metrics {
  private Metrics() {}

  /** Chance that a positive text scores higher than a negative one, ties half. */
  static double auc(List<Prediction> predictions, double threshold) {
    double[] ranks = ranks(predictions.stream().mapToDouble(Prediction::score).toArray());
    double positives = 0;
    double sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (predictions.get(i).truth() >= threshold) {
        positives++;
        sum += ranks[i];
      }
    }
    double negatives = ranks.length - positives;
    return positives == 0 || negatives == 0
        ? Double.NaN
        : (sum - positives * (positives + 1) / 2) / (positives * negatives);
  }

  /** F1 of the positive class, both truth and score cut at thresholds of their own scale. */
  static double f1(List<Prediction> predictions, double truthFrom, double scoreFrom) {
    double hit = 0;
    double told = 0;
    double true1 = 0;
    for (Prediction prediction : predictions) {
      boolean truth = prediction.truth() >= truthFrom;
      boolean said = prediction.score() >= scoreFrom;
      hit += truth && said ? 1 : 0;
      told += said ? 1 : 0;
      true1 += truth ? 1 : 0;
    }
    return true1 == 0 ? Double.NaN : 2 * hit / (told + true1);
  }

  /** Spearman's rank correlation, with mean ranks for ties. */
  static double spearman(List<Prediction> predictions) {
    double[] a = ranks(predictions.stream().mapToDouble(Prediction::score).toArray());
    double[] b = ranks(predictions.stream().mapToDouble(Prediction::truth).toArray());
    double middle = (a.length + 1) / 2.0;
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < a.length; i++) {
      product += (a[i] - middle) * (b[i] - middle);
      first += (a[i] - middle) * (a[i] - middle);
      second += (b[i] - middle) * (b[i] - middle);
    }
    return first == 0 || second == 0 ? Double.NaN : product / Math.sqrt(first * second);
  }

  /** Ranks from 1; equal values share their mean rank. */
  static double[] ranks(double[] values) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to + 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /** The value below which a share of the scores lies. */
  static double quantile(double[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) Math.floor(share * sorted.length))];
  }
}

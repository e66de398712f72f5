package dev.tamis.classify.onnx;

import dev.tamis.classify.ScoreRange;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.classify.onnx.ClassifierSpec.Head;
import dev.tamis.classify.onnx.ClassifierSpec.Windows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the numbers that a network answers to a score. The sums are in a fixed order. */
final class Outputs {
  /** The label where none of several reaches its threshold. */
  static final String NONE = "none";

  private Outputs() {}

  /**
   * What the outputs mean: probabilities, or scores of a regression.
   *
   * @throws IllegalStateException if one of them is not finite
   */
  static double[] activate(Head head, float[] outputs) {
    double[] values = new double[outputs.length];
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < values.length; k++) {
      if (!Float.isFinite(outputs[k])) {
        throw new IllegalStateException("the model answers with numbers that are not finite");
      }
      values[k] = outputs[k];
      max = Math.max(max, values[k]);
    }
    if (head == Head.SOFTMAX) {
      double sum = 0;
      for (int k = 0; k < values.length; k++) {
        values[k] = StrictMath.exp(values[k] - max);
        sum += values[k];
      }
      for (int k = 0; k < values.length; k++) {
        values[k] /= sum;
      }
    } else if (head == Head.SIGMOID) {
      for (int k = 0; k < values.length; k++) {
        values[k] = 1 / (1 + StrictMath.exp(-values[k]));
      }
    }
    return values;
  }

  /** One row for the windows of a text. */
  static double[] join(Windows how, List<double[]> windows) {
    double[] joined = windows.get(0).clone();
    for (double[] window : windows.subList(1, windows.size())) {
      for (int k = 0; k < joined.length; k++) {
        joined[k] = how == Windows.MAX ? Math.max(joined[k], window[k]) : joined[k] + window[k];
      }
    }
    for (int k = 0; how != Windows.MAX && k < joined.length; k++) {
      joined[k] /= windows.size();
    }
    return joined;
  }

  /**
   * The score.
   *
   * @param label whose probability it is; empty for that of the likeliest
   */
  static Score score(ClassifierSpec spec, String label, double[] values) {
    List<String> labels = spec.labels();
    if (spec.head() == Head.REGRESSION) {
      double score = spec.scores().clip(values[0]);
      int nearest = (int) new ScoreRange(0, Math.max(1, labels.size() - 1)).clip(Math.rint(score));
      return new Score(score, labels.isEmpty() ? null : labels.get(nearest));
    }
    int best = 0;
    for (int k = 1; k < values.length; k++) {
      best = values[k] > values[best] ? k : best;
    }
    double score = label.isEmpty() ? values[best] : values[labels.indexOf(label)];
    if (spec.head() == Head.SOFTMAX) {
      return new Score(score, labels.get(best));
    }
    Map<String, Double> byLabel = new LinkedHashMap<>();
    for (int k = 0; k < values.length; k++) {
      byLabel.put(labels.get(k), values[k]);
    }
    return new Score(
        score, values[best] >= spec.labelThreshold() ? labels.get(best) : NONE, byLabel);
  }
}

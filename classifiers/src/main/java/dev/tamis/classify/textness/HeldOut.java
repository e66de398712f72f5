package dev.tamis.classify.textness;

import dev.tamis.classify.textness.TextnessData.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What networks say of texts whose sources they did not see, beside what the same networks say of
 * clean text; by source for prose, by kind and source for the rest.
 */
final class HeldOut {
  private final Map<String, Sums> prose = new TreeMap<>();
  private final Map<String, Sums> junk = new TreeMap<>();

  /** Sums over texts. */
  private static final class Sums {
    private int texts;
    private double better;
    private int below;
    private int named;
  }

  /**
   * Measures of one source or kind.
   *
   * @param name of it
   * @param texts how many
   * @param auc chance that clean text scores higher, ties half
   * @param below share that scores below the cut
   * @param named share that is given its own label
   */
  record Line(String name, int texts, double auc, double below, double named) {}

  /** Adds what one network says. */
  void add(List<Example> unseen, List<float[]> clean, Network network) {
    double[] good = cleanScores(clean, network);
    double cut = cut(good);
    for (Example example : unseen) {
      float[] probabilities = network.predict(example.features());
      double score = probabilities[Textness.PROSE];
      boolean isProse = example.label() == Textness.PROSE;
      Sums sums =
          (isProse ? prose : junk).computeIfAbsent(name(example, isProse), key -> new Sums());
      sums.texts++;
      sums.better += above(good, score);
      sums.below += score < cut ? 1 : 0;
      sums.named += best(probabilities) == example.label() ? 1 : 0;
    }
  }

  private static String name(Example example, boolean isProse) {
    boolean made = example.kind().startsWith("syn-") || example.kind().startsWith("made-");
    if (isProse) {
      return example.source();
    }
    return made ? example.kind() : example.kind() + ", " + example.source();
  }

  private static int best(float[] probabilities) {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    return best;
  }

  static double[] cleanScores(List<float[]> clean, Network network) {
    return clean.stream()
        .mapToDouble(row -> network.predict(row)[Textness.PROSE])
        .sorted()
        .toArray();
  }

  /** The score below which 1% lies. */
  static double cut(double[] sorted) {
    return sorted[sorted.length / 100];
  }

  /** Share that is above a score, ties half. */
  private static double above(double[] sorted, double score) {
    int lower = place(sorted, score);
    int upper = place(sorted, Math.nextUp(score));
    return (sorted.length - upper + 0.5 * (upper - lower)) / sorted.length;
  }

  private static int place(double[] sorted, double value) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  List<Line> prose() {
    return lines(prose);
  }

  List<Line> junk() {
    return lines(junk);
  }

  private static List<Line> lines(Map<String, Sums> groups) {
    List<Line> lines = new ArrayList<>();
    groups.forEach(
        (name, sums) -> {
          double n = sums.texts;
          lines.add(new Line(name, sums.texts, sums.better / n, sums.below / n, sums.named / n));
        });
    return lines;
  }
}

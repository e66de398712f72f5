package dev.tamis.classify.textness;

import dev.tamis.classify.textness.TextnessData.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scores of texts by networks that did not see their sources, by source of prose, kind of junk. */
final class HeldOut {
  private final Map<String, List<Double>> prose = new TreeMap<>();
  private final Map<String, List<Double>> junk = new TreeMap<>();
  private final Map<String, Integer> named = new TreeMap<>();

  /**
   * Measures of one source or kind.
   *
   * @param name of it
   * @param texts how many
   * @param auc chance that prose of unseen sources scores higher, ties half
   * @param below share that scores below the cut
   * @param named share that is given its own label
   */
  record Line(String name, int texts, double auc, double below, double named) {}

  void add(Example example, float[] probabilities) {
    boolean good = example.label() == Textness.PROSE;
    String name =
        good || example.kind().startsWith("syn-") || example.kind().startsWith("made-")
            ? good ? example.source() : example.kind()
            : example.kind() + " " + example.source();
    (good ? prose : junk)
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add((double) probabilities[Textness.PROSE]);
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    named.merge(name, best == example.label() ? 1 : 0, Integer::sum);
  }

  /**
   * The median over the sources of prose of the score below which 1% of a source lies: one odd source
   * does not move it.
   */
  double cut() {
    List<Double> cuts = new ArrayList<>();
    for (List<Double> source : prose.values()) {
      double[] sorted = sorted(source);
      cuts.add(sorted[sorted.length / 100]);
    }
    cuts.sort(null);
    return cuts.get(cuts.size() / 2);
  }

  List<Line> prose() {
    return lines(prose);
  }

  List<Line> junk() {
    return lines(junk);
  }

  private List<Line> lines(Map<String, List<Double>> groups) {
    double cut = cut();
    List<Double> all = new ArrayList<>();
    prose.values().forEach(all::addAll);
    double[] good = sorted(all);
    List<Line> lines = new ArrayList<>();
    for (Map.Entry<String, List<Double>> group : groups.entrySet()) {
      double[] own = sorted(group.getValue());
      double below = Arrays.stream(own).filter(score -> score < cut).count();
      lines.add(
          new Line(
              group.getKey(),
              own.length,
              auc(good, own),
              below / own.length,
              (double) named.get(group.getKey()) / own.length));
    }
    return lines;
  }

  static double auc(double[] sortedGood, double[] others) {
    double wins = 0;
    for (double other : others) {
      int lower = place(sortedGood, other);
      int upper = place(sortedGood, Math.nextUp(other));
      wins += sortedGood.length - upper + 0.5 * (upper - lower);
    }
    return wins / Math.max(1, (double) sortedGood.length * others.length);
  }

  /** How many are below. */
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

  static double[] sorted(List<Double> scores) {
    return scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}

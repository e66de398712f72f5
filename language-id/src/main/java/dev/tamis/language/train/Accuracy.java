package dev.tamis.language.train;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageTag;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts how often answers are right on lines of one kind. */
final class Accuracy {
  static final String HEADER = "set\ttag\tlines\tprecision\trecall\tf1\ttaken for\n";

  private static final double AROUND_FROM = 0.85;
  private static final double AROUND_TO = 0.95;

  private final String kind;
  private final Map<LanguageTag, Map<LanguageTag, Integer>> confusions = new TreeMap<>();
  private int lines;
  private int right;
  private int around;
  private int rightAround;

  Accuracy(String kind) {
    this.kind = kind;
  }

  void add(LanguageTag truth, Identification answer) {
    boolean hit = truth.equals(answer.tag());
    lines++;
    right += hit ? 1 : 0;
    if (answer.confidence() >= AROUND_FROM && answer.confidence() < AROUND_TO) {
      around++;
      rightAround += hit ? 1 : 0;
    }
    confusions.computeIfAbsent(truth, t -> new TreeMap<>()).merge(answer.tag(), 1, Integer::sum);
  }

  /** A row in Markdown. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.4f | %.4f | %.3f of %d |\n",
        kind,
        lines,
        (double) right / Math.max(1, lines),
        confusions.keySet().stream().mapToDouble(tag -> scores(tag)[2]).average().orElse(0),
        (double) rightAround / Math.max(1, around),
        around);
  }

  String rows() {
    StringBuilder rows = new StringBuilder();
    for (LanguageTag tag : confusions.keySet()) {
      double[] scores = scores(tag);
      rows.append(
          String.format(
              Locale.ROOT,
              "%s\t%s\t%d\t%.3f\t%.3f\t%.3f\t%s\n",
              kind,
              tag,
              sum(confusions.get(tag)),
              scores[0],
              scores[1],
              scores[2],
              takenFor(tag)));
    }
    return rows.toString();
  }

  /** Precision, recall and F1 of a tag. */
  private double[] scores(LanguageTag tag) {
    int hit = confusions.get(tag).getOrDefault(tag, 0);
    int answered = confusions.values().stream().mapToInt(row -> row.getOrDefault(tag, 0)).sum();
    double precision = answered == 0 ? 0 : (double) hit / answered;
    double recall = (double) hit / sum(confusions.get(tag));
    double f1 = hit == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new double[] {precision, recall, f1};
  }

  private static int sum(Map<LanguageTag, Integer> row) {
    return row.values().stream().mapToInt(Integer::intValue).sum();
  }

  private String takenFor(LanguageTag tag) {
    StringBuilder others = new StringBuilder();
    confusions.get(tag).entrySet().stream()
        .filter(other -> !other.getKey().equals(tag))
        .sorted(Map.Entry.<LanguageTag, Integer>comparingByValue().reversed())
        .limit(3)
        .forEach(o -> others.append(o.getKey()).append(' ').append(o.getValue()).append(' '));
    return others.toString().strip();
  }
}

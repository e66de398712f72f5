package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramIdentifier;
import dev.tamis.language.NgramModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Measures a model on held-out lines, one by one and five together. */
final class Evaluation {
  private final Map<LanguageTag, Map<LanguageTag, Integer>> confusions = new TreeMap<>();
  private int lines;
  private int right;
  private int paragraphs;
  private int rightParagraphs;

  private Evaluation() {}

  static Evaluation of(NgramModel model, Map<LanguageTag, List<String>> heldOut, long seed) {
    NgramIdentifier identifier = new NgramIdentifier(model);
    Evaluation evaluation = new Evaluation();
    for (Map.Entry<LanguageTag, List<String>> own : heldOut.entrySet()) {
      List<String> all = own.getValue();
      for (int i = 0; i < Math.min(200, all.size()); i++) {
        evaluation.line(own.getKey(), identifier.identify(all.get(i)).tag());
        if (i % 5 == 4) {
          String five = String.join(" ", all.subList(i - 4, i + 1));
          evaluation.paragraphs++;
          evaluation.rightParagraphs +=
              identifier.identify(five).tag().equals(own.getKey()) ? 1 : 0;
        }
      }
    }
    return evaluation;
  }

  private void line(LanguageTag truth, LanguageTag answer) {
    lines++;
    right += truth.equals(answer) ? 1 : 0;
    confusions.computeIfAbsent(truth, t -> new TreeMap<>()).merge(answer, 1, Integer::sum);
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "held-out lines right: %.4f of %d; five together: %.4f of %d; macro-F1 of lines: %.4f",
        (double) right / lines,
        lines,
        (double) rightParagraphs / Math.max(1, paragraphs),
        paragraphs,
        macroF1());
  }

  private double macroF1() {
    return confusions.keySet().stream().mapToDouble(tag -> scores(tag)[2]).average().orElse(0);
  }

  /** Precision, recall and F1 of a tag. */
  private double[] scores(LanguageTag tag) {
    int hit = confusions.get(tag).getOrDefault(tag, 0);
    int truth = confusions.get(tag).values().stream().mapToInt(Integer::intValue).sum();
    int answered = confusions.values().stream().mapToInt(row -> row.getOrDefault(tag, 0)).sum();
    double precision = answered == 0 ? 0 : (double) hit / answered;
    double recall = (double) hit / truth;
    return new double[] {
      precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    };
  }

  String table() {
    StringBuilder table =
        new StringBuilder(
            "| tag | lines | precision | recall | F1 | taken for |\n|---|--:|--:|--:|--:|---|\n");
    for (LanguageTag tag : confusions.keySet()) {
      double[] scores = scores(tag);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.3f | %.3f | %.3f | %s |%n",
              tag,
              confusions.get(tag).values().stream().mapToInt(Integer::intValue).sum(),
              scores[0],
              scores[1],
              scores[2],
              takenFor(tag)));
    }
    return table.toString();
  }

  private String takenFor(LanguageTag tag) {
    StringBuilder others = new StringBuilder();
    confusions.get(tag).entrySet().stream()
        .filter(other -> !other.getKey().equals(tag))
        .sorted(Map.Entry.<LanguageTag, Integer>comparingByValue().reversed())
        .limit(3)
        .forEach(
            other ->
                others.append(other.getKey()).append(' ').append(other.getValue()).append(' '));
    return others.toString().strip();
  }
}

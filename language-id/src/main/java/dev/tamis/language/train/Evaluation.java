package dev.tamis.language.train;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramIdentifier;
import dev.tamis.language.NgramModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Measures a model on held-out lines, one by one and five together. */
final class Evaluation {
  private static final int LINES = 200;
  private static final int TOGETHER = 5;
  private static final int BINS = 10;

  private final List<Accuracy> accuracies = new ArrayList<>();
  private final Map<LanguageTag, Map<LanguageTag, Integer>> confusions = new TreeMap<>();
  private final int[] answersInBin = new int[BINS];
  private final int[] rightInBin = new int[BINS];
  private final double[] confidenceInBin = new double[BINS];
  private int lines;
  private int right;
  private int close;
  private int paragraphs;
  private int rightParagraphs;
  private int closeParagraphs;

  private Evaluation() {}

  static Evaluation of(NgramModel model, Map<String, Map<LanguageTag, List<String>>> heldOut) {
    NgramIdentifier identifier = new NgramIdentifier(model);
    Evaluation evaluation = new Evaluation();
    heldOut.forEach(
        (kind, lines) -> {
          Accuracy accuracy = new Accuracy(kind);
          lines.forEach(
              (tag, own) ->
                  own.stream()
                      .limit(LINES)
                      .forEach(line -> accuracy.add(tag, identifier.identify(line))));
          evaluation.accuracies.add(accuracy);
        });
    Map<LanguageTag, List<String>> prose = heldOut.getOrDefault(Sentences.PROSE, Map.of());
    for (Map.Entry<LanguageTag, List<String>> own : prose.entrySet()) {
      LanguageTag tag = own.getKey();
      List<String> all = own.getValue();
      for (int i = 0; i < Math.min(LINES, all.size()); i++) {
        evaluation.line(tag, identifier.identify(all.get(i)));
        if (i % TOGETHER == TOGETHER - 1) {
          String together = String.join(" ", all.subList(i + 1 - TOGETHER, i + 1));
          evaluation.paragraphs++;
          LanguageTag answer = identifier.identify(together).tag();
          evaluation.rightParagraphs += answer.equals(tag) ? 1 : 0;
          evaluation.closeParagraphs += Relatives.close(answer, tag) ? 1 : 0;
        }
      }
    }
    return evaluation;
  }

  private void line(LanguageTag truth, Identification answer) {
    boolean hit = truth.equals(answer.tag());
    lines++;
    right += hit ? 1 : 0;
    close += Relatives.close(answer.tag(), truth) ? 1 : 0;
    confusions.computeIfAbsent(truth, t -> new TreeMap<>()).merge(answer.tag(), 1, Integer::sum);
    int bin = (int) Math.min(BINS - 1, answer.confidence() * BINS);
    answersInBin[bin]++;
    rightInBin[bin] += hit ? 1 : 0;
    confidenceInBin[bin] += answer.confidence();
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "held-out lines right: %.4f of %d (close relatives as one: %.4f), macro-F1 %.4f; five"
            + " together: %.4f of %d (%.4f)",
        (double) right / lines,
        lines,
        (double) close / lines,
        macroF1(),
        (double) rightParagraphs / Math.max(1, paragraphs),
        paragraphs,
        (double) closeParagraphs / Math.max(1, paragraphs));
  }

  /** Every kind of lines and every tag, one a row. */
  String rows() {
    StringBuilder rows = new StringBuilder(Accuracy.HEADER);
    accuracies.forEach(accuracy -> rows.append(accuracy.rows()));
    return rows.toString();
  }

  /** The summary, the confidence beside how often it was right, and a row for each tag. */
  String table() {
    StringBuilder table = new StringBuilder(summary()).append("\n\n");
    table.append("| kind | lines | right | macro-F1 | answers at .85 to .95 that are right |\n");
    table.append("|---|--:|--:|--:|--:|\n");
    accuracies.forEach(accuracy -> table.append(accuracy.summary()));
    table.append('\n');
    table.append("| confidence | lines | mean confidence | right |\n|---|--:|--:|--:|\n");
    for (int bin = 0; bin < BINS; bin++) {
      if (answersInBin[bin] > 0) {
        table.append(
            String.format(
                Locale.ROOT,
                "| %.1f to %.1f | %d | %.3f | %.3f |\n",
                (double) bin / BINS,
                (bin + 1.0) / BINS,
                answersInBin[bin],
                confidenceInBin[bin] / answersInBin[bin],
                (double) rightInBin[bin] / answersInBin[bin]));
      }
    }
    table.append("\n| tag | lines | precision | recall | F1 | taken for |\n");
    table.append("|---|--:|--:|--:|--:|---|\n");
    for (LanguageTag tag : confusions.keySet()) {
      double[] scores = scores(tag);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %.3f | %.3f | %.3f | %s |\n",
              tag,
              confusions.get(tag).values().stream().mapToInt(Integer::intValue).sum(),
              scores[0],
              scores[1],
              scores[2],
              takenFor(tag)));
    }
    return table.toString();
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
    double f1 = hit == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new double[] {precision, recall, f1};
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

package dev.tamis.classify.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.onnx.EncoderHead;
import dev.tamis.classify.onnx.SentenceEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is told of a training: {@code classifier.json}, the model card, the held-out table. */
final class QualityReport {
  private static final String ALL = "all";

  /** Of a language with fewer texts no thresholds are told. */
  private static final int FEW = 20;

  private static final int BINS = 10;
  private static final double LABEL_CUT = 0.5;
  private static final double SCORE_CUT = 3;
  private static final double MAX_SCORE = 5;
  private static final double[] SHARES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

  private final String name;
  private final long seed;
  private final double penalty;
  private final LabelledFile.Contents contents;
  private final List<Prediction> heldOut;
  private final Map<String, List<Prediction>> byLanguage = new TreeMap<>();
  private final String dataSha256;

  QualityReport(
      String name,
      long seed,
      double penalty,
      LabelledFile.Contents contents,
      List<Prediction> heldOut) {
    this.name = name;
    this.seed = seed;
    this.penalty = penalty;
    this.contents = contents;
    this.heldOut = heldOut;
    for (Prediction prediction : heldOut) {
      byLanguage.computeIfAbsent(prediction.language(), key -> new ArrayList<>()).add(prediction);
    }
    StringBuilder data = new StringBuilder();
    for (LabelledText text : contents.texts()) {
      data.append(text.hash()).append(' ').append(text.tag()).append(' ').append(text.truth());
      data.append(' ').append(ModelDigest.sha256(text.group())).append('\n');
    }
    dataSha256 = ModelDigest.sha256(data.toString());
  }

  Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("name", name);
    metadata.put("features", HashedFeatures.VERSION);
    metadata.put("seed", Long.toString(seed));
    metadata.put("data_sha256", dataSha256);
    return metadata;
  }

  String description(String modelSha256) {
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = json.createObjectNode();
    root.put("kind", HashedModel.KIND).put("name", name);
    root.put("features", HashedFeatures.VERSION).put("model_sha256", modelSha256);
    root.put("task", contents.scored() ? "score" : "label").put("positive", contents.positive());
    root.put("seed", seed).put("data_sha256", dataSha256).put("penalty", penalty);
    root.put("texts", contents.texts().size());
    ObjectNode metrics = root.putObject("metrics");
    ObjectNode quantiles = root.putObject("quantiles");
    describe(ALL, heldOut, metrics, quantiles);
    byLanguage.forEach((language, own) -> describe(language, own, metrics, quantiles));
    try {
      return json.writeValueAsString(root).replace(System.lineSeparator(), "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and names cannot be written as JSON", e);
    }
  }

  /** {@code classifier.json} of a head over an encoder, for {@code OnnxClassifier}. */
  String encoderDescription(String modelSha256, int maxTokens) {
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = json.createObjectNode();
    root.put("name", name).put("head", contents.scored() ? "regression" : "sigmoid");
    if (contents.scored()) {
      root.putArray("range").add(0).add((int) MAX_SCORE);
    } else {
      root.putArray("labels").add(contents.positive());
      root.put("label", contents.positive());
    }
    root.put("output", EncoderHead.output(name)).put("maxTokens", maxTokens);
    root.put("sha256", modelSha256);
    try {
      return json.writeValueAsString(root).replace(System.lineSeparator(), "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and names cannot be written as JSON", e);
    }
  }

  /** AUC of labels, Spearman of scores, on texts that were held out; NaN where there is none. */
  double heldOut() {
    return contents.scored() ? Metrics.spearman(heldOut) : Metrics.auc(heldOut, LABEL_CUT);
  }

  private void describe(
      String key, List<Prediction> own, ObjectNode metrics, ObjectNode quantiles) {
    ObjectNode node = metrics.putObject(key);
    node.put("texts", own.size());
    put(node, "auc", Metrics.auc(own, cut()));
    put(node, "f1", f1(own));
    put(node, "spearman", Metrics.spearman(own));
    if (isFew(key, own)) {
      return;
    }
    double[] sorted = own.stream().mapToDouble(Prediction::score).sorted().toArray();
    ObjectNode shares = quantiles.putObject(key);
    for (double share : SHARES) {
      put(shares, QualityTrainer.format("%.1f", share), Metrics.quantile(sorted, share));
    }
  }

  private static boolean isFew(String key, List<Prediction> own) {
    return own.size() < FEW && !key.equals(ALL);
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isNaN(value)) {
      node.putNull(key);
    } else {
      node.put(key, Math.round(value * 1e4) / 1e4);
    }
  }

  private double cut() {
    return contents.scored() ? SCORE_CUT : LABEL_CUT;
  }

  private double f1(List<Prediction> own) {
    return Metrics.f1(own, cut(), contents.scored() ? SCORE_CUT / MAX_SCORE : LABEL_CUT);
  }

  String card(int bytes) {
    return card(
        QualityTrainer.format(
            "A linear model over hashed words, pairs of words, character 2- to 4-grams and"
                + " statistics\n(%s), %,d bytes of ONNX.",
            HashedFeatures.VERSION, bytes),
        contents.scored() ? ", divided by 5" : "");
  }

  /** The card of a head over an encoder. */
  String encoderCard(
      SentenceEncoder encoder, int maxTokens, HeadKind kind, Map<HeadKind, Double> heldOut) {
    StringBuilder heads = new StringBuilder();
    heldOut.forEach(
        (head, value) ->
            heads
                .append(heads.length() == 0 ? "" : ", ")
                .append(head)
                .append(' ')
                .append(number(value)));
    String chosen =
        heldOut.size() == 1
            ? ""
            : QualityTrainer.format(
                "\nThe head was chosen by %s on the texts that are measured below: %s.",
                measure(), heads);
    String words = kind.words();
    return card(
        QualityTrainer.format(
            "%s over the vectors of a sentence encoder (SHA-256 `%s`), which was not"
                + " trained further;\npooling: %s; the first %,d tokens of a text count.%s",
            words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
            encoder.sha256(),
            encoder.pooling().name().toLowerCase(Locale.ROOT),
            maxTokens,
            chosen),
        "");
  }

  /** What {@link #heldOut} is. */
  private String measure() {
    return contents.scored() ? "Spearman" : "AUC";
  }

  private String card(String what, String scale) {
    StringBuilder card = new StringBuilder();
    line(card, "# Model card: %s%n", name);
    String task =
        contents.scored()
            ? "the teacher's score of 0 to 5" + scale
            : "the probability that the teacher's label is \"" + contents.positive() + "\"";
    line(card, "%s Its score is %s.%n", what, task);
    line(
        card,
        "- Made by `tamis train quality`, seed %d; the same texts and seed give the same bytes.",
        seed);
    line(
        card,
        "- Texts: %,d; left out: %,d that stood before, %,d blank. SHA-256 of the data: `%s`.",
        contents.texts().size(),
        contents.duplicates(),
        contents.blank(),
        dataSha256);
    if (!contents.scored()) {
      line(
          card,
          "- Labels: %,d%s.",
          contents.labels().size(),
          LabelledFile.named(contents.labels()));
    }
    line(card, "- Penalty on the weights %.1f, chosen on inner folds.", penalty);
    line(card, "- It knows what its teacher said of texts like these, and nothing of others.%n");
    line(card, "## Measured on texts that it did not see%n");
    line(
        card,
        "No group of texts is on both sides. AUC and F1: %s.%n",
        contents.scored()
            ? "a score of at least 3 against less"
            : "the label against the others, F1 at 0.5");
    line(card, "| Language | Texts | AUC | F1 | Spearman |\n|---|---|---|---|---|");
    row(card, ALL, heldOut);
    byLanguage.forEach((language, own) -> row(card, language, own));
    line(
        card, "%n## Calibration%n%n| Score | Texts | Mean score | Mean truth |\n|---|---|---|---|");
    calibration(card);
    line(
        card,
        "%n## Thresholds%n%nThe score below which a share of the held-out texts of a language lies; keep the best 40%% with that of 0.6. Languages with fewer than 20 texts have none of their own.%n");
    thresholds(card);
    return card.toString();
  }

  private void row(StringBuilder card, String key, List<Prediction> own) {
    line(
        card,
        "| %s | %,d | %s | %s | %s |",
        key,
        own.size(),
        number(Metrics.auc(own, cut())),
        number(f1(own)),
        number(Metrics.spearman(own)));
  }

  private void calibration(StringBuilder card) {
    for (int bin = 0; bin < BINS; bin++) {
      int texts = 0;
      double scores = 0;
      double truths = 0;
      for (Prediction p : heldOut) {
        if (Math.min(BINS - 1, (int) (p.score() * BINS)) == bin) {
          texts++;
          scores += p.score();
          truths += contents.scored() ? p.truth() / MAX_SCORE : p.truth();
        }
      }
      if (texts > 0) {
        line(
            card,
            "| %.1f to %.1f | %,d | %s | %s |",
            bin / 10.0,
            (bin + 1) / 10.0,
            texts,
            number(scores / texts),
            number(truths / texts));
      }
    }
  }

  private void thresholds(StringBuilder card) {
    card.append("| Language |");
    for (double share : SHARES) {
      card.append(QualityTrainer.format(" %.1f |", share));
    }
    card.append("\n|---|").append("---|".repeat(SHARES.length)).append('\n');
    thresholds(card, ALL, heldOut);
    byLanguage.forEach((language, own) -> thresholds(card, language, own));
  }

  private static void thresholds(StringBuilder card, String key, List<Prediction> own) {
    if (isFew(key, own)) {
      return;
    }
    double[] sorted = own.stream().mapToDouble(Prediction::score).sorted().toArray();
    card.append("| ").append(key).append(" |");
    for (double share : SHARES) {
      card.append(' ').append(number(Metrics.quantile(sorted, share))).append(" |");
    }
    card.append('\n');
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "\u2014" : QualityTrainer.format("%.3f", value);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(QualityTrainer.format(format.replace("%n", "\n"), values)).append('\n');
  }

  /** Tab-separated; no text, only its hash. */
  String table() {
    StringBuilder table = new StringBuilder("sha256\tlanguage\ttruth\tscore\n");
    List<Prediction> sorted = new ArrayList<>(heldOut);
    sorted.sort(java.util.Comparator.comparing(Prediction::hash));
    for (Prediction p : sorted) {
      table.append(
          QualityTrainer.format(
              "%s\t%s\t%.4f\t%.6f%n".replace("%n", "\n"),
              p.hash(),
              p.language(),
              p.truth(),
              p.score()));
    }
    return table.toString();
  }
}

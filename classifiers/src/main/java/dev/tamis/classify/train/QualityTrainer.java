package dev.tamis.classify.train;

import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.onnx.LinearWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Learns a teacher's labels or scores: a linear model over hashed words, character n-grams and
 * statistics. The L2 penalty is chosen on inner folds, and what is reported comes from folds that
 * the model did not see. The same texts and seed give the same bytes, whatever the order of the
 * lines. Not thread-safe.
 */
public final class QualityTrainer {
  private static final int OUTER_FOLDS = 5;
  private static final int INNER_FOLDS = 3;

  /** With more texts than this, one fold of each kind is enough. */
  private static final int MANY = 2_000;

  private static final int MIN_TEXTS = 20;

  static final double MAX_SCORE = 5;

  private final long seed;
  private final Learner learner;

  /**
   * What a training makes.
   *
   * @param model ONNX
   * @param description {@code classifier.json}
   * @param card Markdown
   * @param table held-out scores, one text a line: hash, language, truth, score
   * @param heldOut how well held-out texts were scored: AUC of labels, Spearman of scores; NaN
   *     where that cannot be said
   */
  @SuppressWarnings("ArrayRecordComponent") // Made once, written once.
  public record Trained(
      byte[] model, String description, String card, String table, double heldOut) {}

  /** A trainer whose every random choice follows from the seed. */
  public QualityTrainer(long seed) {
    this(seed, LinearModel.Blocks.DEFAULT);
  }

  QualityTrainer(long seed, LinearModel.Blocks blocks) {
    this(seed, Learner.linear(blocks));
  }

  QualityTrainer(long seed, Learner learner) {
    this.seed = seed;
    this.learner = learner;
  }

  /**
   * Trains.
   *
   * @param name under which scores will be written
   * @throws IllegalArgumentException if the texts are too few, all of one kind or of one group
   */
  public Trained train(String name, LabelledFile.Contents contents) {
    Fitted fitted = fit(name, new Task(contents), contents);
    QualityReport report = fitted.report();
    byte[] onnx = write((LinearModel) fitted.model(), !contents.scored(), report.metadata());
    return new Trained(
        onnx,
        report.description(ModelDigest.sha256(onnx)),
        report.card(onnx.length),
        report.table(),
        report.heldOut());
  }

  /** A calibrated model, and what is told of it. */
  record Fitted(FittedModel model, QualityReport report) {}

  Fitted fit(String name, Task task, LabelledFile.Contents contents) {
    List<Prediction> heldOut = heldOut(task);
    int[] all = all(task);
    double penalty = choose(task, all);
    FittedModel model = task.fit(all, penalty);
    calibrate(task, model, heldOut);
    return new Fitted(
        model, new QualityReport(name, seed, penalty, contents, shown(task, heldOut)));
  }

  /** The model as it is written, for comparison with what reads it. */
  LinearModel model(Task task) {
    FittedModel model = task.fit(all(task), choose(task, all(task)));
    calibrate(task, model, heldOut(task));
    return (LinearModel) model;
  }

  private static int[] all(Task task) {
    return java.util.stream.IntStream.range(0, task.bags.size()).toArray();
  }

  /** Sums of models that did not see the text; the model's own slope is fitted on them. */
  List<Prediction> heldOut(Task task) {
    int[] folds = Folds.of(task.texts, OUTER_FOLDS, seed);
    List<Prediction> predictions = new ArrayList<>();
    for (int fold = 0; fold < (task.texts.size() > MANY ? 1 : OUTER_FOLDS); fold++) {
      int[] seen = Folds.where(folds, fold, false);
      int[] unseen = Folds.where(folds, fold, true);
      if (unseen.length == 0) {
        continue;
      }
      task.checkLearnable(seen);
      FittedModel model = task.fit(seen, choose(task, seen));
      for (int i : unseen) {
        predictions.add(task.prediction(i, model.sum(task.bags.get(i))));
      }
    }
    return predictions;
  }

  private double choose(Task task, int[] among) {
    List<LabelledText> texts = Folds.pick(task.texts, among);
    int[] folds = Folds.of(texts, INNER_FOLDS, seed + 1);
    double best = Double.NEGATIVE_INFINITY;
    double chosen = 1;
    for (double penalty : learner.penalties()) {
      List<Prediction> predictions = new ArrayList<>();
      for (int fold = 0; fold < (among.length > MANY ? 1 : INNER_FOLDS); fold++) {
        int[] seen = at(among, Folds.where(folds, fold, false));
        int[] unseen = at(among, Folds.where(folds, fold, true));
        if (unseen.length == 0 || !task.isLearnable(seen)) {
          continue;
        }
        FittedModel model = task.fit(seen, penalty);
        for (int i : unseen) {
          predictions.add(task.prediction(i, model.sum(task.bags.get(i))));
        }
      }
      double value = -task.loss(predictions);
      if (!predictions.isEmpty() && value > best) {
        best = value;
        chosen = penalty;
      }
    }
    return chosen;
  }

  private static int[] at(int[] among, int[] places) {
    return Arrays.stream(places).map(i -> among[i]).toArray();
  }

  private static void calibrate(Task task, FittedModel model, List<Prediction> heldOut) {
    double[] line = task.calibration(heldOut);
    model.rescale(line[0], line[1]);
  }

  /** Held-out sums as the calibrated model would show them. */
  private static List<Prediction> shown(Task task, List<Prediction> heldOut) {
    double[] line = task.calibration(heldOut);
    return heldOut.stream()
        .map(
            p ->
                new Prediction(
                    p.hash(), p.language(), p.truth(), task.shown(line[0] * p.score() + line[1])))
        .toList();
  }

  private static byte[] write(LinearModel model, boolean logistic, Map<String, String> metadata) {
    double dense = model.blocks.statistics() / Math.sqrt(model.mean.length);
    return LinearWriter.write(
        new LinearWriter.Block(
            "words", "word_counts", model.wordIdf, floats(model.words, model.blocks.words())),
        new LinearWriter.Block(
            "grams", "gram_counts", model.gramIdf, floats(model.grams, model.blocks.grams())),
        new LinearWriter.Statistics(
            model.mean,
            model.deviation,
            Standard.LIMIT,
            floats(model.statistics, dense),
            (float) model.bias),
        logistic,
        metadata);
  }

  static float[] floats(double[] weights, double scale) {
    float[] floats = new float[weights.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) (weights[i] * scale);
    }
    return floats;
  }

  /** Texts, their features, and the loss. */
  final class Task {
    final List<LabelledText> texts;
    final List<Bag> bags = new ArrayList<>();
    final boolean logistic;

    Task(LabelledFile.Contents contents) {
      this(contents, null);
    }

    /**
     * A task.
     *
     * @param known features of the texts in their order; null for hashed ones
     */
    Task(LabelledFile.Contents contents, List<Bag> known) {
      texts = contents.texts();
      logistic = !contents.scored();
      if (texts.size() < MIN_TEXTS) {
        throw new IllegalArgumentException(
            "labelled texts must be at least " + MIN_TEXTS + " (got: " + texts.size() + ")");
      }
      if (texts.stream().map(LabelledText::group).distinct().count() < 2) {
        throw new IllegalArgumentException(
            "the group field has one value, and texts of one group cannot be split; leave it out to"
                + " split by text");
      }
      checkLearnable(java.util.stream.IntStream.range(0, texts.size()).toArray());
      if (known != null) {
        bags.addAll(known);
        return;
      }
      HashedFeatures features = new HashedFeatures();
      for (LabelledText text : texts) {
        bags.add(features.of(text.text(), text.tag()));
      }
    }

    boolean isLearnable(int[] indices) {
      return Arrays.stream(indices).mapToDouble(i -> texts.get(i).truth()).distinct().count() > 1;
    }

    void checkLearnable(int[] indices) {
      if (!isLearnable(indices)) {
        throw new IllegalArgumentException(
            "all texts, or all but one group, have the same label or score; there is nothing to"
                + " learn");
      }
    }

    FittedModel fit(int[] indices, double penalty) {
      double[] truths = Arrays.stream(indices).mapToDouble(i -> target(texts.get(i))).toArray();
      return learner.fit(Folds.pick(bags, indices), truths, logistic, penalty, seed);
    }

    private double target(LabelledText text) {
      return logistic ? text.truth() : text.truth() / MAX_SCORE - 0.5;
    }

    Prediction prediction(int i, double sum) {
      LabelledText text = texts.get(i);
      return new Prediction(text.hash(), text.tag().toString(), text.truth(), sum);
    }

    /** Mean loss of sums, after the calibration that they allow. */
    double loss(List<Prediction> predictions) {
      if (predictions.isEmpty()) {
        return Double.POSITIVE_INFINITY;
      }
      double[] line = calibration(predictions);
      double loss = 0;
      for (Prediction p : predictions) {
        double score = shown(line[0] * p.score() + line[1]);
        double truth = logistic ? p.truth() : p.truth() / MAX_SCORE;
        loss +=
            logistic
                ? -StrictMath.log(Math.max(1e-9, truth > 0.5 ? score : 1 - score))
                : (score - truth) * (score - truth);
      }
      return loss / predictions.size();
    }

    double[] calibration(List<Prediction> predictions) {
      double[] sums = predictions.stream().mapToDouble(Prediction::score).toArray();
      double[] truths =
          predictions.stream()
              .mapToDouble(p -> logistic ? p.truth() : p.truth() / MAX_SCORE)
              .toArray();
      return Calibration.fit(sums, truths, logistic);
    }

    double shown(double sum) {
      return logistic ? 1 / (1 + StrictMath.exp(-sum)) : Math.max(0, Math.min(1, sum));
    }
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

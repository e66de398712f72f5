package dev.tamis.classify.train;

import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.onnx.EncoderHead;
import dev.tamis.classify.onnx.SentenceEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns heads on the vectors of a sentence encoder, which stays as it is. Folds and measures are
 * those of {@link QualityTrainer}. The same texts and seed give the same bytes, whatever the order
 * of the lines. Not thread-safe.
 */
public final class HeadTrainer {
  /** Vectors of an encoder have no words beside them. */
  private static final LinearModel.Blocks VECTORS = new LinearModel.Blocks(0, 0, 2);

  private static final int[] NO_BUCKETS = {};

  private final long seed;

  /**
   * The head that did best.
   *
   * @param trained a model for {@link dev.tamis.classify.onnx.OnnxClassifier}: the encoder's
   *     tokenizer belongs beside it
   * @param kind which head it is
   * @param heldOut how well each head did on the same held-out texts, as {@link
   *     QualityTrainer.Trained#heldOut}
   */
  public record Headed(
      QualityTrainer.Trained trained, HeadKind kind, Map<HeadKind, Double> heldOut) {
    /** Copies the map. */
    public Headed {
      heldOut = Collections.unmodifiableMap(new TreeMap<>(heldOut));
    }
  }

  /** A trainer whose every random choice follows from the seed. */
  public HeadTrainer(long seed) {
    this.seed = seed;
  }

  /**
   * Trains each kind of head on the same vectors and folds.
   *
   * @param name of the head
   * @param kinds to try, at least one; of equals the first is taken
   * @throws IllegalArgumentException if the texts are too few, all of one kind or of one group
   */
  public Headed train(
      String name,
      LabelledFile.Contents contents,
      SentenceEncoder encoder,
      int maxTokens,
      List<HeadKind> kinds) {
    List<Bag> bags = new ArrayList<>();
    for (LabelledText text : contents.texts()) {
      bags.add(new Bag(NO_BUCKETS, NO_BUCKETS, encoder.encode(text.text())));
    }
    Map<HeadKind, Double> heldOut = new TreeMap<>();
    QualityTrainer.Fitted best = null;
    HeadKind kind = null;
    for (HeadKind tried : kinds) {
      QualityTrainer trainer = new QualityTrainer(seed, learner(tried));
      QualityTrainer.Fitted fitted = trainer.fit(name, trainer.new Task(contents, bags), contents);
      heldOut.put(tried, fitted.report().heldOut());
      if (best == null || fitted.report().heldOut() > best.report().heldOut()) {
        best = fitted;
        kind = tried;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("kinds of heads must be given (got: none)");
    }
    byte[] onnx = encoder.withHead(name, head(best.model(), contents.scored()));
    QualityReport report = best.report();
    return new Headed(
        new QualityTrainer.Trained(
            onnx,
            report.encoderDescription(ModelDigest.sha256(onnx), maxTokens),
            report.encoderCard(encoder, maxTokens, kind, heldOut),
            report.table(),
            report.heldOut()),
        kind,
        heldOut);
  }

  private static Learner learner(HeadKind kind) {
    return switch (kind) {
      case LINEAR -> Learner.linear(VECTORS);
      case MLP -> new MlpTrainer();
    };
  }

  /** The sum as the head has it: of scores, which models have as fifths, in points. */
  private static EncoderHead.Head head(FittedModel model, boolean scored) {
    double points = scored ? QualityTrainer.MAX_SCORE : 1;
    if (model instanceof MlpModel mlp) {
      return mlp.head(points);
    }
    LinearModel linear = (LinearModel) model;
    double scale = linear.blocks.statistics() / Math.sqrt(linear.mean.length);
    return new EncoderHead.Linear(
        linear.mean,
        linear.deviation,
        Standard.LIMIT,
        QualityTrainer.floats(linear.statistics, scale * points),
        (float) (linear.bias * points));
  }
}

package dev.tamis.classify.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlpTrainerTest {
  private static final int[] NONE = {};

  /** Eight numbers: labels are the exclusive or of two signs, scores the size of the first. */
  private static List<Bag> bags(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Bag> bags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] vector = new float[8];
      for (int f = 0; f < vector.length; f++) {
        vector[f] = (float) (random.nextDouble() * 2 - 1) * 0.1f;
      }
      bags.add(new Bag(NONE, NONE, vector));
    }
    return bags;
  }

  private static double[] truths(List<Bag> bags, boolean logistic) {
    return bags.stream()
        .mapToDouble(
            bag -> {
              float[] vector = bag.statistics();
              double label = vector[0] * vector[1] > 0 ? 1 : 0;
              return logistic ? label : Math.abs(vector[0]) * 10 - 0.5;
            })
        .toArray();
  }

  private static List<Prediction> predictions(FittedModel model, boolean logistic) {
    List<Bag> unseen = bags(300, 2);
    double[] truths = truths(unseen, logistic);
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < truths.length; i++) {
      predictions.add(new Prediction("", "", truths[i], model.sum(unseen.get(i))));
    }
    return predictions;
  }

  @Test
  void itLearnsWhatNoLineParts() {
    List<Bag> bags = bags(3_000, 1);
    double[] truths = truths(bags, true);
    FittedModel mlp = new MlpTrainer().fit(bags, truths, true, 0.3, 1);
    FittedModel line =
        Learner.linear(new LinearModel.Blocks(0, 0, 2)).fit(bags, truths, true, 1, 1);
    assertTrue(Metrics.auc(predictions(mlp, true), 0.5) > 0.9);
    assertEquals(0.5, Metrics.auc(predictions(line, true), 0.5), 0.1);
  }

  @Test
  void itLearnsScores() {
    List<Bag> bags = bags(3_000, 1);
    FittedModel mlp = new MlpTrainer().fit(bags, truths(bags, false), false, 0.3, 1);
    double before = Metrics.spearman(predictions(mlp, false));
    assertTrue(before > 0.8, "" + before);
    double sum = mlp.sum(bags.get(0));
    mlp.rescale(3, 2);
    assertEquals(3 * sum + 2, mlp.sum(bags.get(0)), 1e-12);
    assertEquals(before, Metrics.spearman(predictions(mlp, false)), 1e-12);
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherOthers() {
    List<Bag> bags = bags(100, 1);
    double[] truths = truths(bags, true);
    MlpTrainer trainer = new MlpTrainer();
    double[] weights = ((MlpModel) trainer.fit(bags, truths, true, 3, 7)).weights;
    assertArrayEquals(weights, ((MlpModel) trainer.fit(bags, truths, true, 3, 7)).weights, 0.0);
    assertNotEquals(weights[0], ((MlpModel) trainer.fit(bags, truths, true, 3, 8)).weights[0]);
  }

  /** Sums that part the labels with room to spare keep their order, whatever their size. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 6, 40, 200})
  void calibrationKeepsWhatIsCertain(double size) {
    double[] sums = new double[36];
    double[] truths = new double[36];
    for (int i = 0; i < sums.length; i++) {
      truths[i] = i % 2;
      sums[i] = size * (i % 2 == 0 ? -1 - i / 100.0 : 1 + i / 100.0);
    }
    double[] line = Calibration.fit(sums, truths, true);
    for (int i = 0; i < sums.length; i++) {
      double said = 1 / (1 + Math.exp(-(line[0] * sums[i] + line[1])));
      assertTrue(truths[i] > 0.5 ? said > 0.8 && said < 1 : said < 0.2 && said > 0, "" + said);
    }
  }
}

package dev.tamis.classify.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final List<Prediction> FOUR =
      List.of(of(0, 0.1), of(0, 0.4), of(1, 0.4), of(1, 0.8));

  @Test
  void areasAndCorrelations() {
    assertEquals(0.875, Metrics.auc(FOUR, 0.5), 1e-12);
    assertEquals(0.8, Metrics.f1(FOUR, 0.5, 0.4), 1e-12);
    assertEquals(2.0 / 3, Metrics.f1(FOUR, 0.5, 0.5), 1e-12);
    assertEquals(1, Metrics.spearman(List.of(of(0, 1), of(2, 2), of(4, 9))), 1e-12);
    assertEquals(-0.5, Metrics.spearman(List.of(of(1, 3), of(2, 1), of(3, 2))), 1e-12);
    assertArrayEquals(new double[] {2.5, 1, 2.5}, Metrics.ranks(new double[] {5, 1, 5}));
  }

  @Test
  void whatCannotBeMeasuredIsNotANumber() {
    assertTrue(Double.isNaN(Metrics.auc(List.of(of(1, 1)), 0.5)));
    assertTrue(Double.isNaN(Metrics.f1(List.of(of(0, 1)), 0.5, 0.5)));
    assertTrue(Double.isNaN(Metrics.spearman(List.of(of(0, 1), of(0, 2)))));
  }

  @Test
  void calibrationFindsTheLine() {
    double[] line = Calibration.fit(new double[] {0, 1, 2}, new double[] {0.1, 0.3, 0.5}, false);
    assertArrayEquals(new double[] {0.2, 0.1}, line, 1e-9);
    double[] turned = Calibration.fit(new double[] {0, 1, 2}, new double[] {0.5, 0.3, 0.1}, false);
    assertTrue(turned[0] > 0, "the slope must not turn the order around");
    double[] sums = new double[400];
    double[] truths = new double[400];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = i % 2 == 0 ? 0.5 : -0.5;
      truths[i] = i % 20 == 0 || i % 2 == 1 && i % 20 != 1 ? 0 : 1;
    }
    double[] logistic = Calibration.fit(sums, truths, true);
    assertEquals(0.9, 1 / (1 + Math.exp(-logistic[0] / 2 - logistic[1])), 0.01);
  }

  private static Prediction of(double truth, double score) {
    return new Prediction("", "eng_Latn", truth, score);
  }
}

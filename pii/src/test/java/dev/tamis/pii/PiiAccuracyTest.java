package dev.tamis.pii;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of docs/pii.md must not fall. */
class PiiAccuracyTest {
  @Test
  void precisionAndRecallByKind() {
    Map<String, int[]> counts = new PiiAccuracy().run();
    assertTrue(counts.size() > 60, "kinds: " + counts.size());
    double recall = 0;
    for (Map.Entry<String, int[]> kind : counts.entrySet()) {
      int[] c = kind.getValue();
      assertTrue(PiiAccuracy.precision(c) >= 0.95, kind.getKey() + " precision");
      assertTrue(PiiAccuracy.recall(c) >= 0.8, kind.getKey() + " recall");
      recall += PiiAccuracy.recall(c);
    }
    assertTrue(recall / counts.size() >= 0.985, "mean recall " + recall / counts.size());
  }
}

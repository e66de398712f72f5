package dev.tamis.classify.statistics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwiceTest {
  @Test
  void neverDeniesWhatStandsTwiceAndSeldomAffirmsWhatDoesNot() {
    SplittableRandom random = new SplittableRandom(11);
    Twice twice = new Twice();
    int wrong = 0;
    int all = 0;
    for (int size : new int[] {0, 1, 2, 100, 5_000, 300_000, 7, 1_000}) {
      Map<Long, Integer> counts = new HashMap<>();
      twice.begin(size);
      for (int i = 0; i < size; i++) {
        long hash = random.nextInt(size) * 0x9E3779B97F4A7C15L;
        counts.merge(hash, 1, Integer::sum);
        twice.add(hash);
      }
      for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
        boolean maybe = twice.maybe(entry.getKey());
        assertTrue(maybe || entry.getValue() == 1);
        wrong += maybe && entry.getValue() == 1 ? 1 : 0;
        all++;
      }
    }
    assertTrue(wrong < all / 10, wrong + " of " + all);
  }
}

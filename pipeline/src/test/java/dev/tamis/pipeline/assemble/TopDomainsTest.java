package dev.tamis.pipeline.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class TopDomainsTest {
  private static List<DomainSum> sums(int count) {
    List<DomainSum> sums = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sums.add(new DomainSum("d" + i + ".example", i % 17, (long) i * 31 % 1_009));
    }
    return sums;
  }

  /** As an engine might: in any order, in several accumulators, which are merged. */
  private static TopDomains largest(List<DomainSum> sums, int most, int parts, long seed) {
    List<DomainSum> shuffled = new ArrayList<>(sums);
    Collections.shuffle(shuffled, new Random(seed));
    TopDomains.Largest largest = new TopDomains.Largest(most);
    List<TopDomains.Largest.Kept> kept = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      kept.add(largest.createAccumulator());
    }
    for (int i = 0; i < shuffled.size(); i++) {
      kept.set(i % parts, largest.addInput(kept.get(i % parts), shuffled.get(i)));
    }
    return largest.extractOutput(largest.mergeAccumulators(kept));
  }

  @Test
  void whateverTheOrderAndGroupingTheListsAreTheSame() {
    List<DomainSum> sums = sums(5_000);
    TopDomains expected =
        new TopDomains(
            5_000,
            sums.stream().sorted(DomainSum.BY_BYTES).limit(100).toList(),
            sums.stream().sorted(DomainSum.BY_DOCUMENTS).limit(100).toList());
    for (int parts : new int[] {1, 3, 50}) {
      assertEquals(expected, largest(sums, 100, parts, parts), parts + " accumulators");
    }
  }

  @Test
  void fewDomainsAreAllThere() {
    assertEquals(7, largest(sums(7), 100, 3, 1).byBytes().size());
    assertEquals(TopDomains.NONE, largest(List.of(), 100, 1, 1));
  }

  @Test
  void sumsOfADomainAreAddedUp() {
    assertEquals(
        new DomainSum("a.example", 3, 30),
        DomainSum.sum(
            List.of(new DomainSum("a.example", 1, 10), new DomainSum("a.example", 2, 20))));
  }

  @Test
  void travelsUnchanged() throws Exception {
    TopDomains top = largest(sums(500), 50, 2, 3);
    TopDomains.TopDomainsCoder coder = new TopDomains.TopDomainsCoder();
    assertEquals(
        top, CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, top)));
  }
}

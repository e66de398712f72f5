package dev.tamis.pipeline.decide.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.decide.Cards;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.decide.kit.SpillList;
import dev.tamis.pipeline.ledger.Decision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

class ExactDuplicatesTest {
  @Test
  void keepsTheNewestThenTheLongestThenTheSmallestId() {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    Card old = Cards.card(0, "a", 1, 9);
    Card newest = Cards.card(1, "a", 2, 5);
    Card shorter = Cards.card(2, "b", 1, 4);
    Card smaller = Cards.card(3, "b", 1, 5);
    Card larger = Cards.card(4, "b", 1, 5);
    Card alone = Cards.card(5, "c", Card.UNKNOWN_TIME, 1);
    PCollection<Card> cards =
        pipeline.apply(
            Create.of(old, newest, shorter, larger, smaller.withSize(4), alone)
                .withCoder(new Card.CardCoder()));
    Decided decided = Cards.decide(ExactDuplicates.ofText(), cards, null, List.of());
    PAssert.that(decided.left()).containsInAnyOrder(newest.withSize(2), smaller.withSize(6), alone);
    Decision two = new Decision("exact", "same-text", 2L, 1L);
    Decision three = new Decision("exact", "same-text", 3L, 1L);
    PAssert.that(decided.removals())
        .containsInAnyOrder(
            Removal.of(old, two, newest),
            Removal.of(shorter, three, smaller),
            Removal.of(larger, three, smaller));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void spillListGivesBackWhatItTookInOrder() throws IOException {
    try (SpillList<Integer> list = new SpillList<>(VarIntCoder.of())) {
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < (1 << 16) + 1000; i++) {
        list.add(i);
        expected.add(i);
      }
      List<Integer> seen = new ArrayList<>();
      list.forEach(seen::add);
      assertEquals(expected, seen);
      assertEquals(expected.size(), list.size());
    }
  }
}

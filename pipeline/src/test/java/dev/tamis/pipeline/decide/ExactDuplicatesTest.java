package dev.tamis.pipeline.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tamis.pipeline.curate.Card;
import dev.tamis.pipeline.curate.Mark;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;

class ExactDuplicatesTest {
  private static Card card(int index, String text, long fetched, int characters) {
    return new Card(
        new Hash128(0, index),
        "f",
        index,
        "data/eng_Latn",
        10,
        "",
        Hash128.of("u" + index),
        Hash128.of(text),
        fetched,
        characters,
        List.of());
  }

  @Test
  void keepsTheNewestThenTheLongestThenTheSmallestId() {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    Card old = card(0, "a", 1, 9);
    Card newest = card(1, "a", 2, 5);
    Card shorter = card(2, "b", 1, 4);
    Card smaller = card(3, "b", 1, 5);
    Card larger = card(4, "b", 1, 5);
    Card alone = card(5, "c", Card.UNKNOWN_TIME, 1);
    Decided decided =
        pipeline
            .apply(
                Create.of(old, newest, shorter, larger, smaller, alone)
                    .withCoder(new Card.CardCoder()))
            .apply(ExactDuplicates.ofText());
    PAssert.that(decided.left()).containsInAnyOrder(newest, smaller, alone);
    PAssert.that(decided.marks())
        .containsInAnyOrder(
            new Mark.ClusterSize("f", 1, 2),
            new Mark.Removal("f", 0, new Decision("exact", "same-text", 2L, 1L), newest.id()),
            new Mark.ClusterSize("f", 3, 3),
            new Mark.Removal("f", 2, new Decision("exact", "same-text", 3L, 1L), smaller.id()),
            new Mark.Removal("f", 4, new Decision("exact", "same-text", 3L, 1L), smaller.id()));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void spillListGivesBackWhatItTookInOrder() throws IOException {
    try (SpillList<Integer> list = new SpillList<>(VarIntCoder.of())) {
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < SpillList.IN_MEMORY + 1000; i++) {
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

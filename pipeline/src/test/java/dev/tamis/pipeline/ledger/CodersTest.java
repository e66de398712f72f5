package dev.tamis.pipeline.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tamis.pipeline.assemble.WrittenPart;
import dev.tamis.pipeline.curate.Card;
import dev.tamis.pipeline.curate.Mark;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

/** What goes through a shuffle comes out equal, and equal values are equal bytes. */
class CodersTest {
  private static final Hash128 HASH = Hash128.of("a", "b");

  private static <T> void roundTrip(Coder<T> coder, T value) throws Exception {
    byte[] bytes = CoderUtils.encodeToByteArray(coder, value);
    assertEquals(value, CoderUtils.decodeFromByteArray(coder, bytes));
    assertArrayEquals(bytes, CoderUtils.encodeToByteArray(coder, value));
    coder.verifyDeterministic();
  }

  @Test
  void roundTrips() throws Exception {
    roundTrip(
        new Card.CardCoder(),
        new Card(
            HASH,
            "f\u00fc",
            3,
            "data/eng_Latn",
            99,
            "a.example",
            HASH,
            HASH,
            Card.UNKNOWN_TIME,
            7,
            List.of(0.5f, Float.NaN)));
    roundTrip(new Mark.MarkCoder(), new Mark.End("f", 12));
    roundTrip(new Mark.MarkCoder(), new Mark.ClusterSize("f", 1, 1L << 40));
    for (Object value : new Object[] {null, 3L, 0.25, "x"}) {
      roundTrip(
          new Mark.MarkCoder(),
          new Mark.Removal("f", 1, new Decision("exact", "same-text", value, 1L), HASH));
    }
    roundTrip(
        new Mark.MarkCoder(),
        new Mark.Removal("f", 1, new Decision("keep-best", "m", 0.5, 0.6), null));
    roundTrip(new WrittenPart.WrittenPartCoder(), new WrittenPart("data/x", 1, "f", 2, 3, "ab"));
    Tally tally = new Tally();
    tally.add(3, "excluded", "a", "b");
    roundTrip(new Tally.TallyCoder(), tally);
    roundTrip(new HashCoder(), HASH);
  }

  @Test
  void linesRoundTrip() throws Exception {
    Line line = new Line("failed", HASH, new byte[] {1, 2});
    Line.LineCoder coder = new Line.LineCoder();
    Line back = CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, line));
    assertEquals(line.folder(), back.folder());
    assertEquals(line.id(), back.id());
    assertArrayEquals(line.bytes(), back.bytes());
  }

  @Test
  void talliesAddUpInAnyOrder() {
    Tally a = new Tally();
    a.add(1, "read");
    Tally b = new Tally();
    b.add(2, "read");
    b.add(5, "excluded", "s", "r");
    Tally.Sum sum = new Tally.Sum();
    assertEquals(sum.mergeAccumulators(List.of(a, b)), sum.mergeAccumulators(List.of(b, a)));
    assertEquals(3, sum.mergeAccumulators(List.of(a, b)).get("read"));
    assertEquals(5, b.sum("excluded/"));
  }

  @Test
  void decisionsCheckThemselves() {
    assertThrows(IllegalArgumentException.class, () -> new Decision("a/b", "r", 1L, null));
    assertThrows(IllegalArgumentException.class, () -> new Decision("a", "r", Double.NaN, null));
    assertThrows(IllegalArgumentException.class, () -> new Decision("a", "r", List.of(), null));
  }
}

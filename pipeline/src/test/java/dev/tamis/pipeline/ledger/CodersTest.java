package dev.tamis.pipeline.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.assemble.WrittenPart;
import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.CuratedFile;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Fate;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.Removal;
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
    Place place = new Place(Place.fileNumber(89_999, 3, 1), 65_535);
    roundTrip(new Place.PlaceCoder(), place);
    Cuts cuts =
        new Cuts(List.of(new Cuts.Span(0, 3), new Cuts.Span(3, 4), new Cuts.Span(9, 20)), 5);
    for (long fetched :
        new long[] {Card.UNKNOWN_TIME, -1, 0, 1_716_000_000_000L, Long.MAX_VALUE / 2}) {
      roundTrip(new Card.CardCoder(), card(place, fetched, List.of(0.5f, Float.NaN), cuts));
    }
    roundTrip(new Fate.FateCoder(), new Fate.At(place, new Fate.Kept(1L << 40, cuts)));
    for (Object value : new Object[] {null, 3L, 0.25, "x"}) {
      Decision decision = new Decision("exact", "same-text", value, 1L);
      for (Fate.Survivor survivor :
          List.of(Fate.Survivor.NONE, Fate.Survivor.of(HASH), Fate.Survivor.leftBy("keep-best"))) {
        roundTrip(new Fate.FateCoder(), new Fate.At(place, new Fate.Removed(decision, survivor)));
      }
      roundTrip(
          new Removal.RemovalCoder(),
          new Removal(place, decision, new Removal.Anchor(place, HASH)));
      roundTrip(new Removal.RemovalCoder(), new Removal(place, decision, null));
    }
    roundTrip(new CuratedFile.CuratedFileCoder(), new CuratedFile(place.file(), "f\u00fc", 12));
    roundTrip(new WrittenPart.WrittenPartCoder(), new WrittenPart("data/x", 1, "f", 2, 3, "ab"));
    Tally tally = new Tally();
    tally.add(3, "excluded", "a", "b");
    roundTrip(new Tally.TallyCoder(), tally);
    roundTrip(new HashCoder(), HASH);
  }

  private static Card card(Place place, long fetched, List<Float> scores, Cuts cuts) {
    return new Card(
        place,
        HASH,
        "eng_Latn",
        "a-domain.example",
        HASH,
        HASH,
        fetched,
        3_000,
        3_000,
        1,
        scores,
        cuts);
  }

  @Test
  void aCardWithOneScoreTakesAtMostAHundredBytes() throws Exception {
    Place far = new Place(Place.fileNumber(89_999, 15, 0), 65_535);
    Card card = card(far, 1_716_000_000_000L, List.of(0.5f), Cuts.NONE);
    int bytes = CoderUtils.encodeToByteArray(new Card.CardCoder(), card).length;
    assertTrue(bytes <= 100, bytes + " bytes");
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

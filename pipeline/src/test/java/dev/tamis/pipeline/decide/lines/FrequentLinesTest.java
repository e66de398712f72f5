package dev.tamis.pipeline.decide.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.decide.Cards;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;

/** The stage on an engine: which lines are cut, and which documents leave. */
class FrequentLinesTest {
  // PAssert serialises what it is given; DirectRunner runs it in this process.
  private static final Map<Place, Cuts> LEFT = new HashMap<>();
  private static final Map<Place, String> REMOVED = new HashMap<>();

  private final List<String> texts = new ArrayList<>();
  private final List<Card> cards = new ArrayList<>();
  private final List<Signature> signatures = new ArrayList<>();
  private final LineSigner signer = new LineSigner();

  private void add(String domain, String text) {
    int index = texts.size();
    Place place = new Place(Place.fileNumber(index % 3, 0, 0), index / 3);
    texts.add(text);
    cards.add(
        new Card(
            place,
            Hash128.of("card" + index),
            "eng_Latn",
            domain,
            Hash128.of("u" + index),
            Hash128.of(text),
            0,
            text.length(),
            text.length(),
            1,
            List.of(),
            Cuts.NONE));
    signatures.add(new Signature(place, signer.lines(text).toBytes()));
  }

  /** What is left of each text; null where the document leaves. */
  private List<String> decide(String... changes) {
    List<String> recipe = new ArrayList<>(List.of("dedup.lines.enabled=true"));
    recipe.addAll(List.of(changes));
    FrequentLines stage =
        (FrequentLines) FrequentLines.stages(RecipeReader.read(null, recipe)).get(0);
    Map<Place, String> left = new HashMap<>();
    for (int order = 0; order < 2; order++) {
      Map<Place, String> before = new HashMap<>(left);
      left.clear();
      LEFT.clear();
      TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
      Decided decided =
          Cards.decide(
              stage,
              Cards.shuffled(pipeline, "cards", cards, new Card.CardCoder(), new Random(order)),
              Cards.shuffled(
                  pipeline,
                  "signatures",
                  signatures,
                  new Signature.SignatureCoder(),
                  new Random(order + 7)),
              List.of());
      PAssert.that(decided.left())
          .satisfies(
              all -> {
                all.forEach(card -> LEFT.put(card.place(), card.cuts()));
                return null;
              });
      PAssert.that(decided.removals())
          .satisfies(
              all -> {
                for (Removal removal : all) {
                  REMOVED.put(removal.place(), removal.decision().rule());
                }
                return null;
              });
      pipeline.run().waitUntilFinish();
      for (int i = 0; i < cards.size(); i++) {
        Place place = cards.get(i).place();
        Cuts cuts = LEFT.get(place);
        left.put(place, cuts == null ? REMOVED.get(place) : cuts.applyTo(texts.get(i)));
      }
      assertTrue(before.isEmpty() || before.equals(left), "the order of arrival decides nothing");
    }
    return cards.stream().map(card -> left.get(card.place())).toList();
  }

  @Test
  void linesOfMoreThanSixDocumentsAreCutFromAll() {
    for (int i = 0; i < 7; i++) {
      add("a.org", "Home\nThis is what only page " + "abcdefg".charAt(i) + " says.\nContact");
    }
    for (int i = 0; i < 6; i++) {
      add("b.org", "Imprint\nThe other site has a page on " + "uvwxyz".charAt(i) + " as well.");
    }
    List<String> left = decide("dedup.lines.min-characters=0");
    assertEquals("This is what only page c says.", left.get(2));
    assertEquals("Imprint\nThe other site has a page on u as well.", left.get(7));
  }

  @Test
  void allCopiesButOneAreCut() {
    for (int i = 0; i < 5; i++) {
      add("a.org", "Shared by all of them.\nPage " + "abcde".charAt(i) + " has this, and more.");
    }
    List<String> left = decide("dedup.lines.rule=keep-first", "dedup.lines.min-characters=0");
    assertEquals(1, left.stream().filter(text -> text.startsWith("Shared")).count());
    assertEquals(4, left.stream().filter(text -> text.startsWith("Page")).count());
  }

  @Test
  void aDomainIsABucketOfItsOwn() {
    for (int i = 0; i < 8; i++) {
      String domain = i < 4 ? "a.org" : "b" + i + ".org";
      add(domain, "Menu of the site\nA text of its own is here: " + "abcdefgh".charAt(i) + ".");
    }
    List<String> left =
        decide("dedup.lines.scope=domain", "dedup.lines.max=3", "dedup.lines.min-characters=0");
    assertEquals("A text of its own is here: a.", left.get(0));
    assertEquals("Menu of the site\nA text of its own is here: h.", left.get(7));
  }

  @Test
  void documentsThatLoseTooMuchLeave() {
    for (int i = 0; i < 8; i++) {
      add("a.org", "This line is in all of the documents.\nOwn: " + "abcdefgh".charAt(i));
    }
    assertEquals("max-cut", decide("dedup.lines.min-characters=0").get(0));
    assertEquals(
        "min-characters", decide("dedup.lines.max-cut=1", "dedup.lines.min-characters=100").get(0));
  }

  /** A line of millions of occurrences: they leave as they come, and none waits. */
  @Test
  void aHotLineStreams() {
    int occurrences = 3_000_000;
    for (boolean keepFirst : new boolean[] {false, true}) {
      long[] counts = new long[2];
      Iterable<Occurrence> hot =
          () ->
              IntStream.range(0, occurrences)
                  .mapToObj(
                      i -> {
                        assertTrue(counts[0] - counts[1] <= 7, "occurrences are held");
                        counts[0]++;
                        return new Occurrence(new Place(0, i), 0, i * 0x9E3779B97F4A7C15L);
                      })
                  .iterator();
      new FindRepeated(keepFirst, 6)
          .process(
              KV.of(1L, hot),
              new OutputReceiver<>() {
                @Override
                public void output(Occurrence cut) {
                  counts[1]++;
                }

                @Override
                public void outputWithTimestamp(Occurrence cut, Instant timestamp) {
                  counts[1]++;
                }
              });
      assertEquals(keepFirst ? occurrences - 1 : occurrences, counts[1]);
    }
  }
}

package dev.tamis.pipeline.decide.best;

import static org.apache.beam.sdk.values.TypeDescriptors.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.decide.Cards;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepBestTest {
  private static final float ABSTAINED = Float.NaN;

  private static Decided best(TestPipeline pipeline, List<Card> cards, int place, double share) {
    return Cards.decide(
        KeepBest.of("m", share),
        pipeline.apply(Create.of(cards).withCoder(new Card.CardCoder())),
        null,
        place == 0 ? List.of("m") : List.of("a", "m"));
  }

  private static TestPipeline pipeline() {
    return TestPipeline.create().enableAbandonedNodeEnforcement(false);
  }

  private static Removal removal(Card card, double value, double threshold) {
    return Removal.of(card, new Decision("keep-best", "m", value, threshold));
  }

  @Test
  void keepsTheShareOfEachLanguageAndAllThatTieAndAllThatWereNotScored() {
    TestPipeline pipeline = pipeline();
    Card best = Cards.scored(0, "eng_Latn", 9, 0.9f);
    Card tie = Cards.scored(1, "eng_Latn", 9, 0.5f);
    Card alsoTie = Cards.scored(2, "eng_Latn", 9, 0.5f);
    Card low = Cards.scored(3, "eng_Latn", 9, 0.25f);
    Card lowest = Cards.scored(4, "eng_Latn", 9, -1.5f);
    Card unscored = Cards.scored(5, "eng_Latn", 9, ABSTAINED);
    Card alone = Cards.scored(6, "deu_Latn", 9, 0.125f);
    Card neverScored = Cards.scored(7, "fra_Latn", 9, ABSTAINED);
    Decided decided =
        best(
            pipeline,
            List.of(low, tie, alone, unscored, lowest, neverScored, best, alsoTie),
            1,
            0.4);
    PAssert.that(decided.left())
        .containsInAnyOrder(best, tie, alsoTie, unscored, alone, neverScored);
    PAssert.that(decided.removals())
        .containsInAnyOrder(removal(low, 0.25, 0.5), removal(lowest, -1.5, 0.5));
    PAssert.thatSingleton(decided.tallies().apply(Combine.globally(new Tally.Sum())))
        .satisfies(
            tally -> {
              assertEquals(6, tally.get("rules/keep-best/m"));
              assertEquals(3, tally.get("corpus_stages/keep-best/m/eng_Latn/kept"));
              assertEquals(2, tally.get("corpus_stages/keep-best/m/eng_Latn/removed"));
              assertEquals(1, tally.get("corpus_stages/keep-best/m/eng_Latn/abstained"));
              assertEquals(1, tally.get("corpus_stages/keep-best/m/deu_Latn/kept"));
              assertEquals(1, tally.get("corpus_stages/keep-best/m/fra_Latn/abstained"));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aRuleThatNoDocumentReachedIsCountedAsNever() {
    TestPipeline pipeline = pipeline();
    Decided decided = best(pipeline, List.of(), 0, 0.5);
    PAssert.that(decided.left()).empty();
    PAssert.thatSingleton(decided.tallies().apply(Combine.globally(new Tally.Sum())))
        .satisfies(
            tally -> {
              assertEquals(Map.of("rules/keep-best/m", 0L), tally.counts());
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  /** Against sorting in memory, in any order, grouping and bundle; nothing is lost. */
  @ParameterizedTest
  @CsvSource({"1, 0.1", "2, 0.37"})
  void isWhatSortingGives(int seed, double share) {
    Random random = new Random(seed);
    String[] tags = {"eng_Latn", "deu_Latn", "zho_Hans"};
    List<Card> cards = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      float score =
          switch (random.nextInt(10)) {
            case 0 -> ABSTAINED;
            case 1 -> 0.5f;
            case 2 -> (float) random.nextGaussian() * 1e6f;
            default -> 1 - random.nextFloat() / 1000;
          };
      cards.add(Cards.scored(i, tags[random.nextInt(i < 30 ? 3 : 2)], score));
    }
    Set<Card> expected = sorted(cards, share);
    TestPipeline pipeline = pipeline();
    PCollection<Card> input =
        Cards.shuffled(pipeline, "cards", cards, new Card.CardCoder(), random);
    Decided decided = Cards.decide(KeepBest.of("m", share), input, null, List.of("m"));
    PAssert.that(decided.left()).containsInAnyOrder(expected);
    Set<String> others = new HashSet<>();
    for (Card card : cards) {
      if (!expected.contains(card)) {
        others.add(card.place().toString());
      }
    }
    PAssert.that(
            decided.removals().apply(MapElements.into(strings()).via(m -> m.place().toString())))
        .containsInAnyOrder(others);
    pipeline.run().waitUntilFinish();
  }

  private static Set<Card> sorted(List<Card> cards, double share) {
    Map<String, List<Float>> scores = new TreeMap<>();
    for (Card card : cards) {
      if (!card.scores().get(0).isNaN()) {
        scores.computeIfAbsent(card.tag(), tag -> new ArrayList<>()).add(card.scores().get(0));
      }
    }
    Set<Card> kept = new HashSet<>();
    for (Card card : cards) {
      List<Float> all = scores.getOrDefault(card.tag(), List.of());
      all.sort(Collections.reverseOrder());
      int wanted = (int) Ranked.wanted(share, all.size());
      if (card.scores().get(0).isNaN() || card.scores().get(0) >= all.get(wanted - 1)) {
        kept.add(card);
      }
    }
    return kept;
  }

  @Test
  void ranksAreInTheOrderOfScoresAndGiveThemBack() {
    float[] scores = {
      Float.NEGATIVE_INFINITY, -3e30f, -1, -Float.MIN_VALUE, 0, Float.MIN_VALUE, 1e-5f, 0.5f, 7
    };
    for (int i = 0; i < scores.length; i++) {
      assertEquals(scores[i], Ranked.score(Ranked.of(scores[i])));
      assertTrue(
          i == 0 || Integer.compareUnsigned(Ranked.of(scores[i - 1]), Ranked.of(scores[i])) < 0);
    }
    assertEquals(Ranked.of(0f), Ranked.of(-0f));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 30, 3", "0.1, 31, 4", "1, 7, 7", "0.001, 5, 1", "0.3, 10, 3", "0.7, 10, 7"})
  void aShareIsRoundedUpByDecimals(double share, long documents, long wanted) {
    assertEquals(wanted, Ranked.wanted(share, documents));
  }

  @Test
  void histogramsAddUpAndRoundTrip() throws Exception {
    Histogram.Sum sum = new Histogram.Sum();
    Histogram a = new Histogram();
    Histogram b = new Histogram();
    for (int key : new int[] {0, 5, 65_535, 5}) {
      a.add(key);
      b.add(key / 2);
    }
    Histogram both = sum.mergeAccumulators(Arrays.asList(a, b));
    assertEquals(both, sum.mergeAccumulators(Arrays.asList(b, a)));
    assertEquals(8, both.total());
    assertEquals(new Histogram.Place(5, 2), both.fromTop(3));
    var coder = new Histogram.HistogramCoder();
    byte[] bytes = org.apache.beam.sdk.util.CoderUtils.encodeToByteArray(coder, both);
    assertEquals(both, org.apache.beam.sdk.util.CoderUtils.decodeFromByteArray(coder, bytes));
    assertThrows(IllegalArgumentException.class, () -> a.add(65_536));
    assertThrows(IllegalArgumentException.class, () -> a.fromTop(5));
    assertThrows(IllegalArgumentException.class, () -> KeepBest.of("m", 0));
    assertThrows(IllegalArgumentException.class, () -> KeepBest.of("m", Double.NaN));
  }
}

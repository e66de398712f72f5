package dev.tamis.pipeline.decide.divergence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.decide.Cards;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.ledger.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

class TokenDivergenceTest {
  private static final TokenDivergence.Limits LIMITS = new TokenDivergence.Limits(2, 100, 20);

  private final List<Card> cards = new ArrayList<>();
  private final List<Signature> signatures = new ArrayList<>();
  private final TokenSigner signer = new TokenSigner();

  private Card add(String tag, String text) {
    Card card = Cards.scored(cards.size(), tag);
    cards.add(card);
    signatures.add(new Signature(card.place(), signer.sign(text, TokenDistributionTest.ENGLISH)));
    return card;
  }

  private Decided decide(TestPipeline pipeline, String name, Random random) {
    PCollection<Signature> beside =
        Cards.shuffled(
            pipeline, name + " signatures", signatures, new Signature.SignatureCoder(), random);
    PCollection<Card> input =
        Cards.shuffled(pipeline, name + " cards", cards, new Card.CardCoder(), random);
    return Cards.decide(name, TokenDivergence.of(LIMITS), input, beside, List.of());
  }

  private static TestPipeline pipeline() {
    return TestPipeline.create().enableAbandonedNodeEnforcement(false);
  }

  @Test
  void removesWhatIsUnlikeItsLanguageWhateverTheOrder() {
    Random random = new Random(5);
    for (int i = 0; i < 150; i++) {
      add("eng_Latn", TokenDistributionTest.zipf(random, 100 + 10 * i));
    }
    Card odd = add("eng_Latn", TokenDistributionTest.gibberish(random, 400));
    add("eng_Latn", TokenDistributionTest.gibberish(random, 19)); // too short to be judged
    for (int i = 0; i < 3; i++) {
      add("fra_Latn", TokenDistributionTest.gibberish(random, 400)); // too few to be judged
    }
    // A document that an earlier stage took out has a signature and no card.
    cards.remove(add("eng_Latn", TokenDistributionTest.gibberish(random, 5000)));
    TestPipeline pipeline = pipeline();
    for (int order = 0; order < 2; order++) {
      Decided decided = decide(pipeline, "order " + order, random);
      List<Card> left = new ArrayList<>(cards);
      left.remove(odd);
      String place = odd.place().toString();
      PAssert.that(decided.left()).containsInAnyOrder(left);
      PAssert.that(decided.removals())
          .satisfies(
              removals -> {
                List<Removal> all = new ArrayList<>();
                removals.forEach(all::add);
                assertEquals(1, all.size());
                Removal removal = all.get(0);
                assertEquals(place, removal.place().toString());
                assertEquals("token-divergence", removal.decision().stage());
                assertEquals("kl-divergence", removal.decision().rule());
                assertEquals(2.0, removal.decision().threshold());
                assertEquals(null, removal.survivor());
                assertTrue((Double) removal.decision().value() > 2);
                return null;
              });
      PAssert.thatSingleton(
              decided.tallies().apply("sum " + order, Combine.globally(new Tally.Sum())))
          .satisfies(
              tally -> {
                String key = "corpus_stages/token-divergence/";
                assertEquals(151, tally.get(key + "eng_Latn/judged"));
                assertEquals(1, tally.get(key + "eng_Latn/too-short"));
                assertEquals(3, tally.get(key + "fra_Latn/too-few-documents"));
                assertEquals(151, tally.get("rules/token-divergence/kl-divergence"));
                return null;
              });
    }
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aCardWithoutItsSignatureFailsTheJob() {
    add("eng_Latn", "some words");
    signatures.clear();
    TestPipeline pipeline = pipeline();
    decide(pipeline, "lost", new Random(1));
    Pipeline.PipelineExecutionException e =
        assertThrows(Pipeline.PipelineExecutionException.class, pipeline::run);
    assertTrue(e.getMessage().contains("has no signature"), e.getMessage());
  }
}

package dev.tamis.pipeline.decide.url;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.KeepOne;
import dev.tamis.pipeline.decide.kit.SurvivorOrder;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.HashCoder;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Removes all but one of the documents with the same URL over the whole input, as Llama 3 did,
 * which kept "the most up-to-date version for pages corresponding to each URL" (arXiv 2407.21783,
 * 3.1.1). A page counts under its canonical URL where it names one on its own domain. Documents
 * without a URL all stay.
 */
public final class UrlDuplicates implements CorpusStage {
  private static final String STAGE = "url";
  private static final String RULE = "same-url";
  private static final Hash128 NO_URL = Hash128.of("");
  private static final TupleTag<KV<Hash128, Card>> KEYED = new TupleTag<>("keyed") {};
  private static final TupleTag<Card> WITHOUT = new TupleTag<>("without URL") {};

  private final SurvivorOrder.Spec order;

  private UrlDuplicates(SurvivorOrder.Spec order) {
    this.order = order;
  }

  /** The stage, where the recipe switches it on. */
  public static List<CorpusStage> stages(Recipe recipe) {
    return recipe.dedup().url()
        ? List.of(new UrlDuplicates(SurvivorOrder.spec(recipe)))
        : List.of();
  }

  @Override
  public String name() {
    return STAGE;
  }

  @Override
  public boolean namesSurvivors() {
    return true;
  }

  @Override
  public List<String> measures() {
    return order.measures();
  }

  @Override
  public Decided decide(Given given) {
    PCollectionTuple keyed =
        given
            .cards()
            .apply(
                "Key by URL",
                ParDo.of(new KeyByUrl()).withOutputTags(KEYED, TupleTagList.of(WITHOUT)));
    PCollectionTuple decided =
        keyed
            .get(KEYED)
            .setCoder(KvCoder.of(new HashCoder(), new Card.CardCoder()))
            .apply("Group by URL", GroupByKey.create())
            .apply(
                "Keep one",
                ParDo.of(new KeepOne(STAGE, RULE, order.on(given.measures())))
                    .withOutputTags(Decided.LEFT, TupleTagList.of(Decided.REMOVALS)));
    PCollection<Card> left =
        PCollectionList.of(keyed.get(WITHOUT).setCoder(new Card.CardCoder()))
            .and(decided.get(Decided.LEFT).setCoder(new Card.CardCoder()))
            .apply("With and without URL", Flatten.pCollections());
    return Decided.uncounted(left, decided.get(Decided.REMOVALS));
  }

  private static final class KeyByUrl extends DoFn<Card, KV<Hash128, Card>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Card card, MultiOutputReceiver out) {
      if (card.url().equals(NO_URL)) {
        out.get(WITHOUT).output(card);
      } else {
        out.get(KEYED).output(KV.of(card.url(), card));
      }
    }
  }
}

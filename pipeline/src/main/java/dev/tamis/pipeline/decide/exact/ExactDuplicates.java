package dev.tamis.pipeline.decide.exact;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.KeepOne;
import dev.tamis.pipeline.decide.kit.SurvivorOrder;
import dev.tamis.pipeline.ledger.HashCoder;
import dev.tamis.pipeline.recipe.DedupSection;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/** Removes all but one of the documents whose normalised texts have the same hash. */
public final class ExactDuplicates implements CorpusStage {
  private static final String STAGE = "exact";
  private static final String RULE = "same-text";

  private final SurvivorOrder.Spec order;

  private ExactDuplicates(SurvivorOrder.Spec order) {
    this.order = order;
  }

  /** The stage, where the recipe switches it on. */
  public static List<CorpusStage> stages(Recipe recipe) {
    return recipe.dedup().exact()
        ? List.of(new ExactDuplicates(SurvivorOrder.spec(recipe)))
        : List.of();
  }

  /** The stage, with the newest, then the longest, then the one with the smallest id staying. */
  public static ExactDuplicates ofText() {
    return new ExactDuplicates(
        new SurvivorOrder.Spec(List.of(DedupSection.NEWEST, DedupSection.LONGEST)));
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
    PCollectionTuple decided =
        given
            .cards()
            .apply("Key by hash", WithKeys.of(Card::text))
            .setCoder(KvCoder.of(new HashCoder(), new Card.CardCoder()))
            .apply("Group equal ones", GroupByKey.create())
            .apply(
                "Keep one",
                ParDo.of(new KeepOne(STAGE, RULE, order.on(given.measures())))
                    .withOutputTags(Decided.LEFT, TupleTagList.of(Decided.REMOVALS)));
    return Decided.uncounted(decided.get(Decided.LEFT), decided.get(Decided.REMOVALS));
  }
}

package dev.tamis.pipeline.decide.exact;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.KeepOne;
import dev.tamis.pipeline.decide.kit.SurvivorOrder;
import dev.tamis.pipeline.recipe.DedupSection;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.List;

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
    return given
        .cards()
        .apply(
            "Keep one of each", new KeepOne(STAGE, RULE, Card::text, order.on(given.measures())));
  }
}

package dev.tamis.pipeline.decide.url;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.KeepOne;
import dev.tamis.pipeline.decide.kit.SurvivorOrder;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.List;

/**
 * Removes all but one of the documents with the same URL over the whole input, as Llama 3 did,
 * which kept "the most up-to-date version for pages corresponding to each URL" (arXiv 2407.21783,
 * 3.1.1). A page counts under its canonical URL where it names one on its own domain. Documents
 * without a URL all stay.
 */
public final class UrlDuplicates implements CorpusStage {
  private static final String STAGE = "url";
  private static final String RULE = "same-url";

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
    return given
        .cards()
        .apply("Keep one of each", new KeepOne(STAGE, RULE, Card::url, order.on(given.measures())));
  }
}

package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.curate.Card;
import dev.tamis.pipeline.curate.Curate;
import dev.tamis.pipeline.curate.Mark;
import dev.tamis.pipeline.curate.StageFactory;
import dev.tamis.pipeline.curate.TokenSigner;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.TokenDivergenceSection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** The corpus stages of a recipe, in the order of the flow: each sees what the ones before left. */
public final class CorpusStages {
  private CorpusStages() {}

  /**
   * A stage that is on.
   *
   * @param name in the graph and for people; its first word is the stage of its outcomes
   * @param transform makes it, given what curating brought
   */
  public record Stage(
      String name, Function<Curate.Curated, PTransform<PCollection<Card>, Decided>> transform) {}

  /** The stages that a recipe switches on. */
  public static List<Stage> of(Recipe recipe) {
    List<Stage> stages = new ArrayList<>();
    if (recipe.dedup().exact()) {
      stages.add(new Stage("exact", curated -> ExactDuplicates.ofText()));
    }
    TokenDivergenceSection divergence = recipe.tokenDivergence();
    if (divergence.enabled()) {
      TokenDivergence.Limits limits =
          new TokenDivergence.Limits(
              divergence.threshold(), divergence.minDocuments(), divergence.minWords());
      stages.add(
          new Stage(
              TokenSigner.STAGE,
              curated -> TokenDivergence.of(curated.signatures().get(TokenSigner.STAGE), limits)));
    }
    List<String> ranked = StageFactory.ranked(recipe);
    for (String model : ranked) {
      double share = recipe.quality().keepBest().get(model);
      stages.add(
          new Stage(
              KeepBest.STAGE + " " + model,
              curated -> KeepBest.of(model, ranked.indexOf(model), share)));
    }
    return stages;
  }

  /** Takes the cards through all stages; marks and tallies are those of all. */
  public static Decided decide(Recipe recipe, Curate.Curated curated) {
    PCollection<Card> left = curated.cards();
    PCollectionList<Mark> marks = PCollectionList.of(curated.ends());
    PCollectionList<Tally> tallies = PCollectionList.of(curated.tallies());
    for (Stage stage : of(recipe)) {
      Decided decided = left.apply(stage.name(), stage.transform().apply(curated));
      left = decided.left();
      marks = marks.and(decided.marks());
      tallies = tallies.and(decided.tallies());
    }
    return new Decided(
        left,
        marks.apply("All marks", Flatten.pCollections()),
        tallies.apply("Tallies of all stages", Flatten.pCollections()));
  }
}

package dev.tamis.pipeline.decide.kit;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.source.density.SourceAccount;
import dev.tamis.pipeline.source.lists.ListReport;
import dev.tamis.pipeline.source.optout.SiteStatement;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.apache.beam.sdk.values.PCollection;

/**
 * A stage that looks at documents among all others. It sees the cards that the stages before it
 * left, and says of each card exactly once whether it is left or removed; the run fails if one is
 * lost, doubled or invented.
 *
 * <p>A stage that removes a document in favour of another puts out the card of the one that stays
 * with the sum of both sizes. A stage that cuts stretches out of texts puts out the card with its
 * cuts; a document of which nothing is left then leaves by itself, by the rule {@code emptied}.
 */
public interface CorpusStage {

  /** Name of the step in the graph and for people, unique in a run. */
  String name();

  /** Name of the stage in outcomes and statistics: lower-case words joined by hyphens. */
  default String stage() {
    return name();
  }

  /** Whether it removes documents in favour of others. Such a stage does not cut. */
  default boolean namesSurvivors() {
    return false;
  }

  /**
   * What takes from each text what the stage needs beyond the card, for one thread; null where the
   * card is enough.
   */
  default Signer newSigner() {
    return null;
  }

  /** Whether it asks what hosts say in files of their own. */
  default boolean hearsSites() {
    return false;
  }

  /** Whether it asks what was counted of each source. */
  default boolean countsSources() {
    return false;
  }

  /** Names of the classifiers whose scores it wants on the cards. */
  default List<String> measures() {
    return List.of();
  }

  /** Digests of the files that it has read, by the keys of the recipe that name them. */
  default SortedMap<String, String> digests() {
    return Collections.emptySortedMap();
  }

  /** What was used of the lists of sources that it has read, by the same keys. */
  default SortedMap<String, ListReport> reports() {
    return Collections.emptySortedMap();
  }

  /** Lays out the part of the flow that decides; nothing runs yet. */
  Decided decide(Given given);

  /**
   * What a stage is given.
   *
   * @param cards of the documents that are left
   * @param signatures that its signer made, one for each document that was curated, whether it is
   *     left or not; null without a signer
   * @param measures which score stands where in {@link Card#scores}
   * @param sites what is known of hosts and sources beside their documents
   */
  record Given(
      PCollection<Card> cards,
      PCollection<Signature> signatures,
      List<String> measures,
      Sites sites) {}

  /**
   * What is known of hosts and sources, whichever shards it was found in.
   *
   * @param statements what hosts say in files of their own; null for a stage that does not hear
   *     them
   * @param accounts what was counted of sources, several for each; null for a stage that does not
   *     ask
   */
  record Sites(PCollection<SiteStatement.At> statements, PCollection<SourceAccount.At> accounts) {}

  /** What stands in the list of stages: the stages that a recipe switches on, none or several. */
  @FunctionalInterface
  interface Definition extends Serializable {
    /** The stages, in the order in which they are asked. */
    List<CorpusStage> of(Recipe recipe);
  }
}

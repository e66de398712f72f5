package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.source.lists.ListReport;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A stage that looks at one document. Pure: no clock, no random numbers, nothing remembered from
 * one document to the next. A stage belongs to one thread.
 */
public interface DocumentStage {

  /** Name of the stage in outcomes and statistics: lower-case words joined by hyphens. */
  String name();

  /** Judges one document. */
  Verdict apply(Document document);

  /**
   * Judges several, answers in the same order. The answers must be those of {@link #apply}, only
   * faster.
   */
  default List<Verdict> applyAll(List<Document> documents) {
    List<Verdict> verdicts = new ArrayList<>(documents.size());
    for (Document document : documents) {
      verdicts.add(apply(document));
    }
    return verdicts;
  }

  /**
   * Adds how often each of the stage's rules was asked since the last call, as {@code
   * rules/set/rule}, zero included. The only memory that a stage has; verdicts do not depend on it.
   */
  default void takeCounts(Tally tally) {}

  /**
   * What the stage found out about a document that it passed on, in a few words for {@code
   * explain}.
   */
  default String describe(Document passed) {
    return "";
  }

  /**
   * What stands in the list of stages: reads what the stage needs, once for each JVM, and says what
   * it has read.
   */
  @FunctionalInterface
  interface Definition extends Serializable {
    /**
     * Loads lists and models.
     *
     * @throws IllegalArgumentException if the recipe names something that is not there, or asks for
     *     what cannot be; the message names the key
     */
    Loaded load(Recipe recipe);
  }

  /**
   * A stage whose lists and models are loaded.
   *
   * @param newStage makes the stage of one thread; cheap
   * @param models digests of the models and rule files that it asks, by the keys of the recipe that
   *     name them
   * @param lists digests of other files that it has read, by the keys of the recipe that name them
   * @param reports what was made of the lines of lists, by the same keys
   */
  record Loaded(
      Supplier<DocumentStage> newStage,
      SortedMap<String, String> models,
      SortedMap<String, String> lists,
      SortedMap<String, ListReport> reports) {
    /** Copies the maps. */
    public Loaded {
      models = new TreeMap<>(models);
      lists = new TreeMap<>(lists);
      reports = new TreeMap<>(reports);
    }

    /** A stage whose files are no lists of lines. */
    public Loaded(
        Supplier<DocumentStage> newStage,
        SortedMap<String, String> models,
        SortedMap<String, String> lists) {
      this(newStage, models, lists, new TreeMap<>());
    }

    /** A stage that reads nothing but the recipe. */
    public static Loaded of(Supplier<DocumentStage> newStage) {
      return new Loaded(newStage, new TreeMap<>(), new TreeMap<>());
    }

    /** A stage that asks models. */
    public static Loaded of(Supplier<DocumentStage> newStage, SortedMap<String, String> models) {
      return new Loaded(newStage, models, new TreeMap<>());
    }
  }
}

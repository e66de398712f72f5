package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.ledger.Tally;
import java.util.ArrayList;
import java.util.List;

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
   * Adds how often each of the stage's rules was asked since the last call, as {@code
   * rules/set/rule}, zero included. The only memory that a stage has; verdicts do not depend on it.
   */
  default void takeCounts(Tally tally) {}

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
}

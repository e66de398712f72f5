package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.ledger.Decision;

/** What a stage says of a document. */
public sealed interface Verdict {

  /**
   * The document goes on.
   *
   * @param document perhaps changed
   */
  record Kept(Document document) implements Verdict {}

  /**
   * The document leaves the flow.
   *
   * @param document with what the stage found out before it decided
   * @param decision by which rule, and on what measure
   */
  record Excluded(Document document, Decision decision) implements Verdict {}

  /**
   * The document could not be judged.
   *
   * @param error what went wrong, in fixed words: never text of the document
   */
  record Failed(String error) implements Verdict {}

  /** The document goes on. */
  static Verdict keep(Document document) {
    return new Kept(document);
  }

  /**
   * The document leaves the flow.
   *
   * @param document with what the stage found out before it decided
   * @param value what was measured, see {@link Decision}
   * @param threshold what it was measured against, see {@link Decision}
   */
  static Verdict exclude(
      Document document, String stage, String rule, Object value, Object threshold) {
    return new Excluded(document, new Decision(stage, rule, value, threshold));
  }
}

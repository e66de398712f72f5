package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.models.Erasures;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;

/** Takes out of texts and addresses what somebody asked to be erased, or the whole document. */
public final class EraseText implements DocumentStage {
  private final Erasures erasures;
  private long scrubbed;

  /** Reads the list that the recipe names. */
  public static Loaded load(Recipe recipe) {
    return Loaded.of(() -> new EraseText(Erasures.of(recipe.erasure())));
  }

  EraseText(Erasures erasures) {
    this.erasures = erasures;
  }

  @Override
  public String name() {
    return "erasure-text";
  }

  @Override
  public Verdict apply(Document document) {
    if (erasures.isEmpty()) {
      return Verdict.keep(document);
    }
    ErasedDocument erased = ErasedDocument.of(erasures.eraser(), document);
    if (erased.drop() != null) {
      return Verdict.exclude(document, Erasures.STAGE, Erasures.RULE, erased.drop(), null);
    }
    scrubbed += erased.requests().isEmpty() ? 0 : 1;
    return Verdict.keep(erased.document());
  }

  @Override
  public void takeCounts(Tally tally) {
    if (!erasures.isEmpty()) {
      tally.add(scrubbed, "stages", name(), "scrubbed");
    }
    scrubbed = 0;
  }
}

package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.PageFacts;
import dev.tamis.pipeline.corpus.Source;
import dev.tamis.pipeline.curate.models.Erasures;
import dev.tamis.pipeline.erase.Eraser;
import dev.tamis.pipeline.erase.Eraser.Erased;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.List;

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
    Eraser eraser = erasures.eraser();
    Source source = document.source();
    PageFacts page = document.page();
    Erased text = eraser.text(document.text());
    Erased url = eraser.url(source.url());
    Erased title = eraser.text(page.title());
    Erased canonical = eraser.url(page.canonical());
    boolean clean = true;
    for (Erased part : List.of(text, url, title, canonical)) {
      clean &= part.isClean();
      if (part.drop() != null) {
        return Verdict.exclude(document, Erasures.STAGE, Erasures.RULE, part.drop(), null);
      }
    }
    if (clean) {
      return Verdict.keep(document);
    }
    scrubbed++;
    return Verdict.keep(
        document
            .withText(text.text())
            .with(new Source(url.text(), source.host(), source.domain()))
            .with(new PageFacts(title.text(), page.language(), canonical.text(), page.robots())));
  }

  @Override
  public void takeCounts(Tally tally) {
    if (!erasures.isEmpty()) {
      tally.add(scrubbed, "stages", name(), "scrubbed");
    }
    scrubbed = 0;
  }
}

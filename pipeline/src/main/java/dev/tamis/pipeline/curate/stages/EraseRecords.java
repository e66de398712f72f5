package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.models.Erasures;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.TreeMap;

/**
 * Leaves out records that somebody asked to be erased by their id or address, before any other
 * stage can name them.
 */
public final class EraseRecords implements DocumentStage {
  private final Erasures erasures;

  /** Reads the list that the recipe names. */
  public static Loaded load(Recipe recipe) {
    TreeMap<String, String> digests = new TreeMap<>();
    Erasures.load(recipe.erasure()).ifPresent(list -> digests.put("erasure.list", list.sha256()));
    return new Loaded(
        () -> new EraseRecords(Erasures.of(recipe.erasure())), new TreeMap<>(), digests);
  }

  EraseRecords(Erasures erasures) {
    this.erasures = erasures;
  }

  @Override
  public String name() {
    return Erasures.STAGE;
  }

  @Override
  public Verdict apply(Document document) {
    if (erasures.isEmpty()) {
      return Verdict.keep(document);
    }
    String request = erasures.eraser().record(document.id().toString(), document.record().url());
    return request == null
        ? Verdict.keep(document)
        : Verdict.exclude(document, name(), Erasures.RULE, request, null);
  }
}

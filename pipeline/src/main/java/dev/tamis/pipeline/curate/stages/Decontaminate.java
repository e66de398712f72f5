package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.contamination.Benchmarks;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.DecontaminateSection;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.TreeMap;

/**
 * Leaves out documents that have words of a benchmark, or the words from them. A paraphrase or a
 * translation is not found.
 */
public final class Decontaminate implements DocumentStage {
  private static final String STAGE = "decontaminate";

  private final DecontaminateSection section;
  private final Benchmarks.Search search;

  /** Reads the benchmarks that the recipe names. */
  public static Loaded load(Recipe recipe) {
    DecontaminateSection section = recipe.decontaminate();
    if (section.benchmarks().isEmpty()) {
      return Loaded.of(() -> new Decontaminate(section, null));
    }
    Benchmarks benchmarks = Benchmarks.read(section);
    return new Loaded(
        () -> new Decontaminate(section, benchmarks.newSearch()),
        new TreeMap<>(),
        benchmarks.digests());
  }

  Decontaminate(DecontaminateSection section, Benchmarks.Search search) {
    this.section = section;
    this.search = search;
  }

  @Override
  public String name() {
    return STAGE;
  }

  @Override
  public Verdict apply(Document document) {
    if (search == null) {
      return Verdict.keep(document);
    }
    Benchmarks.Search.Found found = search.in(document.text());
    if (found.benchmark() == null) {
      return Verdict.keep(document);
    }
    boolean cut = section.action().equals(DecontaminateSection.CUT);
    return cut && !found.rest().isBlank()
        ? Verdict.keep(document.withText(found.rest().strip()))
        : Verdict.exclude(document, STAGE, found.benchmark(), found.cover(), section.minCover());
  }

  @Override
  public void takeCounts(Tally tally) {
    if (search != null) {
      search.takeCounts(tally);
    }
  }
}

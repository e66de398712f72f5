package dev.tamis.pipeline.extending;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.stages.DocumentStage;
import dev.tamis.pipeline.curate.stages.Verdict;
import dev.tamis.pipeline.recipe.Recipe;

/** Leaves out what is written in capitals; notes the share of capitals of the others. */
public final class Shouting implements DocumentStage {
  public static Loaded load(Recipe recipe) {
    return Loaded.of(Shouting::new); // read lists and models here: once for each JVM
  }

  @Override
  public String name() {
    return "shouting";
  }

  @Override
  public Verdict apply(Document document) {
    long capitals = document.text().chars().filter(Character::isUpperCase).count();
    double share = (double) capitals / document.text().length();
    return share > 0.5
        ? Verdict.exclude(document, name(), "max-capitals", share, 0.5)
        : Verdict.keep(document.note("capitals", share));
  }
}

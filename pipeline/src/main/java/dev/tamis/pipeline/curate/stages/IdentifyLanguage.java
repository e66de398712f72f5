package dev.tamis.pipeline.curate.stages;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.models.LanguageModels;
import dev.tamis.pipeline.ledger.BinCounts;
import dev.tamis.pipeline.ledger.Bins;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.LanguageSection;
import dev.tamis.pipeline.recipe.Nearest;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tags the text with its language and script, and keeps the languages that the recipe names. */
public final class IdentifyLanguage implements DocumentStage {
  private final LanguageIdentifier identifier;
  private final LanguageSection recipe;
  private final BinCounts confidences = new BinCounts("language", "confidence", Bins.SHARE);
  private long judged;

  /** Loads the model, and checks that it knows the languages that the recipe keeps. */
  public static Loaded load(Recipe recipe) {
    LanguageModels.Loaded model = LanguageModels.of(recipe.language().model());
    for (String tag : recipe.language().keep()) {
      if (!model.tags().contains(tag)) {
        throw new IllegalArgumentException(
            "language.keep does not know \"" + tag + "\"" + Nearest.hint(tag, model.tags()));
      }
    }
    return Loaded.of(
        () -> new IdentifyLanguage(model.identifier(), recipe.language()),
        new TreeMap<>(Map.of("language", model.sha256())));
  }

  IdentifyLanguage(LanguageIdentifier identifier, LanguageSection recipe) {
    this.identifier = identifier;
    this.recipe = recipe;
  }

  @Override
  public String name() {
    return "language";
  }

  @Override
  public Verdict apply(Document document) {
    Identification language = identifier.identify(document.text());
    String tag = language.tag().toString();
    Document identified = document.with(language);
    if (language.tag().isUndetermined()) {
      return recipe.undetermined()
          ? Verdict.keep(identified)
          : Verdict.exclude(identified, name(), "undetermined", tag, null);
    }
    if (!recipe.keep().isEmpty() && !recipe.keep().contains(tag)) {
      return Verdict.exclude(identified, name(), "other-language", tag, null);
    }
    confidences.add(language.confidence());
    judged++;
    if (language.confidence() < recipe.minConfidence()) {
      return Verdict.exclude(
          identified, name(), "min-confidence", language.confidence(), recipe.minConfidence());
    }
    return Verdict.keep(identified);
  }

  @Override
  public void takeCounts(Tally tally) {
    confidences.take(tally);
    if (judged > 0) {
      Keys.cut(tally, judged, name(), "confidence", true, recipe.minConfidence());
    }
    judged = 0;
  }

  @Override
  public String describe(Document passed) {
    return passed.language().tag()
        + String.format(Locale.ROOT, " %.4f", passed.language().confidence());
  }
}

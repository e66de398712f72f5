package dev.tamis.pipeline.curate;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.pipeline.recipe.LanguageSection;

/** Tags the text with its language and script, and keeps the languages that the recipe names. */
final class IdentifyLanguage implements DocumentStage {
  private final LanguageIdentifier identifier;
  private final LanguageSection recipe;

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
    if (language.tag().isUndetermined()) {
      return recipe.undetermined()
          ? Verdict.keep(document.withLanguage(language))
          : Verdict.exclude(name(), "undetermined", tag, null);
    }
    if (!recipe.keep().isEmpty() && !recipe.keep().contains(tag)) {
      return Verdict.exclude(name(), "other-language", tag, null);
    }
    if (language.confidence() < recipe.minConfidence()) {
      return Verdict.exclude(
          name(), "min-confidence", language.confidence(), recipe.minConfidence());
    }
    return Verdict.keep(document.withLanguage(language));
  }
}

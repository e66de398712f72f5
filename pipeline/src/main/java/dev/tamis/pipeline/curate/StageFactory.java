package dev.tamis.pipeline.curate;

import dev.tamis.classify.onnx.SharedSession;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.pipeline.input.Fields;
import dev.tamis.pipeline.input.ReadOptions;
import dev.tamis.pipeline.recipe.InputSection;
import dev.tamis.pipeline.recipe.Nearest;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.source.lists.SourceLists;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the stages that a recipe asks for. Asked once at submit as well, so that a wrong name is an
 * error there.
 */
public final class StageFactory {
  private StageFactory() {}

  /**
   * The stages of a recipe, in the order of the flow.
   *
   * @throws IllegalArgumentException if it names a list, tag, rule set, model or kind that is not
   *     there
   */
  public static Stages create(Recipe recipe) {
    ScrubPii scrub = new ScrubPii(PiiSettings.scanner(recipe.pii()));
    checkLanguages(recipe);
    List<DocumentStage> stages =
        List.of(
            new LocateSource(SourceLists.read(recipe.domains())),
            new ExtractText(recipe.extraction()),
            new IdentifyLanguage(
                LanguageModels.of(recipe.language().model()).identifier(), recipe.language()),
            new CheckRules(RuleSettings.of(recipe.rules()), recipe.rules().annotate()),
            new ScoreQuality(QualityModels.of(recipe.quality())),
            scrub);
    return new Stages(stages, scrub::scrubUrl);
  }

  /** How shards are read. */
  public static ReadOptions readOptions(Recipe recipe) {
    InputSection input = recipe.input();
    InputSection.FieldNames fields = input.fields();
    int limit = (int) input.maxRecord().bytes();
    return ReadOptions.DEFAULT
        .withMaxRecordBytes(limit)
        .withMaxInflatedBytes(limit)
        .withFields(
            new Fields(
                fields.text(), fields.html(), fields.url(), fields.date(), Fields.DEFAULT.id()));
  }

  /** What makes the signatures that the recipe's corpus stages ask for. */
  static List<Signer> signers(Recipe recipe) {
    return recipe.tokenDivergence().enabled() ? List.of(new TokenSigner()) : List.of();
  }

  /**
   * Names of the classifiers of which the recipe keeps the best share, in alphabetical order, which
   * is that of {@link Card#scores} and of the corpus stages.
   */
  public static List<String> ranked(Recipe recipe) {
    return List.copyOf(recipe.quality().keepBest().keySet());
  }

  /** What the sets of rules of a recipe are about, with its own numbers, in the recipe's order. */
  public static Map<String, RuleSet.About> ruleSets(Recipe recipe) {
    Map<String, RuleSet.About> abouts = new LinkedHashMap<>();
    RuleSettings.of(recipe.rules()).sets().forEach(set -> abouts.put(set.name(), set.about()));
    return abouts;
  }

  /**
   * Digests of the models and rule files that a recipe uses, by the keys that name them; a
   * classifier's is {@code quality.} and its name.
   */
  public static SortedMap<String, String> models(Recipe recipe) {
    SortedMap<String, String> models = new TreeMap<>();
    models.put("language", LanguageModels.of(recipe.language().model()).sha256());
    for (QualityModels.Limited model : QualityModels.of(recipe.quality())) {
      models.put("quality." + model.name(), model.classifier().sha256());
    }
    models.putAll(RuleSettings.digests(recipe.rules()));
    String names = recipe.pii().names().model();
    if (!names.isEmpty()) {
      models.put(
          "pii.names", SharedSession.of(PiiSettings.read("pii.names.model", names)).sha256());
    }
    return models;
  }

  private static void checkLanguages(Recipe recipe) {
    Collection<String> known = LanguageModels.of(recipe.language().model()).tags();
    recipe.language().keep().forEach(tag -> check("language.keep", tag, known));
  }

  private static void check(String key, String name, Collection<String> known) {
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          key + " does not know \"" + name + "\"" + Nearest.hint(name, known));
    }
  }
}

package dev.tamis.pipeline.cli;

import dev.tamis.classify.rules.RuleSet;
import dev.tamis.language.words.Segmentation;
import dev.tamis.pipeline.curate.models.LanguageModels;
import dev.tamis.pipeline.curate.models.RuleSettings;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RulesSection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code tamis quality}: adds {@code signals}, {@code rules}, {@code scores}, {@code keep}, {@code
 * reason}.
 */
@Command(
    name = "quality",
    description = "Adds signals, rules, scores, keep and reason to JSON lines with text.",
    mixinStandardHelpOptions = true)
final class QualityCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @CommandLine.Mixin private RecipeOptions recipes;

  @Option(
      names = "--rules",
      split = ",",
      paramLabel = "SETS",
      description = "Rule sets, separated by commas (default: those of the recipe).")
  private List<String> sets;

  @Option(
      names = "--words",
      defaultValue = "icu-by-language",
      paramLabel = "whitespace|plain-icu|icu|icu-by-language",
      description = "How texts are cut into tokens (default: ${DEFAULT-VALUE}).")
  private String words;

  @Option(
      names = "--tokens",
      paramLabel = "FIELD",
      description =
          "Field that holds the tokens of the text, as a list of strings; sets that need tokens of a text that C4 has cleaned are uncovered.")
  private String tokens;

  @Option(names = "--list", description = "Show all rule sets: variant, words, source.")
  private boolean list;

  @Override
  public Integer call() throws IOException {
    if (list) {
      RuleSet.names().forEach(this::show);
      return Tamis.DONE;
    }
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Recipe recipe = recipes.read();
    RulesSection rules = recipe.rules();
    if (sets != null) {
      sets.forEach(name -> RuleSettings.named("--rules", name));
      rules = rules.withSets(sets);
    }
    QualityFilter filter =
        new QualityFilter(
            RuleSettings.of(rules),
            QualityScores.of(recipe.quality()),
            LanguageModels.of(recipe.language().model()).identifier(),
            segmentation(),
            tokens);
    PrintWriter err = spec.commandLine().getErr();
    int status = JsonlFilter.run("text", filter::judge, err);
    if (filter.withoutTag() > 0) {
      err.println(
          "tamis: "
              + filter.withoutTag()
              + " lines name their language by what is no tag like eng_Latn; it was found out");
    }
    return status;
  }

  private Segmentation segmentation() {
    List<String> ids = new ArrayList<>();
    for (Segmentation segmentation : Segmentation.values()) {
      if (segmentation.id().equals(words)) {
        return segmentation;
      }
      ids.add(segmentation.id());
    }
    throw new IllegalArgumentException("--words must be one of " + ids + " (got: " + words + ")");
  }

  private void show(String name) {
    RuleSet set = RuleSet.named(name);
    spec.commandLine()
        .getOut()
        .println(
            name
                + "\n  "
                + set.about().variant()
                + "\n  words: "
                + set.about().words()
                + "\n  source: "
                + set.about().source());
  }
}

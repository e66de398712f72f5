package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.language.Identification;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.words.Segmentation;
import dev.tamis.pii.Finding;
import dev.tamis.pii.Hint;
import dev.tamis.pii.PiiScanner;
import dev.tamis.pii.Scrubbed;
import dev.tamis.pipeline.curate.LanguageModels;
import dev.tamis.pipeline.curate.PiiSettings;
import dev.tamis.pipeline.curate.RuleSettings;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeReader;
import dev.tamis.pipeline.recipe.RulesSection;
import dev.tamis.pipeline.source.Urls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One stage as a filter: JSON lines in, JSON lines with more fields out. */
final class FilterCommands {
  private FilterCommands() {}

  /**
   * {@code tamis language}: adds {@code language}, {@code language_score}, {@code languages} and
   * {@code multilingual}.
   */
  @Command(
      name = "language",
      description =
          "Adds language, language_score, languages and multilingual to JSON lines with text.",
      mixinStandardHelpOptions = true)
  static final class Language implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Option(
        names = "--model",
        paramLabel = "FILE",
        description = "A fastText model of languages, .bin or .ftz (default: the embedded one).",
        defaultValue = "")
    private String model;

    @Override
    public Integer call() throws IOException {
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      LanguageIdentifier identifier = LanguageModels.of(model).identifier();
      return JsonlFilter.run(
          "text", line -> identify(identifier, line), spec.commandLine().getErr());
    }

    private static void identify(LanguageIdentifier identifier, ObjectNode line) {
      Identification language = identifier.identify(line.get("text").asText());
      line.put("language", language.tag().toString());
      line.put("language_score", language.confidence());
      ObjectNode shares = line.putObject("languages");
      language.languages().forEach((tag, share) -> shares.put(tag.toString(), share));
      line.put("multilingual", language.multilingual());
    }
  }

  /**
   * {@code tamis quality}: adds {@code signals}, {@code rules}, {@code scores}, {@code keep},
   * {@code reason}.
   */
  @Command(
      name = "quality",
      description = "Adds signals, rules, scores, keep and reason to JSON lines with text.",
      mixinStandardHelpOptions = true)
  static final class Quality implements Callable<Integer> {
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
      Recipe recipe = RecipeReader.read(recipes.path(), recipes.changes());
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
      return JsonlFilter.run("text", filter::judge, spec.commandLine().getErr());
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

  /** {@code tamis pii}: adds {@code pii} and {@code scrubbed}. */
  @Command(
      name = "pii",
      description = "Adds pii (kind, start, end) and scrubbed to JSON lines with text.",
      mixinStandardHelpOptions = true)
  static final class Pii implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
    @CommandLine.Mixin private RecipeOptions recipes;

    @Override
    public Integer call() throws IOException {
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      PiiScanner scanner =
          PiiSettings.scanner(RecipeReader.read(recipes.path(), recipes.changes()).pii());
      return JsonlFilter.run("text", line -> scrub(scanner, line), spec.commandLine().getErr());
    }

    private static void scrub(PiiScanner scanner, ObjectNode line) {
      String tag = line.path("language").asText("");
      String host = Urls.host(line.path("url").asText(""));
      Hint hint = Hint.ofHost(tag.length() >= 3 ? tag.substring(0, 3) : "", host);
      Scrubbed scrubbed = scanner.scrub(line.get("text").asText(), hint);
      ArrayNode findings = line.putArray("pii");
      for (Finding finding : new ArrayList<>(scrubbed.findings())) {
        findings
            .addObject()
            .put("kind", finding.kind())
            .put("start", finding.start())
            .put("end", finding.end());
      }
      line.put("scrubbed", scrubbed.text());
    }
  }
}

package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.rules.ThresholdCalibration;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.curate.models.LanguageModels;
import dev.tamis.pipeline.curate.models.RuleSettings;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RulesSection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis calibrate}: thresholds of rule sets by language, found on clean text. */
@Command(
    name = "calibrate",
    description =
        "Finds the thresholds of rule sets by language, as quantiles over clean text, for the recipe's rules.thresholds.",
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @CommandLine.Mixin private RecipeOptions recipes;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Clean documents: JSON lines with text and, where it is known, language; .gz and .zst are read as well.")
  private List<Path> inputs;

  @Option(
      names = "--rules",
      split = ",",
      paramLabel = "SETS",
      description = "Rule sets, separated by commas (default: those of the recipe).")
  private List<String> sets;

  @Option(names = "--output", required = true, paramLabel = "FILE")
  private Path output;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description =
          "Share of a language's documents that each rule alone may reject (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(
      names = "--min-documents",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "A language of fewer documents keeps the thresholds of the sets (default: ${DEFAULT-VALUE}).")
  private int minDocuments;

  @Option(
      names = "--loosen",
      description =
          "Leave a threshold as it is where the one found is stricter: for a reference that is cleaner than a crawl.")
  private boolean loosen;

  private LanguageIdentifier identifier;
  private int status = Tamis.DONE;

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Recipe recipe = recipes.read();
    RulesSection rules = recipe.rules();
    if (sets != null) {
      sets.forEach(name -> RuleSettings.named("--rules", name));
      rules = rules.withSets(sets);
    }
    identifier = LanguageModels.of(recipe.language().model()).identifier();
    RuleSettings settings = RuleSettings.of(rules);
    ThresholdCalibration calibration =
        new ThresholdCalibration(settings.sets(), settings.computer(), share, minDocuments, loosen);
    for (Path input : inputs) {
      read(input, calibration);
    }
    List<ThresholdCalibration.Language> found = calibration.find();
    Files.writeString(
        output,
        "# Thresholds of "
            + String.join(", ", rules.sets())
            + " found by tamis calibrate; each rule rejects at most "
            + share
            + " of the clean documents of a language.\n# tag, set/rule, threshold\n"
            + ThresholdCalibration.lines(found),
        StandardCharsets.UTF_8);
    PrintWriter out = spec.commandLine().getOut();
    List<String> few = new ArrayList<>();
    for (ThresholdCalibration.Language language : found) {
      for (String set : language.uncovered()) {
        out.println("no thresholds in " + set + " for " + language.tag());
      }
      if (language.uncovered().size() == rules.sets().size()) {
        continue;
      }
      if (language.documents() < minDocuments) {
        few.add(language.tag() + " " + language.documents());
      } else {
        print(language, out);
      }
    }
    if (!few.isEmpty()) {
      out.println(
          "fewer than " + minDocuments + " documents, thresholds stay: " + String.join(", ", few));
    }
    if (ThresholdCalibration.lines(found).isEmpty()) {
      out.println("no threshold was found: " + output + " changes nothing");
    }
    out.flush();
    return status;
  }

  private void read(Path input, ThresholdCalibration calibration) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = TextLines.open(input)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        JsonNode document = parse(json, line);
        if (document == null || !document.path("text").isTextual()) {
          skip(input, number, "is no JSON object with a string \"text\"");
          continue;
        }
        String text = document.get("text").asText();
        LanguageTag tag = tag(document.path("language"), text);
        if (tag == null) {
          skip(input, number, "has a \"language\" that is no tag like \"eng_Latn\"");
          continue;
        }
        calibration.add(text, tag);
      }
    }
  }

  private void skip(Path input, long number, String why) {
    spec.commandLine().getErr().println("tamis: " + input + ":" + number + " " + why);
    status = Tamis.FAILED;
  }

  private static JsonNode parse(ObjectMapper json, String line) {
    try {
      return json.readTree(line);
    } catch (JsonProcessingException e) {
      return null; // the caller tells the line; the message would quote it
    }
  }

  /** The language that the document names, or else the one that is found; null if it is no tag. */
  private LanguageTag tag(JsonNode named, String text) {
    if (named.isMissingNode() || named.isNull() || named.asText().isEmpty() && named.isTextual()) {
      return identifier.identify(text).tag();
    }
    try {
      return LanguageTag.parse(named.asText());
    } catch (IllegalArgumentException e) {
      return null; // the caller tells the line; the message would quote it
    }
  }

  private void print(ThresholdCalibration.Language language, PrintWriter out) {
    out.println(language.tag() + "  " + language.documents() + " documents");
    row(out, "  rule", "threshold", "pass %", "found", "pass %");
    for (ThresholdCalibration.Found rule : language.rules()) {
      row(
          out,
          "  " + rule.set() + "/" + rule.rule().name(),
          number(rule.rule().threshold()),
          percent(rule.before()),
          rule.threshold() == rule.rule().threshold() ? "same" : number(rule.threshold()),
          percent(rule.after()));
    }
    row(out, "  all", "", percent(language.before()), "", percent(language.after()));
  }

  private static void row(
      PrintWriter out, String rule, String old, String before, String found, String after) {
    out.println(
        String.format(Locale.ROOT, "%-48s %10s %7s %10s %7s", rule, old, before, found, after));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}

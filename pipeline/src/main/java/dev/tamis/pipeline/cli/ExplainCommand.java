package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.curate.Document;
import dev.tamis.pipeline.curate.DocumentStage;
import dev.tamis.pipeline.curate.StageFactory;
import dev.tamis.pipeline.curate.Verdict;
import dev.tamis.pipeline.decide.CorpusStages;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Position;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code tamis explain}: every decision on each document on standard input, in the order of the
 * flow.
 */
@Command(
    name = "explain",
    description =
        "Shows every decision on JSON lines with text or html, in order, with values and thresholds.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private RecipeOptions recipes;

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Recipe recipe = RecipeReader.read(recipes.path(), recipes.changes());
    var stages = StageFactory.create(recipe);
    String corpusStages = corpusStages(recipe);
    PrintWriter out = spec.commandLine().getOut();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    long number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        explain(document(line, number++), stages.list(), corpusStages, out);
      }
    }
    return Tamis.DONE;
  }

  private static Document document(String line, long number) throws IOException {
    JsonNode json = new ObjectMapper().readTree(line);
    boolean html = !json.path("text").isTextual();
    String body = json.path(html ? "html" : "text").asText("");
    return Document.of(
        new CrawlRecord(
            "standard input",
            new Position(number, 0),
            "",
            json.path("url").asText(""),
            "",
            new Body.Chars(html, body),
            new TreeMap<>(),
            false));
  }

  /** What a run would ask as well, and one document cannot answer. */
  private static String corpusStages(Recipe recipe) {
    List<String> names = CorpusStages.of(recipe).stream().map(CorpusStages.Stage::name).toList();
    return names.isEmpty()
        ? "kept; no corpus stage is on"
        : "kept, unless a corpus stage removes it; they judge it among the others of a run, not alone: "
            + String.join(", ", names);
  }

  private static void explain(
      Document document, Iterable<DocumentStage> stages, String corpusStages, PrintWriter out) {
    Document now = document;
    for (DocumentStage stage : stages) {
      Verdict verdict = stage.apply(now);
      out.println(String.format(Locale.ROOT, "%-12s %s", stage.name(), describe(stage, verdict)));
      if (!(verdict instanceof Verdict.Kept kept)) {
        out.println();
        return;
      }
      now = kept.document();
    }
    out.println(corpusStages + "\n");
  }

  private static String describe(DocumentStage stage, Verdict verdict) {
    if (verdict instanceof Verdict.Excluded excluded) {
      Decision decision = excluded.decision();
      String threshold = decision.threshold() == null ? "" : " against " + decision.threshold();
      return "EXCLUDED by "
          + decision.stage()
          + "/"
          + decision.rule()
          + ": "
          + decision.value()
          + threshold;
    }
    if (verdict instanceof Verdict.Failed failed) {
      return "FAILED: " + failed.error();
    }
    Document document = ((Verdict.Kept) verdict).document();
    return "pass  "
        + switch (stage.name()) {
          case "domains" -> document.domain();
          case "extraction" -> document.text().length() + " characters";
          case "language" ->
              document.language().tag()
                  + String.format(Locale.ROOT, " %.4f", document.language().confidence());
          case "quality" -> document.scores().toString();
          case "pii" -> document.pii().toString();
          default -> "";
        };
  }
}

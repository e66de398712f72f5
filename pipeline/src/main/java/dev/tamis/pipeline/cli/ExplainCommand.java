package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.curate.Stages;
import dev.tamis.pipeline.curate.stages.DocumentStage;
import dev.tamis.pipeline.curate.stages.Verdict;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
    Recipe recipe = recipes.read();
    Plan plan = Plan.of(recipe);
    Stages stages = plan.newStages();
    String corpusStages = corpusStages(plan);
    PrintWriter out = spec.commandLine().getOut();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    long number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        explain(StageFilter.document(object(line), number++), stages.list(), corpusStages, out);
      }
    }
    return Tamis.DONE;
  }

  private static ObjectNode object(String line) throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(line);
  }

  /** What a run would ask as well, and one document cannot answer. */
  private static String corpusStages(Plan plan) {
    List<String> names = plan.corpusStages().stream().map(CorpusStage::name).toList();
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
    return "pass  " + stage.describe(((Verdict.Kept) verdict).document());
  }
}

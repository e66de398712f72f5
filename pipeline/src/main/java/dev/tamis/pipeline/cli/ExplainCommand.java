package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.curate.Stages;
import dev.tamis.pipeline.curate.stages.DocumentStage;
import dev.tamis.pipeline.curate.stages.Verdict;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
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
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For example:",
      "  echo '{\"text\": \"Write to jo.miller@tamis-sample.org\"}' | tamis explain",
      "  tamis explain --recipe fineweb --format json < page.jsonl"
    })
final class ExplainCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private RecipeOptions recipes;

  @CommandLine.Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "text|json",
      description = "text for people, json for machines (default: ${DEFAULT-VALUE}).")
  private String format;

  @Override
  public Integer call() throws IOException {
    OutputFormat.check(format);
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Recipe recipe = recipes.read();
    Plan plan = Plan.of(recipe);
    Stages stages = plan.newStages();
    String corpusStages = corpusStages(plan);
    PrintWriter out = spec.commandLine().getOut();
    AtomicLong number = new AtomicLong();
    JsonlFilter.Read read =
        JsonlFilter.forEach(
            List.of("text", "html"),
            line -> {
              Document document = StageFilter.document(line, number.getAndIncrement());
              if (format.equals(OutputFormat.JSON)) {
                out.println(json(document, stages.list(), plan));
              } else {
                explain(document, stages.list(), corpusStages, out);
              }
            },
            spec.commandLine().getErr());
    if (read.good() + read.bad() == 0) {
      throw new IllegalArgumentException(
          "there is no document on standard input; as in: echo '{\"text\": \"...\"}' | tamis explain");
    }
    return read.bad() == 0 ? Tamis.DONE : Tamis.BAD_USAGE;
  }

  /** What a run would ask as well, and one document cannot answer. */
  private static String corpusStages(Plan plan) {
    List<String> names = plan.corpusStages().stream().map(CorpusStage::name).toList();
    return names.isEmpty()
        ? "kept; no corpus stage is on"
        : "kept, unless a corpus stage removes it; they judge it among the others of a run, not alone: "
            + String.join(", ", names);
  }

  /** The same decisions for machines. */
  private static ObjectNode json(Document document, Iterable<DocumentStage> stages, Plan plan) {
    ObjectNode told = new ObjectMapper().createObjectNode();
    told.put("id", document.id().toString()).put("kept", true);
    ArrayNode decisions = told.putArray("decisions");
    Document now = document;
    for (DocumentStage stage : stages) {
      Verdict verdict = stage.apply(now);
      ObjectNode decision = decisions.addObject().put("stage", stage.name());
      if (verdict instanceof Verdict.Kept kept) {
        now = kept.document();
        decision.put("verdict", "pass").put("found", stage.describe(now));
        continue;
      }
      told.put("kept", false);
      if (verdict instanceof Verdict.Excluded excluded) {
        Decision own = excluded.decision();
        decision.put("verdict", "excluded").put("by", own.stage()).put("rule", own.rule());
        decision.putPOJO("value", own.value());
        decision.putPOJO("threshold", own.threshold());
      } else if (verdict instanceof Verdict.Failed failed) {
        decision.put("verdict", "failed").put("error", failed.error());
      }
      return told;
    }
    ArrayNode later = told.putArray("corpus_stages");
    plan.corpusStages().forEach(stage -> later.add(stage.name()));
    return told;
  }

  private void explain(
      Document document, Iterable<DocumentStage> stages, String corpusStages, PrintWriter out) {
    Document now = document;
    for (DocumentStage stage : stages) {
      Verdict verdict = stage.apply(now);
      boolean passes = verdict instanceof Verdict.Kept;
      out.println(
          String.format(Locale.ROOT, "%-12s ", stage.name())
              + coloured(describe(stage, verdict), passes));
      if (!(verdict instanceof Verdict.Kept kept)) {
        out.println();
        return;
      }
      now = kept.document();
    }
    out.println(corpusStages + "\n");
  }

  /** Green and red on a terminal, unless NO_COLOR is set. */
  private String coloured(String text, boolean passes) {
    return spec.commandLine().getColorScheme().ansi().enabled()
        ? (passes ? "\033[32m" : "\033[31m") + text + "\033[0m"
        : text;
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

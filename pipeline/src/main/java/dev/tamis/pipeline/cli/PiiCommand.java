package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pii.Finding;
import dev.tamis.pii.Scrubbed;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.stages.ScrubPii;
import dev.tamis.pipeline.curate.stages.Verdict;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code tamis pii}: the stage {@code pii} as a filter; adds {@code pii} and {@code scrubbed}. A
 * line that a run would not keep has {@code keep} and {@code reason}, and no {@code scrubbed}.
 */
@Command(
    name = "pii",
    description = "Adds pii (kind, start, end) and scrubbed to JSON lines with text.",
    mixinStandardHelpOptions = true)
final class PiiCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @CommandLine.Mixin private RecipeOptions recipes;

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    StageFilter filter = new StageFilter(ScrubPii.load(recipes.read()));
    return JsonlFilter.run("text", line -> add(filter, line), spec.commandLine().getErr());
  }

  private static void add(StageFilter filter, ObjectNode line) {
    Verdict verdict = filter.judge(line);
    ArrayNode findings = line.putArray("pii");
    Document document = StageFilter.documentOf(verdict);
    if (document != null) {
      Scrubbed scrubbed = document.find(ScrubPii.Found.class, null).scrubbed();
      for (Finding finding : scrubbed.findings()) {
        findings
            .addObject()
            .put("kind", finding.kind())
            .put("start", finding.start())
            .put("end", finding.end());
      }
    }
    if (verdict instanceof Verdict.Kept kept) {
      line.put("scrubbed", kept.document().text());
    }
    StageFilter.tell(verdict, line);
  }
}

package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tamis.pipeline.report.look.CorpusFolder;
import dev.tamis.pipeline.report.papers.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis card}: what the papers of a corpus say, and what a person still has to. */
@Command(
    name = "card",
    description = "Shows what a person has said of a corpus, and what is still to be said.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "What is missing is said in the recipe's section card, and the papers are written by the run:",
      "  tamis card --missing out",
      "  tamis run ... --set card.license=ODC-By-1.0 --set 'card.creator=Example Lab'"
    })
final class CardCommand implements Callable<Integer> {
  private static final List<String> PAPERS =
      List.of("README.md", "croissant.json", "training-content-summary.md");

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--missing",
      description = "Only what is still to be said; exit status 1 where anything is.")
  private boolean missing;

  @Parameters(paramLabel = "OUT", description = "Output folder of a run.")
  private String folder;

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    CorpusFolder corpus = CorpusFolder.open(folder);
    PrintWriter out = spec.commandLine().getOut();
    int left = 0;
    for (Map.Entry<String, JsonNode> said : corpus.manifest().at("/recipe/card").properties()) {
      boolean empty = said.getValue().isTextual() && said.getValue().asText().isEmpty();
      left += empty ? 1 : 0;
      if (empty) {
        out.println("card." + said.getKey() + ": missing in " + papersThatNeed(said.getKey()));
      } else if (!missing) {
        out.println("card." + said.getKey() + ": " + said.getValue().asText());
      }
    }
    if (missing && left == 0) {
      out.println("nothing is missing");
    }
    out.flush();
    return missing && left > 0 ? Tamis.FAILED : Tamis.DONE;
  }

  private String papersThatNeed(String key) throws IOException {
    StringBuilder papers = new StringBuilder();
    String path = folder.endsWith("/") ? folder : folder + "/";
    for (String paper : PAPERS) {
      String text = new String(CorpusFolder.read(path + paper), StandardCharsets.UTF_8);
      if (text.contains(Source.mark(key))) {
        papers.append(papers.isEmpty() ? "" : ", ").append(paper);
      }
    }
    return papers.isEmpty() ? "no paper" : papers.toString();
  }
}

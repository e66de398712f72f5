package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.report.look.CorpusFolder;
import dev.tamis.pipeline.report.look.Sample;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tamis get}: one record by its id, or what became of it. */
@Command(
    name = "get",
    description = "Shows the record with an id, or the line that says why it is not in the corpus.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit status: 1 where no record has the id. For example:",
      "  tamis get out 0f3a..."
    })
final class GetCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OUT", description = "Output folder of a run.")
  private String folder;

  @Parameters(index = "1", paramLabel = "ID", description = "The id, 32 hexadecimal digits.")
  private String id;

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    String wanted = id.toLowerCase(Locale.ROOT);
    if (!wanted.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("ID must be 32 hexadecimal digits (got: " + id + ")");
    }
    CorpusFolder corpus = CorpusFolder.open(folder);
    ObjectNode found = Sample.find(corpus.files("data/"), wanted);
    if (found == null) {
      found = Sample.find(corpus.files("excluded/"), wanted);
    }
    if (found == null) {
      spec.commandLine().getErr().println("tamis: no kept or excluded record has the id " + id);
      return Tamis.FAILED;
    }
    spec.commandLine().getOut().println(found);
    return Tamis.DONE;
  }
}

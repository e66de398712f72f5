package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.OutputFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tamis sweep}: deletes the files of attempts after a detached run. */
@Command(
    name = "sweep",
    description = "Deletes the files of attempts that a detached run left in OUT/.work.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  @Parameters(paramLabel = "OUT", description = "Folder of a corpus whose job has ended.")
  private String output;

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    new OutputFolder(output.endsWith("/") ? output : output + "/").sweep();
    return Tamis.DONE;
  }
}

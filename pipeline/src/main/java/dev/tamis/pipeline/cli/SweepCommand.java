package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.OutputFolder;
import dev.tamis.pipeline.files.Found;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.files.UserPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tamis sweep}: deletes the files of attempts after a detached run. */
@Command(
    name = "sweep",
    description =
        "Deletes the files of attempts that a detached run, or one that was killed, left in OUT/.work.",
    mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "OUT",
      description = "Folder of a corpus whose job has ended.")
  private String output;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FLAGS",
      description = "Behind --: flags of Beam's file systems, such as --awsRegion=eu-west-1.")
  private List<String> engineFlags = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(EngineFlags.parse(spec.commandLine(), engineFlags));
    OutputFolder folder = OutputFolder.of(output);
    Found found =
        Storage.find(output).orElse(UserPath.isLocal(output) ? null : new Found(output, 0, true));
    if (found == null) {
      throw new IllegalArgumentException("no such folder: " + output);
    }
    boolean recovered = folder.recover();
    List<String> left = Storage.filesIn(folder.work());
    folder.sweep();
    spec.commandLine()
        .getOut()
        .println(
            (recovered ? "the new corpus is in its place; " : "")
                + (left.isEmpty()
                    ? "there was nothing to sweep in " + folder.path()
                    : "swept " + left.size() + " files in " + folder.work()));
    return Tamis.DONE;
  }
}

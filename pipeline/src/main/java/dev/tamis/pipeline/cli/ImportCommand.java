package dev.tamis.pipeline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis import}: data of other projects, from a user's own copy. */
@Command(
    name = "import",
    description = "Reads data of other projects from a copy of your own.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "import what? tamis help import lists it");
  }

  @Command(
      name = "fineweb2",
      description =
          "Reads configs/*.yml of huggingface/fineweb-2: thresholds and stop words, for the recipe's rules.fineweb2.",
      mixinStandardHelpOptions = true)
  int fineWeb2(
      @Parameters(paramLabel = "FOLDER", description = "A copy of the repository, or its configs.")
          Path folder,
      @Option(names = "--output", required = true, paramLabel = "FILE") Path output)
      throws IOException {
    FineWeb2Configs configs = FineWeb2Configs.read(folder);
    Files.writeString(output, configs.text());
    spec.commandLine().getErr().println("tamis: " + configs.size() + " languages in " + output);
    return Tamis.DONE;
  }
}

package dev.tamis.pipeline.cli;

import dev.tamis.classify.train.LabelledFile;
import dev.tamis.classify.train.QualityTrainer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis train quality}: a classifier from a teacher's labels or scores. */
@Command(
    name = "quality",
    description =
        "Trains a text classifier from JSON lines with text and label, or score from 0 to 5;"
            + " language and group, host, domain or source are used where they are there.",
    mixinStandardHelpOptions = true)
final class TrainQuality implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "JSON lines; .gz and .zst are read as what they are.")
  private Path data;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FOLDER",
      description = "Gets model.onnx, classifier.json, card.md and held-out.tsv.")
  private Path output;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of its score (default: the name of the folder).")
  private String name;

  @Option(
      names = "--positive",
      paramLabel = "LABEL",
      description = "The label that counts against all others (default: the last of two).")
  private String positive;

  @Option(names = "--seed", defaultValue = "20261124", paramLabel = "N")
  private long seed;

  @Override
  public Integer call() throws IOException {
    LabelledFile.Contents contents;
    try (BufferedReader lines = TextLines.open(data)) {
      contents = LabelledFile.read(data.toString(), lines, positive);
    }
    String chosen =
        name == null ? output.toAbsolutePath().normalize().getFileName().toString() : name;
    QualityTrainer.Trained trained = new QualityTrainer(seed).train(chosen, contents);
    Files.createDirectories(output);
    Files.write(output.resolve("model.onnx"), trained.model());
    write("classifier.json", trained.description());
    write("card.md", trained.card());
    write("held-out.tsv", trained.table());
    spec.commandLine()
        .getErr()
        .println(
            "tamis: trained on "
                + contents.texts().size()
                + " texts; "
                + output.resolve("card.md")
                + " tells how well");
    return Tamis.DONE;
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(output.resolve(file), content, StandardCharsets.UTF_8);
  }
}

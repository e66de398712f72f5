package dev.tamis.pipeline.cli;

import dev.tamis.classify.train.LabelledFile;
import dev.tamis.classify.train.QualityTrainer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
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
      description =
          "Gets model.onnx, classifier.json, card.md and held-out.tsv; with an encoder, in folders"
              + " hashed and encoder, and comparison.tsv.")
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

  @ArgGroup(exclusive = false)
  private EncoderOptions encoder;

  @Option(names = "--seed", defaultValue = "20261124", paramLabel = "N")
  private long seed;

  @Override
  public Integer call() throws IOException {
    String chosen =
        name == null ? output.toAbsolutePath().normalize().getFileName().toString() : name;
    checkName(chosen);
    LabelledFile.Contents contents;
    try (BufferedReader lines = TextLines.open(data)) {
      contents = LabelledFile.read(data.toString(), lines, positive);
    }
    QualityTrainer trainer = new QualityTrainer(seed);
    PrintWriter err = spec.commandLine().getErr();
    if (encoder == null) {
      write(output, trainer.train(chosen, contents));
      err.println(
          "tamis: trained on "
              + contents.texts().size()
              + " texts; "
              + output.resolve("card.md")
              + " tells how well");
      return Tamis.DONE;
    }
    encoder.train(chosen, contents, trainer, seed, output, err);
    return Tamis.DONE;
  }

  /** The name of a score is a part of names of files and of outputs of a network. */
  private static void checkName(String chosen) {
    if (chosen.isBlank()
        || chosen.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          "--name must have characters, and no slash (got: \"" + chosen + "\")");
    }
  }

  static void write(Path folder, QualityTrainer.Trained trained) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.onnx"), trained.model());
    Files.writeString(
        folder.resolve("classifier.json"), trained.description(), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("card.md"), trained.card(), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("held-out.tsv"), trained.table(), StandardCharsets.UTF_8);
  }
}

package dev.tamis.pipeline.cli;

import dev.tamis.classify.onnx.Pooling;
import dev.tamis.classify.onnx.SentenceEncoder;
import dev.tamis.classify.train.LabelledFile;
import dev.tamis.classify.train.QualityTrainer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

  @Option(
      names = "--encoder",
      paramLabel = "FOLDER",
      description =
          "A sentence encoder of your own, model.onnx and tokenizer.json, or one that has heads of this"
              + " command already, which are kept: a head is trained on its vectors as well, on the"
              + " same folds, and the command says which model did better.")
  private Path encoder;

  @Option(
      names = "--pooling",
      defaultValue = "mean",
      paramLabel = "HOW",
      description =
          "Of an encoder: mean, as MiniLM and e5 are used, or cls, as bge and arctic-embed are"
              + " (default: ${DEFAULT-VALUE}).")
  private String pooling;

  @Option(
      names = "--max-tokens",
      defaultValue = "512",
      paramLabel = "N",
      description =
          "Of an encoder: a text's first so many tokens count (default: ${DEFAULT-VALUE}).")
  private int maxTokens;

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
    // Before the longer half, so that an encoder that does not fit is told at once.
    SentenceEncoder sentences = SentenceEncoder.load(encoder, pooling(), maxTokens);
    QualityTrainer.Trained hashed = trainer.train(chosen, contents);
    QualityTrainer.Trained headed = trainer.trainHead(chosen, contents, sentences, maxTokens);
    write(output.resolve("hashed"), hashed);
    write(output.resolve("encoder"), headed);
    Files.write(output.resolve("encoder").resolve("tokenizer.json"), sentences.tokenizer());
    List<String> heads = EncoderHeads.write(encoder, output.resolve("encoder"), chosen, headed);
    if (heads.size() > 1) {
      err.println("tamis: model.onnx has the heads " + String.join(", ", heads));
    }
    String measure = contents.scored() ? "Spearman" : "AUC";
    Files.writeString(
        output.resolve("comparison.tsv"),
        String.format(
            Locale.ROOT,
            "model\t%s\nhashed\t%.4f\nencoder\t%.4f\n",
            measure,
            hashed.heldOut(),
            headed.heldOut()),
        StandardCharsets.UTF_8);
    boolean better = headed.heldOut() > hashed.heldOut();
    err.printf(
        Locale.ROOT,
        "tamis: on the same held-out texts %s is %.3f of hashed words and %.3f of the encoder;"
            + " %s did better%n",
        measure,
        hashed.heldOut(),
        headed.heldOut(),
        better ? output.resolve("encoder") : output.resolve("hashed"));
    return Tamis.DONE;
  }

  private Pooling pooling() {
    for (Pooling known : Pooling.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(pooling)) {
        return known;
      }
    }
    throw new CommandLine.ParameterException(
        spec.commandLine(), "--pooling must be mean or cls (got: \"" + pooling + "\")");
  }

  private static void write(Path folder, QualityTrainer.Trained trained) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.onnx"), trained.model());
    Files.writeString(
        folder.resolve("classifier.json"), trained.description(), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("card.md"), trained.card(), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("held-out.tsv"), trained.table(), StandardCharsets.UTF_8);
  }
}

package dev.tamis.pipeline.cli;

import dev.tamis.classify.textness.TextnessTrainer;
import dev.tamis.language.train.FrequentWords;
import dev.tamis.language.train.LanguageTrainer;
import dev.tamis.language.train.TrainingOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tamis train}: models from labelled text; the same data and seed give the same bytes. */
@Command(
    name = "train",
    description = "Trains a model from labelled text.",
    subcommands = {TrainQuality.class, TrainLabel.class},
    mixinStandardHelpOptions = true)
final class TrainCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "train what? tamis help train lists the models");
  }

  @Command(
      name = "language",
      description =
          "Trains the language model from a folder of files like eng_Latn.txt, a sentence a line.",
      mixinStandardHelpOptions = true)
  int language(
      @Parameters(paramLabel = "FOLDER") Path folder,
      @Option(names = "--output", required = true, paramLabel = "FILE") Path output,
      @Option(
              names = "--examples",
              defaultValue = "8000",
              paramLabel = "N",
              description = "Examples drawn for each label (default: ${DEFAULT-VALUE}).")
          int examples,
      @Option(names = "--seed", defaultValue = "20261124", paramLabel = "N") long seed)
      throws IOException {
    Path table = Path.of(output + ".md");
    Files.writeString(table, ""); // a path that cannot be written is told before the training
    TrainingOptions base = TrainingOptions.DEFAULT;
    TrainingOptions options =
        new TrainingOptions(base.bits(), base.labelsPerBucket(), examples, seed);
    PrintWriter err = spec.commandLine().getErr();
    LanguageTrainer.Trained trained =
        new LanguageTrainer(
                options,
                line -> {
                  err.println(line);
                  err.flush();
                })
            .train(folder);
    try (OutputStream out = Files.newOutputStream(output)) {
      trained.model().write(out);
    }
    Files.writeString(table, trained.table(), StandardCharsets.UTF_8);
    Files.writeString(Path.of(output + ".tsv"), trained.rows(), StandardCharsets.UTF_8);
    spec.commandLine().getOut().print(trained.table());
    spec.commandLine().getOut().flush();
    return Tamis.DONE;
  }

  @Command(
      name = "stop-words",
      description =
          "Counts the most frequent words of each language in a folder of files like eng_Latn.txt.",
      mixinStandardHelpOptions = true)
  int stopWords(
      @Parameters(paramLabel = "FOLDER") Path folder,
      @Option(names = "--output", required = true, paramLabel = "FILE") Path output)
      throws IOException {
    Files.writeString(output, FrequentWords.of(folder), StandardCharsets.UTF_8);
    return Tamis.DONE;
  }

  @Command(
      name = "textness",
      description =
          "Trains the embedded classifier from gzipped JSON lines with text, label, kind and source;"
              + " writes its model card beside it.",
      mixinStandardHelpOptions = true)
  int textness(
      @Parameters(paramLabel = "FILE") Path data,
      @Option(
              names = "--sentences",
              required = true,
              paramLabel = "FILE",
              description =
                  "Gzipped tar archive of files like eng_Latn.txt, a sentence a line: clean text that"
                      + " is never trained on, for the cut and to measure against.")
          Path sentences,
      @Option(names = "--output", required = true, paramLabel = "FILE") Path output,
      @Option(names = "--seed", defaultValue = "20261124", paramLabel = "N") long seed)
      throws IOException {
    TextnessTrainer.Trained trained = new TextnessTrainer(seed).train(data, sentences);
    Files.write(output, trained.model());
    Path card = Path.of(output.toString().replaceFirst("\\.onnx$", "") + ".md");
    Files.writeString(card, trained.card(), StandardCharsets.UTF_8);
    return Tamis.DONE;
  }
}

package dev.tamis.pipeline.cli;

import dev.tamis.classify.onnx.Pooling;
import dev.tamis.classify.onnx.SentenceEncoder;
import dev.tamis.classify.train.HeadKind;
import dev.tamis.classify.train.HeadTrainer;
import dev.tamis.classify.train.LabelledFile;
import dev.tamis.classify.train.QualityTrainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The sentence encoder of {@code tamis train quality}, if there is one. */
final class EncoderOptions {
  private static final String BEST = "best";

  @Option(
      names = "--encoder",
      required = true,
      paramLabel = "FOLDER",
      description =
          "A sentence encoder of your own, model.onnx and tokenizer.json, or one that has heads of"
              + " this command already, which are kept: heads are trained on its vectors as well,"
              + " on the same folds, and the command says which model did best.")
  private Path folder;

  @Option(
      names = "--head",
      defaultValue = BEST,
      paramLabel = "KIND",
      description =
          "Of an encoder: linear (logistic regression of labels, ridge regression of scores), mlp"
              + " (one hidden layer), or best, the better of both on the held-out texts (default:"
              + " ${DEFAULT-VALUE}).")
  private String head;

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

  /** Trains hashed n-grams and heads, writes both models, and says which did best. */
  void train(
      String name,
      LabelledFile.Contents contents,
      QualityTrainer trainer,
      long seed,
      Path output,
      PrintWriter err)
      throws IOException {
    List<HeadKind> kinds = kinds();
    // Before the longer half, so that an encoder that does not fit is told at once.
    SentenceEncoder sentences = SentenceEncoder.load(folder, pooling(), maxTokens);
    QualityTrainer.Trained hashed = trainer.train(name, contents);
    HeadTrainer.Headed headed =
        new HeadTrainer(seed).train(name, contents, sentences, maxTokens, kinds);
    Path to = output.resolve("encoder");
    TrainQuality.write(output.resolve("hashed"), hashed);
    TrainQuality.write(to, headed.trained());
    Files.write(to.resolve("tokenizer.json"), sentences.tokenizer());
    List<String> heads = EncoderHeads.write(folder, to, name, headed.trained());
    if (heads.size() > 1) {
      err.println("tamis: model.onnx has the heads " + String.join(", ", heads));
    }
    compare(contents.scored() ? "Spearman" : "AUC", hashed.heldOut(), headed, output, err);
  }

  private static void compare(
      String measure, double hashed, HeadTrainer.Headed headed, Path output, PrintWriter err)
      throws IOException {
    Map<String, Double> all = new TreeMap<>(Map.of("hashed", hashed));
    headed.heldOut().forEach((kind, value) -> all.put("encoder-" + kind, value));
    StringBuilder table = new StringBuilder("model\t" + measure + "\n");
    StringBuilder told = new StringBuilder();
    all.forEach(
        (model, value) -> {
          table.append(String.format(Locale.ROOT, "%s\t%.4f%n", model, value).replace("\r", ""));
          told.append(String.format(Locale.ROOT, " %.3f %s,", value, model));
        });
    Files.writeString(output.resolve("comparison.tsv"), table, StandardCharsets.UTF_8);
    double encoder = headed.trained().heldOut();
    String verdict =
        Double.isNaN(encoder) || Double.isNaN(hashed)
            ? " which did better cannot be said"
            : encoder > hashed
                ? " " + output.resolve("encoder") + " (" + headed.kind() + ") did better"
                : " " + output.resolve("hashed") + " did better";
    err.println("tamis: " + measure + " on the same held-out texts:" + told + verdict);
  }

  private List<HeadKind> kinds() {
    if (head.equals(BEST)) {
      return List.of(HeadKind.values());
    }
    for (HeadKind kind : HeadKind.values()) {
      if (kind.toString().equals(head)) {
        return List.of(kind);
      }
    }
    throw new IllegalArgumentException(
        "--head must be linear, mlp or best (got: \"" + head + "\")");
  }

  private Pooling pooling() {
    for (Pooling known : Pooling.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(pooling)) {
        return known;
      }
    }
    throw new IllegalArgumentException("--pooling must be mean or cls (got: \"" + pooling + "\")");
  }
}

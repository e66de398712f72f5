package dev.tamis.classify.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text classifier that the user brings: a folder with {@code model.onnx}, {@code tokenizer.json}
 * and {@code classifier.json} ({@link ClassifierSpec}). It is tried when it is loaded, so that what
 * does not fit is an error then. Thread-safe; nothing is fetched from a network.
 */
public final class OnnxModel {
  private final ClassifierSpec spec;
  private final SharedSession session;
  private final TextEncoder encoder;
  private final BatchRunner runner;

  /**
   * A window of a text.
   *
   * @param text which text, from 0
   * @param tokens of it
   */
  private record Row(int text, Encoding tokens) {
    int length() {
      return tokens.getIds().length;
    }
  }

  private OnnxModel(ClassifierSpec spec, SharedSession session, TextEncoder encoder) {
    this.spec = spec;
    this.session = session;
    this.encoder = encoder;
    this.runner = new BatchRunner(session, spec.output(), encoder.padId());
  }

  /**
   * Loads a model and tries it.
   *
   * @throws IOException if a file is missing or cannot be read
   * @throws IllegalArgumentException if the files are not what they should be, or do not fit
   *     together; the message names the file
   */
  public static OnnxModel load(Path folder) throws IOException {
    OnnxRuntime.requireWithTokenizers("a classifier in ONNX");
    Path file = folder.resolve("model.onnx");
    ClassifierSpec spec = ClassifierSpec.parse(bytes(folder, "classifier.json"));
    byte[] tokenizer = bytes(folder, "tokenizer.json");
    if (!Files.isRegularFile(file)) {
      throw new IOException("no file model.onnx in the folder");
    }
    check(spec, scan(file));
    SharedSession session = SharedSession.of(file);
    if (!spec.sha256().isEmpty() && !spec.sha256().equals(session.sha256())) {
      throw new IllegalArgumentException(
          "model.onnx: sha256 must be " + spec.sha256() + " (got: " + session.sha256() + ")");
    }
    OnnxModel model = new OnnxModel(spec, session, encoder(tokenizer, spec));
    new Trial(model.runner, model.encoder, spec).run();
    return model;
  }

  /** What {@code classifier.json} says. */
  public ClassifierSpec spec() {
    return spec;
  }

  /** SHA-256 of {@code model.onnx}, hexadecimal. */
  public String sha256() {
    return session.sha256();
  }

  /**
   * What the model's outputs mean for each text, in the order of the texts: probabilities of the
   * labels, or the one score of a regression.
   *
   * @throws IllegalStateException if the model answers with a number that is not finite
   */
  List<double[]> ask(List<String> texts) {
    List<Row> rows = new ArrayList<>();
    List<List<double[]>> answers = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      for (Encoding window : encoder.encode(texts.get(i))) {
        rows.add(new Row(i, window));
      }
      answers.add(new ArrayList<>());
    }
    // Rows of about the same length waste the least on padding.
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> rows.get(i).length()));
    double[][] activated = new double[rows.size()][];
    for (int from = 0; from < order.size(); ) {
      int to = runner.end(order, from, spec.batch(), i -> rows.get(i).length());
      List<Integer> batch = order.subList(from, to);
      float[][] outputs = runner.run(batch.stream().map(i -> rows.get(i).tokens()).toList());
      for (int i = 0; i < outputs.length; i++) {
        activated[batch.get(i)] = Outputs.activate(spec.head(), outputs[i]);
      }
      from = to;
    }
    for (int i = 0; i < activated.length; i++) {
      answers.get(rows.get(i).text()).add(activated[i]);
    }
    return answers.stream().map(windows -> Outputs.join(spec.windows(), windows)).toList();
  }

  private static void check(ClassifierSpec spec, OnnxFile file) {
    if (file.isExternal()) {
      throw new IllegalArgumentException(
          "model.onnx: its weights must be in the same file, and some are in others");
    }
    if (file.isQuantized() && spec.batch() > 1) {
      throw new IllegalArgumentException(
          "classifier.json: batch must be 1 for a quantised model, whose scores depend on the other"
              + " texts of a batch (got: "
              + spec.batch()
              + ")");
    }
    boolean bytes = spec.precision() == ClassifierSpec.Precision.INT8;
    if (spec.precision() != null && bytes != file.isQuantized()) {
      Set<String> operators = new TreeSet<>(file.operators());
      throw new IllegalArgumentException(
          "classifier.json: precision does not fit the operators of model.onnx (got: "
              + spec.precision()
              + ", "
              + operators
              + ")");
    }
  }

  private static OnnxFile scan(Path file) {
    try {
      return OnnxFile.scan(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("model.onnx: " + e.getMessage(), e);
    }
  }

  private static TextEncoder encoder(byte[] json, ClassifierSpec spec) {
    try {
      return new TextEncoder(json, spec);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("tokenizer.json cannot be loaded: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException("no file " + name + " in the folder");
    }
    return Files.readAllBytes(file);
  }
}

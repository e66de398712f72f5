package dev.tamis.classify.onnx;

import dev.tamis.classify.ModelDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private final BatchRunner runner;
  private final OnePass pass;

  private OnnxModel(ClassifierSpec spec, SharedSession session, BatchRunner runner, OnePass pass) {
    this.spec = spec;
    this.session = session;
    this.runner = runner;
    this.pass = pass;
  }

  /**
   * Loads a model and tries it.
   *
   * @throws IOException if a file is missing or cannot be read
   * @throws IllegalArgumentException if the files are not what they should be, or do not fit
   *     together; the message names the file
   */
  public static OnnxModel load(Path folder) throws IOException {
    return load(folder, "");
  }

  /**
   * The file that says what a head is; that of the only one, or the main one, for an empty name.
   */
  public static String description(String head) {
    return head.isEmpty() ? "classifier.json" : "classifier-" + head + ".json";
  }

  /**
   * Loads one of several heads that a model has and tries it. Heads of one model that see the same
   * part of a text cost one pass of the network.
   *
   * @param head what {@code classifier-HEAD.json} describes; empty for {@code classifier.json}
   * @throws IOException if a file is missing or cannot be read
   * @throws IllegalArgumentException if the files are not what they should be, or do not fit
   *     together; the message names the file
   */
  public static OnnxModel load(Path folder, String head) throws IOException {
    OnnxRuntime.requireWithTokenizers("a classifier in ONNX");
    Path file = folder.resolve("model.onnx");
    ClassifierSpec spec = ClassifierSpec.parse(bytes(folder, description(head)));
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
    TextEncoder encoder = encoder(tokenizer, spec);
    BatchRunner runner = new BatchRunner(session, spec.output(), encoder.padId());
    new Trial(runner, encoder, spec).run();
    String network = session.sha256() + " " + ModelDigest.sha256(tokenizer);
    OnePass pass = OnePass.of(network, spec, encoder, runner);
    pass.add(runner.output());
    return new OnnxModel(spec, session, runner, pass);
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
    return pass.ask(texts, runner.output()).stream().map(this::joined).toList();
  }

  private double[] joined(List<float[]> windows) {
    return Outputs.join(
        spec.windows(), windows.stream().map(row -> Outputs.activate(spec.head(), row)).toList());
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

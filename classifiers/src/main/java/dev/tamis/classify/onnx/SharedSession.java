package dev.tamis.classify.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.tamis.classify.ModelDigest;
import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A model in ONNX Runtime, loaded once in a JVM however many stages use it; it lives as long as the
 * JVM. One thread a call, so that the engine's parallelism rules. Thread-safe.
 */
public final class SharedSession {
  private static final Map<String, SharedSession> SESSIONS = new ConcurrentHashMap<>();

  private final OrtSession session;
  private final Map<String, NodeInfo> inputs;
  private final String sha256;
  private final LongAdder passes = new LongAdder();

  private interface Opener {
    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }

  private SharedSession(String sha256, Opener opener) {
    this.sha256 = sha256;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = opener.open(Environment.get(), options);
      inputs = session.getInputInfo();
    } catch (OrtException e) {
      throw new IllegalArgumentException(
          "not a model that ONNX Runtime can load: " + e.getMessage(), e);
    }
  }

  /**
   * The session of a model.
   *
   * @param model the bytes of an ONNX file
   * @throws IllegalArgumentException if ONNX Runtime cannot load it
   */
  public static SharedSession of(byte[] model) {
    return SESSIONS.computeIfAbsent(
        ModelDigest.sha256(model),
        key -> new SharedSession(key, (ort, options) -> ort.createSession(model, options)));
  }

  /**
   * The session of a model in a file, which is not read into the heap.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if ONNX Runtime cannot load it
   */
  public static SharedSession of(Path model) throws IOException {
    return SESSIONS.computeIfAbsent(
        ModelDigest.sha256(model),
        key ->
            new SharedSession(key, (ort, options) -> ort.createSession(model.toString(), options)));
  }

  /** SHA-256 of the model, hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** How often token numbers went through it, by any of its users; what costs in an encoder. */
  public long passes() {
    return passes.sum();
  }

  /** Names of the inputs. */
  public Set<String> inputs() {
    return session.getInputNames();
  }

  /** Names of the outputs. */
  public Set<String> outputs() {
    return session.getOutputNames();
  }

  /**
   * The output that has a vector for each token: {@code last_hidden_state}, {@code
   * token_embeddings}, or the first with three dimensions.
   *
   * @throws IllegalArgumentException if there is none
   */
  String tokenOutput() {
    try {
      Map<String, NodeInfo> all = session.getOutputInfo();
      for (String usual : List.of("last_hidden_state", "token_embeddings")) {
        if (all.containsKey(usual)) {
          return usual;
        }
      }
      for (NodeInfo output : all.values()) {
        if (output.getInfo() instanceof TensorInfo info && info.getShape().length == 3) {
          return output.getName();
        }
      }
      throw new IllegalArgumentException(
          "model.onnx: no output has a vector for each token (got: " + all.keySet() + ")");
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime failed: " + e.getMessage(), e);
    }
  }

  /**
   * Runs whole numbers through a network whose first output has three dimensions.
   *
   * @param inputs by name, each [N][T]
   * @return [N][T][K]
   * @throws IllegalArgumentException if the model does not take them or answers in another form
   */
  public float[][][] runTokens(Map<String, long[][]> inputs) {
    Map<String, OnnxTensor> tensors = new TreeMap<>();
    try {
      for (Map.Entry<String, long[][]> input : inputs.entrySet()) {
        tensors.put(input.getKey(), OnnxTensor.createTensor(Environment.get(), input.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        if (result.get(0).getValue() instanceof float[][][] answer) {
          return answer;
        }
        throw new IllegalArgumentException(
            "the model's first output must be float [N][T][K] (got: " + shape(result.get(0)) + ")");
      }
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime failed: " + e.getCode(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  /**
   * Runs token numbers through a network that answers with a row for each text.
   *
   * @param inputs by name, each [N x T]
   * @param rows N
   * @param outputs which outputs are asked for
   * @return by output, [N][K]
   * @throws IllegalArgumentException if the model does not take them or answers in another form
   */
  Map<String, float[][]> runTexts(Map<String, long[]> inputs, int rows, List<String> outputs) {
    Map<String, OnnxTensor> tensors = new TreeMap<>();
    try {
      for (Map.Entry<String, long[]> input : inputs.entrySet()) {
        tensors.put(input.getKey(), tensor(input.getKey(), input.getValue(), rows));
      }
      Map<String, float[][]> answers = new TreeMap<>();
      passes.increment();
      try (OrtSession.Result result = session.run(tensors, Set.copyOf(outputs))) {
        for (Map.Entry<String, OnnxValue> output : result) {
          answers.put(output.getKey(), rows(output.getKey(), output.getValue(), rows));
        }
      }
      return answers;
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime failed: " + e.getMessage(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static float[][] rows(String output, OnnxValue given, int rows) throws OrtException {
    Object value = given.getValue();
    if (value instanceof float[][] answer && answer.length == rows) {
      return answer;
    }
    if (value instanceof float[] column && column.length == rows) {
      return column(column);
    }
    throw new IllegalArgumentException(
        "the model's output \""
            + output
            + "\" must be float [texts][labels] (got: "
            + shape(given)
            + " for "
            + rows
            + " texts)");
  }

  private OnnxTensor tensor(String name, long[] values, int rows) throws OrtException {
    long[] shape = {rows, values.length / rows};
    OrtEnvironment environment = Environment.get();
    if (inputs.get(name).getInfo() instanceof TensorInfo info && info.type == OnnxJavaType.INT32) {
      int[] narrow = Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
      return OnnxTensor.createTensor(environment, IntBuffer.wrap(narrow), shape);
    }
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  private static float[][] column(float[] values) {
    float[][] rows = new float[values.length][];
    for (int i = 0; i < values.length; i++) {
      rows[i] = new float[] {values[i]};
    }
    return rows;
  }

  /**
   * Runs a batch through a network of one input and one output.
   *
   * @param rows [N][F]
   * @return [N][K]
   */
  public float[][] run(float[][] rows) {
    String input = session.getInputNames().iterator().next();
    try (OnnxTensor tensor = OnnxTensor.createTensor(Environment.get(), rows);
        OrtSession.Result result = session.run(Map.of(input, tensor))) {
      return (float[][]) result.get(0).getValue();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed: " + e.getCode(), e);
    }
  }

  /**
   * Runs a network of several inputs, whose first output has two dimensions.
   *
   * @param inputs by name, each an array of long or float with two dimensions
   * @return [N][K]
   * @throws IllegalArgumentException if the model does not take them or answers in another form
   */
  public float[][] runNamed(Map<String, Object> inputs) {
    Map<String, OnnxTensor> tensors = new TreeMap<>();
    try {
      for (Map.Entry<String, Object> input : inputs.entrySet()) {
        tensors.put(input.getKey(), OnnxTensor.createTensor(Environment.get(), input.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        if (result.get(0).getValue() instanceof float[][] answer) {
          return answer;
        }
        throw new IllegalArgumentException(
            "the model's first output must be float [N][K] (got: " + shape(result.get(0)) + ")");
      }
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime failed: " + e.getMessage(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  /** What a value is, in the words of a message: {@code float [2, 6]}. */
  private static String shape(OnnxValue value) {
    return value.getInfo() instanceof TensorInfo info
        ? info.type.name().toLowerCase(Locale.ROOT) + " " + Arrays.toString(info.getShape())
        : "no tensor but a "
            + value.getType().name().replace("ONNX_TYPE_", "").toLowerCase(Locale.ROOT);
  }
}

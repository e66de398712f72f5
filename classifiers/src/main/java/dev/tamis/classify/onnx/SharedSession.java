package dev.tamis.classify.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A model in ONNX Runtime, loaded once in a JVM however many stages use it; it lives as long as the
 * JVM. One thread a call, so that the engine's parallelism rules. Thread-safe.
 */
public final class SharedSession {
  private static final Map<String, SharedSession> SESSIONS = new ConcurrentHashMap<>();

  private final OrtSession session;
  private final String sha256;

  private SharedSession(byte[] model, String sha256) {
    this.sha256 = sha256;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = OrtEnvironment.getEnvironment().createSession(model, options);
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
    try {
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
      return SESSIONS.computeIfAbsent(digest, key -> new SharedSession(model, key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e);
    }
  }

  /** SHA-256 of the model, hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** Names of the inputs. */
  public Set<String> inputs() {
    return session.getInputNames();
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
        tensors.put(
            input.getKey(),
            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), input.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        if (result.get(0).getValue() instanceof float[][][] answer) {
          return answer;
        }
        throw new IllegalArgumentException(
            "the model's first output must be float [N][T][K] (got: "
                + result.get(0).getInfo()
                + ")");
      }
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime failed: " + e.getCode(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  /**
   * Runs a batch through a network of one input and one output.
   *
   * @param rows [N][F]
   * @return [N][K]
   */
  public float[][] run(float[][] rows) {
    String input = session.getInputNames().iterator().next();
    try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), rows);
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
   */
  public float[][] runNamed(Map<String, Object> inputs) {
    Map<String, OnnxTensor> tensors = new TreeMap<>();
    try {
      for (Map.Entry<String, Object> input : inputs.entrySet()) {
        tensors.put(
            input.getKey(),
            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), input.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        return (float[][]) result.get(0).getValue();
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime failed: " + e.getCode(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }
}

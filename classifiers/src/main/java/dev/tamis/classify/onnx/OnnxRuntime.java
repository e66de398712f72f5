package dev.tamis.classify.onnx;

/**
 * Whether the libraries that run networks are there. Rules and statistics need none of them, so
 * that they are optional dependencies of this library; what needs them asks here first.
 */
public final class OnnxRuntime {
  private static final String RUNTIME = "ai.onnxruntime.OrtEnvironment";
  private static final String TOKENIZERS = "ai.djl.huggingface.tokenizers.HuggingFaceTokenizer";

  private OnnxRuntime() {}

  /**
   * Checks that ONNX Runtime is on the class path.
   *
   * @param what needs it, for the message
   * @throws IllegalStateException if it is not, with its coordinates
   */
  public static void require(String what) {
    require(what, RUNTIME, "com.microsoft.onnxruntime:onnxruntime");
  }

  /**
   * Checks that ONNX Runtime and the tokenizers of Hugging Face are on the class path.
   *
   * @param what needs them, for the message
   * @throws IllegalStateException if one is not, with its coordinates
   */
  public static void requireWithTokenizers(String what) {
    require(what);
    require(what, TOKENIZERS, "ai.djl.huggingface:tokenizers");
  }

  private static void require(String what, String type, String coordinates) {
    try {
      Class.forName(type, false, OnnxRuntime.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          what + " needs " + coordinates + " on the class path; rules and statistics do not", e);
    }
  }
}

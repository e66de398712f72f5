package dev.tamis.classify.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The one place where tokenizers are loaded. DJL reports each use to its makers, fetches another
 * native library where it finds a graphics card, and unpacks the library below the home folder,
 * unless it is told otherwise before its first class is loaded; here it is told. Nothing is fetched
 * from a network.
 */
final class Tokenizers {
  private static final String CACHE = "DJL_CACHE_DIR";

  private static Path unpacked;

  static {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    if (System.getenv(CACHE) == null && System.getProperty(CACHE) == null) {
      unpacked = temporaryFolder();
      System.setProperty(CACHE, unpacked.toString());
    }
  }

  private Tokenizers() {}

  /** A tokenizer that gives every token of a text. */
  static HuggingFaceTokenizer whole(byte[] json) throws IOException {
    return load(json, Map.of("truncation", "false", "padding", "false"));
  }

  /**
   * A tokenizer that cuts texts.
   *
   * @param json the bytes of a {@code tokenizer.json}
   * @param most tokens, special ones included
   * @param overflow whether the rest of the text follows in further pieces
   */
  static HuggingFaceTokenizer cutting(byte[] json, int most, boolean overflow) throws IOException {
    Map<String, String> options = new TreeMap<>();
    options.put("truncation", "true");
    options.put("padding", "false");
    options.put("maxLength", Integer.toString(most));
    options.put("modelMaxLength", Integer.toString(most));
    options.put("stride", "0");
    options.put("withOverflowingTokens", Boolean.toString(overflow));
    return load(json, options);
  }

  private static HuggingFaceTokenizer load(byte[] json, Map<String, String> options)
      throws IOException {
    HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
    deleteAtEnd();
    return tokenizer;
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("tamis-tokenizers-");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder for the tokenizers' library", e);
    }
  }

  /**
   * What was unpacked goes when the JVM ends. No hook does it: one would hold the class loader of a
   * job that ends before the JVM.
   */
  private static synchronized void deleteAtEnd() throws IOException {
    if (unpacked == null) {
      return;
    }
    try (Stream<Path> walk = Files.walk(unpacked)) {
      walk.sorted().forEach(path -> path.toFile().deleteOnExit()); // the last is deleted first
    }
    unpacked = null;
  }
}

package dev.tamis.classify.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one place where tokenizers are loaded. DJL reports each use to its makers, fetches another
 * native library where it finds a graphics card, and unpacks the library below the home folder,
 * unless it is told otherwise before its first class is loaded; here it is told. Nothing is fetched
 * from a network.
 */
final class Tokenizers {
  private static final String CACHE = "DJL_CACHE_DIR";

  static {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    if (System.getenv(CACHE) == null && System.getProperty(CACHE) == null) {
      System.setProperty(CACHE, temporaryFolder().toString());
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
    return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
  }

  /** Of this JVM alone, and gone when it ends. */
  private static Path temporaryFolder() {
    try {
      Path folder = Files.createTempDirectory("tamis-tokenizers-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder.toFile())));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder for the tokenizers' library", e);
    }
  }

  /** What cannot be deleted is left; the JVM is ending. */
  @SuppressWarnings("ResultOfMethodCallIgnored")
  private static void delete(File file) {
    File[] files = file.listFiles();
    if (files != null) {
      for (File inner : files) {
        delete(inner);
      }
    }
    file.delete();
  }
}

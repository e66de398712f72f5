package dev.tamis.pipeline.assemble;

import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.onnx.TokenCounter;
import dev.tamis.pipeline.files.Storage;
import java.io.Serializable;
import java.util.function.ToLongFunction;

/**
 * The tokenizer that the recipe names, by which tokens of what is kept are counted. Where it names
 * none, none are, and no number of tokens is claimed.
 *
 * @param path of a {@code tokenizer.json}; empty for none
 */
public record CountTokens(String path) implements Serializable {
  /** The recipe's key. */
  public static final String KEY = "report.tokenizer";

  /** No tokens are counted. */
  public static final CountTokens NONE = new CountTokens("");

  private static final int SHOWN_DIGEST = 16;

  /** Whether there is one. */
  public boolean isNone() {
    return path.isEmpty();
  }

  /**
   * What counts, for a text; 0 for each where there is no tokenizer.
   *
   * @throws IllegalArgumentException if the file is not there or is no tokenizer
   */
  public ToLongFunction<String> counter() {
    if (isNone()) {
      return text -> 0;
    }
    try {
      return TokenCounter.of(Storage.read(KEY, path))::count;
    } catch (IllegalArgumentException e) {
      throw e.getMessage().startsWith(KEY)
          ? e
          : new IllegalArgumentException(KEY + ": " + path + ": " + e.getMessage(), e);
    }
  }

  /** Digest of the file; empty for none. */
  public String sha256() {
    return isNone() ? "" : ModelDigest.sha256(Storage.read(KEY, path));
  }

  /**
   * Its name in the account: the file's name and the beginning of its digest; empty for none.
   *
   * @param sha256 digest of the file
   */
  public String label(String sha256) {
    return isNone()
        ? ""
        : path.substring(path.lastIndexOf('/') + 1)
            + " (SHA-256 "
            + sha256.substring(0, SHOWN_DIGEST)
            + ")";
  }
}

package dev.tamis.classify.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.tamis.classify.ModelDigest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the tokens of a text as a Hugging Face tokenizer cuts it, without the special ones that a
 * model's input begins and ends with. Thread-safe; a JVM holds each tokenizer once.
 */
public final class TokenCounter {
  private static final Map<String, TokenCounter> SHARED = new ConcurrentHashMap<>();

  private final HuggingFaceTokenizer tokenizer;

  private TokenCounter(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * A counter.
   *
   * @param json the bytes of a {@code tokenizer.json}
   * @throws IllegalArgumentException if they are none
   */
  public static TokenCounter of(byte[] json) {
    return SHARED.computeIfAbsent(ModelDigest.sha256(json), digest -> load(json));
  }

  private static TokenCounter load(byte[] json) {
    try {
      return new TokenCounter(Tokenizers.whole(json));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("not a tokenizer.json: " + e.getMessage(), e);
    }
  }

  /** Number of tokens, at least 0. */
  public long count(String text) {
    return text.isEmpty() ? 0 : tokenizer.encode(text, false, false).getIds().length;
  }
}

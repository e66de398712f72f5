package dev.tamis.classify.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.Surrogates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns a text into the tokens that a model sees of it. Of a long text only a beginning is
 * tokenised where that is enough, and the tokens are the same as if all of it were. Thread-safe.
 */
final class TextEncoder {
  /** Characters for each token that is needed: enough as a rule, and enough nearly always. */
  private static final int[] FACTORS = {6, 16};

  private static final Set<String> PADDING = Set.of("[PAD]", "<pad>", "<|pad|>");

  private final HuggingFaceTokenizer tokenizer;
  private final int maxTokens;
  private final int maxChars;
  private final int maxWindows;
  private final long padId;

  /**
   * Loads a tokenizer.
   *
   * @param json the bytes of a {@code tokenizer.json}
   * @throws IOException if it is none
   */
  TextEncoder(byte[] json, ClassifierSpec spec) throws IOException {
    boolean first = spec.windows() == ClassifierSpec.Windows.FIRST;
    maxTokens = spec.maxTokens();
    maxChars = spec.maxChars();
    maxWindows = first ? 1 : spec.maxWindows();
    tokenizer = Tokenizers.cutting(json, maxTokens, !first);
    padId = padId(new ObjectMapper().readTree(json));
  }

  /** The number of the token that fills short rows of a batch. */
  long padId() {
    return padId;
  }

  /** The windows of a text in their order, at least one; with an odd tokenizer it may be empty. */
  List<Encoding> encode(String text) {
    String whole = Surrogates.replaceLone(beginning(text));
    for (int factor : FACTORS) {
      int end = endOfWord(whole, (long) factor * maxTokens * maxWindows);
      if (end > 0) {
        List<Encoding> windows = windows(whole.substring(0, end));
        Encoding last = windows.get(windows.size() - 1);
        if (windows.size() == maxWindows && last.getIds().length == maxTokens) {
          return windows;
        }
      }
    }
    return windows(whole);
  }

  private List<Encoding> windows(String text) {
    Encoding encoding = tokenizer.encode(text);
    List<Encoding> windows = new ArrayList<>();
    windows.add(encoding);
    for (Encoding further : encoding.getOverflowing()) {
      if (windows.size() < maxWindows) {
        windows.add(further);
      }
    }
    return windows;
  }

  private String beginning(String text) {
    return text.length() <= maxChars || text.codePointCount(0, text.length()) <= maxChars
        ? text
        : text.substring(0, text.offsetByCodePoints(0, maxChars));
  }

  /**
   * The end of the last word within so many code points, for tokenizers part texts at white space;
   * -1 where the text is no longer, or has no white space in the second half of them.
   */
  private static int endOfWord(String text, long codePoints) {
    if (text.length() <= codePoints || text.codePointCount(0, text.length()) <= codePoints) {
      return -1;
    }
    int limit = text.offsetByCodePoints(0, (int) codePoints);
    for (int end = limit; end > limit / 2; end--) {
      if (Character.isWhitespace(text.charAt(end))
          && !Character.isWhitespace(text.charAt(end - 1))) {
        return end;
      }
    }
    return -1;
  }

  private static long padId(JsonNode json) {
    JsonNode own = json.path("padding").path("pad_id");
    if (own.isIntegralNumber()) {
      return own.asLong();
    }
    for (JsonNode token : json.path("added_tokens")) {
      if (PADDING.contains(token.path("content").asText())) {
        return token.path("id").asLong();
      }
    }
    return 0;
  }
}

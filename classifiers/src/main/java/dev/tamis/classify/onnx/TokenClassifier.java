package dev.tamis.classify.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Marks spans of text by a token-classification model that the user brings: an ONNX file and its
 * {@code tokenizer.json} (Hugging Face). Labels are in the IOB form, {@code B-PER}, {@code I-PER},
 * {@code O}. Thread-safe; nothing is fetched from a network.
 */
public final class TokenClassifier {
  private static final int PIECE = 1000;
  private static final String OUTSIDE = "O";

  private final SharedSession session;
  private final HuggingFaceTokenizer tokenizer;
  private final List<String> labels;

  /**
   * A marked span.
   *
   * @param label without its B- or I-
   * @param start first UTF-16 index
   * @param end UTF-16 index after the last
   * @param score mean probability of its tokens, 0 to 1
   */
  public record Span(String label, int start, int end, double score) {}

  private TokenClassifier(
      SharedSession session, HuggingFaceTokenizer tokenizer, List<String> labels) {
    this.session = session;
    this.tokenizer = tokenizer;
    this.labels = List.copyOf(labels);
  }

  /**
   * Loads a model and tries it.
   *
   * @param model the bytes of an ONNX file with inputs {@code input_ids} and, where it has them,
   *     {@code attention_mask} and {@code token_type_ids}
   * @param tokenizerJson the bytes of its {@code tokenizer.json}
   * @param labels the label of each output, in their order
   * @throws IllegalArgumentException if either cannot be loaded or they do not fit together
   */
  public static TokenClassifier create(byte[] model, byte[] tokenizerJson, List<String> labels) {
    SharedSession session = SharedSession.of(model);
    if (!session.inputs().contains("input_ids")) {
      throw new IllegalArgumentException(
          "the model must have an input \"input_ids\" (got: " + session.inputs() + ")");
    }
    try {
      HuggingFaceTokenizer tokenizer = Tokenizers.whole(tokenizerJson);
      TokenClassifier classifier = new TokenClassifier(session, tokenizer, labels);
      classifier.spans("A trial.");
      return classifier;
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "model, tokenizer and labels do not work together: " + e.getMessage(), e);
    }
  }

  /** The spans of a text, in order. */
  public List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = pieceEnd(text, from);
      mark(text.substring(from, to), from, spans);
      from = to;
    }
    return spans;
  }

  /** Pieces end between words, so that no model sees more than it was made for. */
  private static int pieceEnd(String text, int from) {
    int to = Math.min(text.length(), from + PIECE);
    if (to == text.length()) {
      return to;
    }
    for (int at = to; at > from + PIECE / 2; at--) {
      if (Character.isWhitespace(text.charAt(at - 1))) {
        return at;
      }
    }
    return Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
  }

  private void mark(String piece, int offset, List<Span> spans) {
    Encoding encoding = tokenizer.encode(piece);
    long[] ids = encoding.getIds();
    if (ids.length == 0) {
      return;
    }
    Map<String, long[][]> inputs = new TreeMap<>();
    inputs.put("input_ids", new long[][] {ids});
    if (session.inputs().contains("attention_mask")) {
      inputs.put("attention_mask", new long[][] {encoding.getAttentionMask()});
    }
    if (session.inputs().contains("token_type_ids")) {
      inputs.put("token_type_ids", new long[][] {encoding.getTypeIds()});
    }
    float[][] logits = session.runTokens(inputs)[0];
    join(piece, offset, encoding.getCharTokenSpans(), logits, spans);
  }

  private void join(
      String piece, int offset, CharSpan[] tokens, float[][] logits, List<Span> spans) {
    String open = OUTSIDE;
    int start = 0;
    int end = 0;
    double sum = 0;
    int count = 0;
    for (int i = 0; i < logits.length; i++) {
      CharSpan token = i < tokens.length ? tokens[i] : null;
      double[] best = best(logits[i]);
      String label = token == null ? OUTSIDE : labels.get((int) best[0]);
      String kind = label.equals(OUTSIDE) ? OUTSIDE : label.substring(label.indexOf('-') + 1);
      boolean goesOn = kind.equals(open) && !label.startsWith("B-");
      if (!goesOn && !open.equals(OUTSIDE)) {
        spans.add(new Span(open, offset + start, offset + end, sum / count));
      }
      if (!kind.equals(OUTSIDE)) {
        start = goesOn ? start : utf16(piece, token.getStart());
        end = utf16(piece, token.getEnd());
        sum = (goesOn ? sum : 0) + best[1];
        count = (goesOn ? count : 0) + 1;
      }
      open = kind;
    }
    if (!open.equals(OUTSIDE)) {
      spans.add(new Span(open, offset + start, offset + end, sum / count));
    }
  }

  /** The tokenizer counts code points. */
  private static int utf16(String piece, int codePoints) {
    return piece.offsetByCodePoints(0, codePoints);
  }

  private double[] best(float[] logits) {
    if (logits.length != labels.size()) {
      throw new IllegalArgumentException(
          "the model has "
              + logits.length
              + " outputs, and there are "
              + labels.size()
              + " labels");
    }
    int best = 0;
    double sum = 0;
    for (int k = 1; k < logits.length; k++) {
      best = logits[k] > logits[best] ? k : best;
    }
    for (float logit : logits) {
      sum += Math.exp(logit - logits[best]);
    }
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException("the model answers with numbers that are not finite");
    }
    return new double[] {best, 1 / sum};
  }
}

package dev.tamis.pipeline.corpus;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.util.VarInt;

/**
 * Stretches of a text that are not written, such as lines that the whole corpus repeats. Immutable.
 *
 * @param spans in UTF-16 units of the text as it was curated, in order, without overlap
 * @param left characters that remain and are not white space; 0 where there are spans makes the
 *     document leave, by the rule {@value #EMPTIED}
 */
public record Cuts(List<Span> spans, int left) {
  /** Nothing is cut. */
  public static final Cuts NONE = new Cuts(List.of(), 0);

  /** The rule by which a document leaves of which nothing is left. */
  public static final String EMPTIED = "emptied";

  /**
   * A stretch.
   *
   * @param start first UTF-16 index
   * @param end UTF-16 index after the last
   */
  public record Span(int start, int end) {
    /** Checks that it holds something. */
    public Span {
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException(
            "a cut needs 0 <= start < end (got: " + start + " .. " + end + ")");
      }
    }
  }

  /** Copies the list and checks its order. */
  public Cuts {
    spans = List.copyOf(spans);
    if (left < 0) {
      throw new IllegalArgumentException("left must not be negative (got: " + left + ")");
    }
    int last = 0;
    for (Span span : spans) {
      if (span.start < last) {
        throw new IllegalArgumentException(
            "cuts must be in order and apart (got: " + span.start + " after " + last + ")");
      }
      last = span.end;
    }
  }

  /** Whether nothing is cut. */
  public boolean isEmpty() {
    return spans.isEmpty();
  }

  /** Whether the cuts leave nothing of the text. */
  public boolean emptied() {
    return !spans.isEmpty() && left == 0;
  }

  /**
   * The text without the stretches.
   *
   * @throws IllegalArgumentException if one lies beyond the text
   */
  public String applyTo(String text) {
    if (spans.isEmpty()) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    int at = 0;
    for (Span span : spans) {
      if (span.end > text.length()) {
        throw new IllegalArgumentException(
            "a cut ends at " + span.end + ", the text at " + text.length());
      }
      kept.append(text, at, span.start);
      at = span.end;
    }
    return kept.append(text, at, text.length()).toString();
  }

  /** Whether a stretch of the text is cut from its start to its end. */
  public boolean cover(int start, int end) {
    for (Span span : spans) {
      if (span.start <= start && end <= span.end) {
        return true;
      }
    }
    return false;
  }

  /** Writes the distances between borders. */
  public void write(DataOutputStream out) throws IOException {
    VarInt.encode(spans.size(), out);
    if (spans.isEmpty()) {
      return;
    }
    int at = 0;
    for (Span span : spans) {
      VarInt.encode(span.start - at, out);
      VarInt.encode(span.end - span.start, out);
      at = span.end;
    }
    VarInt.encode(left, out);
  }

  /** Reads what {@link #write} wrote. */
  public static Cuts read(DataInputStream in) throws IOException {
    int count = VarInt.decodeInt(in);
    if (count == 0) {
      return NONE;
    }
    List<Span> spans = new ArrayList<>(count);
    int at = 0;
    for (int i = 0; i < count; i++) {
      int start = at + VarInt.decodeInt(in);
      at = start + VarInt.decodeInt(in);
      spans.add(new Span(start, at));
    }
    return new Cuts(spans, VarInt.decodeInt(in));
  }
}

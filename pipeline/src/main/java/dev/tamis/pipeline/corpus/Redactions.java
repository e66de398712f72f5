package dev.tamis.pipeline.corpus;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the stage {@code pii} finds: which stretches of the text stand in place of personal data.
 *
 * @param all in the order of the text; several may share a stretch
 */
public record Redactions(List<Redaction> all) {
  /** Nothing was redacted. */
  public static final Redactions NONE = new Redactions(List.of());

  /**
   * A stretch.
   *
   * @param kind what stood there, such as {@code EMAIL}
   * @param start first UTF-16 index in the text
   * @param end UTF-16 index after the last; equal to the start where nothing was put in its place
   */
  public record Redaction(String kind, int start, int end) {
    /** Checks the range. */
    public Redaction {
      Objects.requireNonNull(kind, "kind is null");
      if (start < 0 || end < start) {
        throw new IllegalArgumentException(
            "a redaction needs 0 <= start <= end (got: " + start + " .. " + end + ")");
      }
    }
  }

  /** Copies the list. */
  public Redactions {
    all = List.copyOf(all);
  }

  /** How many there are of each kind in what cuts leave of the text. */
  public SortedMap<String, Integer> counts(Cuts cuts) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Redaction redaction : all) {
      if (!cuts.cover(redaction.start, redaction.end)) {
        counts.merge(redaction.kind, 1, Integer::sum);
      }
    }
    return counts;
  }
}

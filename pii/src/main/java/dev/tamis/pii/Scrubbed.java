package dev.tamis.pii;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text without its personal data.
 *
 * @param text the text to keep; the same object as the input when nothing was found
 * @param findings what was replaced, with offsets into the input, in order of their start
 * @param redactions where each finding's replacement stands in {@code text}, in the order of the
 *     findings; several findings may share one
 * @param counts findings by kind
 * @param drop why the document must not be kept at all, or empty
 */
public record Scrubbed(
    String text,
    List<Finding> findings,
    List<Redaction> redactions,
    SortedMap<String, Integer> counts,
    Optional<Drop> drop) {

  /** Copies the list and the map. */
  public Scrubbed {
    findings = List.copyOf(findings);
    redactions = List.copyOf(redactions);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /**
   * What stands in place of a finding.
   *
   * @param kind the kind's name
   * @param start first UTF-16 index in the scrubbed text
   * @param end UTF-16 index after the last; the start where nothing was put in its place
   */
  public record Redaction(String kind, int start, int end) {}

  /** Sizes and counts; never the text. */
  @Override
  public String toString() {
    return "Scrubbed[" + text.length() + " chars, counts=" + counts + ", drop=" + drop + "]";
  }

  /**
   * Why a document must be dropped.
   *
   * @param rule {@code kind} (a kind whose action is {@link Action#DROP_DOCUMENT}), {@code
   *     findings} (too many), {@code density} (too many for its length) or {@code unstable} (the
   *     scrubbed text still held findings)
   * @param value what was measured: a number of findings, or findings per 1,000 characters
   * @param threshold the limit that it broke
   */
  public record Drop(String rule, double value, double threshold) {}
}

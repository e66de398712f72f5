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
 * @param counts findings by kind
 * @param drop why the document must not be kept at all, or empty
 */
public record Scrubbed(
    String text, List<Finding> findings, SortedMap<String, Integer> counts, Optional<Drop> drop) {

  /** Copies the list and the map. */
  public Scrubbed {
    findings = List.copyOf(findings);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

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

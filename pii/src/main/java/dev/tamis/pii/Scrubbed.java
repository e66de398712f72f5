package dev.tamis.pii;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text without its personal data.
 *
 * @param text the text; the same object where nothing was found
 * @param findings what was found, by place, with offsets into the text as it was
 * @param drop why the whole text is to be left out: a kind, {@code max-findings} or {@code
 *     max-per-thousand}; null where it is not
 */
public record Scrubbed(String text, List<Finding> findings, String drop) {

  /** Copies the list. */
  public Scrubbed {
    findings = List.copyOf(findings);
  }

  /** How often each kind was found. */
  public SortedMap<String, Integer> counts() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Finding finding : findings) {
      counts.merge(finding.kind(), 1, Integer::sum);
    }
    return Collections.unmodifiableSortedMap(counts);
  }

  /** Does not show the text. */
  @Override
  public String toString() {
    return "Scrubbed[" + findings + ", drop=" + drop + "]";
  }
}

package dev.tamis.pipeline.source.density;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a page adds to the account of its source.
 *
 * @param page hash of its address, so that a page which was fetched twice is one
 * @param characters length of the text that was looked at
 * @param findings number of findings by kind
 * @param values those that may be a person's, see {@link PeopleValues#of}
 * @param scored for each safety rule, in the order of the recipe from the lowest bit on, whether
 *     the page has a score
 * @param over the same, whether the score is over the cut
 */
public record PageCount(
    long page,
    long characters,
    SortedMap<String, Integer> findings,
    List<PeopleValue> values,
    int scored,
    int over) {
  /** Copies the collections. */
  public PageCount {
    findings = Collections.unmodifiableSortedMap(new TreeMap<>(findings));
    values = List.copyOf(values);
    if ((over & ~scored) != 0) {
      throw new IllegalArgumentException("a page without a score is over no cut");
    }
  }
}

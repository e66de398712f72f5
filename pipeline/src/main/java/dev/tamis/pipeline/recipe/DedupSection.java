package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Which duplicates are removed, and which of several stays.
 *
 * @param survivors what decides which of several stays, one after the other: {@code newest}, {@code
 *     longest}, or the name of one classifier, whose higher score stays; then the smallest id
 * @param url whether documents with the same URL are
 * @param exact whether documents with the same normalised text are
 * @param near near-duplicates
 * @param lines lines that many documents share
 */
public record DedupSection(
    List<String> survivors, boolean url, boolean exact, NearSection near, LinesSection lines)
    implements Serializable {

  /** The one that was fetched last stays. */
  public static final String NEWEST = "newest";

  /** The one with the most characters stays. */
  public static final String LONGEST = "longest";

  /** Checks that all is there. */
  public DedupSection {
    survivors = List.copyOf(Checks.present("dedup.survivors", survivors));
    Objects.requireNonNull(near, "dedup.near is missing");
    Objects.requireNonNull(lines, "dedup.lines is missing");
    long models =
        survivors.stream().filter(one -> !one.equals(NEWEST) && !one.equals(LONGEST)).count();
    if (models > 1 || survivors.stream().distinct().count() < survivors.size()) {
      throw new IllegalArgumentException(
          "dedup.survivors must name newest, longest and at most one classifier, each once (got: "
              + survivors
              + ")");
    }
  }
}

package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.List;

/**
 * Whether and how near-duplicates are removed.
 *
 * @param enabled whether the stage is on
 * @param threshold least Jaccard similarity of the shingles of two near-duplicates
 * @param shingle words in a shingle
 * @param bands of a sketch
 * @param rows of a band
 * @param verify how candidates are verified: {@code sketch} or {@code exact}
 * @param byLanguage whether documents of different languages are never compared
 * @param passes over the buckets before one worker finishes; more for corpora beyond a billion
 */
public record NearSection(
    boolean enabled,
    double threshold,
    int shingle,
    int bands,
    int rows,
    String verify,
    boolean byLanguage,
    int passes)
    implements Serializable {

  /** Verification by the sketch: an estimate. */
  public static final String SKETCH = "sketch";

  /** Verification on the hashes of all shingles. */
  public static final String EXACT = "exact";

  /** Checks the ranges. */
  public NearSection {
    Checks.inRange("dedup.near.threshold", threshold, 0.1, 1);
    Checks.inRange("dedup.near.shingle", shingle, 1, 50);
    Checks.inRange("dedup.near.bands", bands, 1, 256);
    Checks.inRange("dedup.near.rows", rows, 1, 256);
    Checks.inRange("dedup.near.bands x rows", (double) bands * rows, 1, 4096);
    Checks.inRange("dedup.near.passes", passes, 0, 8);
    Checks.oneOf("dedup.near.verify", verify, List.of(SKETCH, EXACT));
  }
}

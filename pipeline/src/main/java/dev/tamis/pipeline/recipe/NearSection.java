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
 * @param verify how candidates are verified: {@code sketch}, {@code exact} or {@code none}
 * @param rule which documents go: {@code anchored}, those of which one that stays is a
 *     near-duplicate; or {@code components}, all but one of each connected component
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
    String rule,
    boolean byLanguage,
    int passes)
    implements Serializable {

  /** Verification by the sketch: an estimate. */
  public static final String SKETCH = "sketch";

  /** Verification on the hashes of all shingles. */
  public static final String EXACT = "exact";

  /** No verification: candidates are near-duplicates, whatever the threshold. */
  public static final String NONE = "none";

  /** A document goes if and only if one that stays is its near-duplicate. */
  public static final String ANCHORED = "anchored";

  /** One document of each connected component stays. */
  public static final String COMPONENTS = "components";

  /** Checks the ranges. */
  public NearSection {
    Checks.inRange("dedup.near.threshold", threshold, 0.1, 1);
    Checks.inRange("dedup.near.shingle", shingle, 1, 50);
    Checks.inRange("dedup.near.bands", bands, 1, 256);
    Checks.inRange("dedup.near.rows", rows, 1, 256);
    Checks.inRange("dedup.near.bands x rows", (double) bands * rows, 1, 4096);
    Checks.inRange("dedup.near.passes", passes, 0, 8);
    Checks.oneOf("dedup.near.verify", verify, List.of(SKETCH, EXACT, NONE));
    Checks.oneOf("dedup.near.rule", rule, List.of(ANCHORED, COMPONENTS));
  }
}

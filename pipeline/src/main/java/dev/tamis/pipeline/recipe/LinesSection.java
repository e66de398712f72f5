package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.List;

/**
 * Whether and how lines that many documents share are cut.
 *
 * @param enabled whether the stage is on
 * @param rule {@code frequent}: a line that occurs more than {@code max} times in a bucket is cut
 *     from all its documents; {@code keep-first}: from all but one
 * @param scope what a bucket is: {@code documents}, some of all documents by hash of their ids;
 *     {@code domain}, all of a registrable domain; {@code corpus}, all
 * @param max occurrences that a frequent line may have
 * @param bucketDocuments about how many documents a bucket of {@code documents} has
 * @param maxCut a document that loses a larger share of its characters leaves
 * @param minCharacters a document that loses lines and has fewer characters left leaves
 */
public record LinesSection(
    boolean enabled,
    String rule,
    String scope,
    int max,
    long bucketDocuments,
    double maxCut,
    int minCharacters)
    implements Serializable {

  /** Llama 3's and CCNet's rule. */
  public static final String FREQUENT = "frequent";

  /** One copy stays. */
  public static final String KEEP_FIRST = "keep-first";

  /** Buckets of documents by hash of their ids. */
  public static final String DOCUMENTS = "documents";

  /** A bucket for each domain. */
  public static final String DOMAIN = "domain";

  /** One bucket. */
  public static final String CORPUS = "corpus";

  /** Checks the ranges. */
  public LinesSection {
    Checks.oneOf("dedup.lines.rule", rule, List.of(FREQUENT, KEEP_FIRST));
    Checks.oneOf("dedup.lines.scope", scope, List.of(DOCUMENTS, DOMAIN, CORPUS));
    Checks.inRange("dedup.lines.max", max, 1, 1_000_000_000);
    Checks.inRange("dedup.lines.bucket-documents", (double) bucketDocuments, 1, 1e12);
    Checks.inRange("dedup.lines.max-cut", maxCut, 0, 1);
    Checks.inRange("dedup.lines.min-characters", minCharacters, 0, 1_000_000);
  }
}

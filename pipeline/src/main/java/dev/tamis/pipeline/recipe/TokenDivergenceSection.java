package dev.tamis.pipeline.recipe;

import java.io.Serializable;

/**
 * Whether documents leave whose words are distributed unlike those of their language.
 *
 * @param enabled whether the stage is on
 * @param threshold a document whose divergence, less what chance gives a text of its length, is
 *     higher leaves; nats
 * @param minDocuments a language of fewer documents is not judged, for its own distribution is not
 *     known
 * @param minWords a document of fewer words is not judged, for chance decides in it
 */
public record TokenDivergenceSection(
    boolean enabled, double threshold, int minDocuments, int minWords) implements Serializable {

  /** Checks the ranges. */
  public TokenDivergenceSection {
    Checks.inRange("token-divergence.threshold", threshold, 0, 100);
    Checks.inRange("token-divergence.min-documents", minDocuments, 2, 1_000_000_000);
    Checks.inRange("token-divergence.min-words", minWords, 1, 1_000_000);
  }
}

package dev.tamis.pipeline.recipe;

import dev.tamis.classify.AssignedCodes;
import dev.tamis.language.LanguageTag;
import java.io.Serializable;
import java.util.List;

/**
 * Which languages are kept.
 *
 * @param model a fastText model, {@code .bin} or {@code .ftz}; empty stands for the embedded one
 * @param keep tags such as {@code deu_Latn}; empty keeps all; documents in no language are not
 *     asked for theirs
 * @param minConfidence a document whose tag is less certain is excluded, 0 to 1
 * @param undetermined whether documents in no language are kept
 */
public record LanguageSection(
    String model, List<String> keep, double minConfidence, boolean undetermined)
    implements Serializable {

  /** Checks the tags and the range. */
  public LanguageSection {
    Checks.present("language.model", model);
    keep = List.copyOf(Checks.present("language.keep", keep));
    for (String tag : keep) {
      try {
        AssignedCodes.check(LanguageTag.parse(tag));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("language.keep: " + e.getMessage(), e);
      }
    }
    Checks.inRange("language.min-confidence", minConfidence, 0, 1);
  }
}

package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which sources are left out for what the run finds in them: full of private people's data, or
 * unsafe.
 *
 * @param piiDensity the rule over personal data
 * @param safety rules over the scores of classifiers
 * @param allow lists by name of sources that no rule here leaves out
 * @param pinned a file of decisions like {@code report/sources.csv}, which go before the rules;
 *     empty for none
 */
public record SourcesSection(
    PiiDensity piiDensity, List<Safety> safety, Map<String, DomainList> allow, String pinned)
    implements Serializable {
  private static final int MOST_RULES = 32;

  /**
   * The rule over personal data; see the class of that name in {@code source.density}.
   *
   * @param enabled whether it is asked
   * @param threshold weight of people's values for a thousand pages
   * @param minDocuments pages below which a source is not judged
   * @param minValues values that must count
   * @param minShare share of the pages that must have values that count
   * @param shrinkage how many pages the usual measure weighs
   * @param usual measure of a source of which nothing is known
   * @param mostPages on more pages a value is the site's own
   * @param weights exceptions from the weights of the kinds of findings
   */
  public record PiiDensity(
      boolean enabled,
      double threshold,
      long minDocuments,
      long minValues,
      double minShare,
      double shrinkage,
      double usual,
      int mostPages,
      Map<String, Double> weights)
      implements Serializable {
    /** Checks the ranges. */
    public PiiDensity {
      String key = "sources.pii-density.";
      Checks.inRange(key + "threshold", threshold, 0.001, 1e9);
      Checks.inRange(key + "min-documents", (double) minDocuments, 1, 1e12);
      Checks.inRange(key + "min-values", (double) minValues, 0, 1e12);
      Checks.inRange(key + "min-share", minShare, 0, 1);
      Checks.inRange(key + "shrinkage", shrinkage, 0, 1e9);
      Checks.inRange(key + "usual", usual, 0, 1e9);
      Checks.inRange(key + "most-pages", mostPages, 1, 7);
      weights =
          Collections.unmodifiableMap(
              new LinkedHashMap<>(Checks.present(key + "weights", weights)));
      weights.forEach((kind, weight) -> Checks.inRange(key + "weights." + kind, weight, 0, 655));
    }
  }

  /**
   * A rule over the scores of a classifier: leaves out sources of which at least a share of the
   * pages scores over a cut.
   *
   * @param model name of the classifier in {@code quality.models}, or of one label of it, {@code
   *     NAME/LABEL}, where each label has a score
   * @param over the cut; a page counts if its score is above it
   * @param share of the pages, above 0 and at most 1
   * @param minDocuments scored pages below which a source is not judged; 0 for 20
   */
  public record Safety(String model, double over, double share, long minDocuments)
      implements Serializable {
    /** Checks the ranges. */
    public Safety {
      Checks.present("sources.safety: model", model);
      Checks.inRange("sources.safety: " + model + ": share", share, 1e-9, 1);
      Checks.inRange(
          "sources.safety: " + model + ": min-documents", (double) minDocuments, 0, 1e12);
      minDocuments = minDocuments == 0 ? 20 : minDocuments;
    }
  }

  /** Copies the collections. */
  public SourcesSection {
    Checks.present("sources.pii-density", piiDensity);
    Checks.present("sources.pinned", pinned);
    safety = List.copyOf(Checks.present("sources.safety", safety));
    if (safety.size() > MOST_RULES) {
      throw new IllegalArgumentException(
          "sources.safety: at most " + MOST_RULES + " rules (got: " + safety.size() + ")");
    }
    allow =
        Collections.unmodifiableMap(new LinkedHashMap<>(Checks.present("sources.allow", allow)));
  }

  /** Whether any rule is asked. */
  public boolean active() {
    return piiDensity.enabled() || !safety.isEmpty() || !pinned.isEmpty();
  }
}

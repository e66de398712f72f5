package dev.tamis.pipeline.source.density;

import java.io.Serializable;
import java.util.Map;

/**
 * Judges a source by its values that may be private people's. A value counts by its weight, and not
 * at all if
 *
 * <ul>
 *   <li>it stands on more than {@code mostPages} pages: a contact of the site, not of a person whom
 *       the page is about;
 *   <li>it is one of a group that an organisation has: at least {@code groupSize} numbers of one
 *       switchboard, or the mail domain of more than {@code groupShare} of the addresses that are
 *       not of mailboxes for everyone.
 * </ul>
 *
 * <p>The measure is the weight of what counts for a thousand pages, drawn to {@code usual} by as
 * much as {@code shrinkage} pages weigh, so that few pages prove little. Excluded is a source whose
 * measure reaches the threshold, if it has enough pages, enough values, and values on enough of its
 * pages: a single page with many addresses condemns no site. A page that was fetched several times
 * is one page.
 *
 * @param threshold of the measure, weight for a thousand pages; above 0
 * @param minDocuments a source of fewer pages is not judged, 1 or more
 * @param minValues a source with fewer values that count is not excluded
 * @param minShare of the pages that must have values that count, 0 to 1
 * @param shrinkage how many pages the usual measure weighs, 0 or more
 * @param usual measure of a source of which nothing is known
 * @param mostPages on more pages a value is repeated, 1 to 7
 */
public record DensityRule(
    double threshold,
    long minDocuments,
    long minValues,
    double minShare,
    double shrinkage,
    double usual,
    int mostPages)
    implements Serializable {
  private static final int GROUP_SIZE = 4;
  private static final double GROUP_SHARE = 0.6;

  /** Checks the ranges. */
  public DensityRule {
    if (!(threshold > 0) || minDocuments < 1 || minValues < 0 || !(shrinkage >= 0)) {
      throw new IllegalArgumentException(
          "threshold must be above 0, min-documents 1 or more, min-values and shrinkage 0 or more"
              + " (got: "
              + threshold
              + ", "
              + minDocuments
              + ", "
              + minValues
              + ", "
              + shrinkage
              + ")");
    }
    if (!(minShare >= 0 && minShare <= 1) || !(usual >= 0)) {
      throw new IllegalArgumentException(
          "min-share must be 0 .. 1, usual 0 or more (got: " + minShare + ", " + usual + ")");
    }
    if (mostPages < 1 || mostPages >= Sample.MANY) {
      throw new IllegalArgumentException(
          "most-pages must be 1 .. " + (Sample.MANY - 1) + " (got: " + mostPages + ")");
    }
  }

  /**
   * What is measured of a source.
   *
   * @param measure weight for a thousand pages, after shrinkage, in tenths
   * @param values how many different values count, about
   * @param distinct how many different values there are, about
   * @param share of the pages that have values that count, at most, in thousandths
   * @param judged whether it has enough pages
   * @param excluded whether the rule excludes it
   */
  public record Judgement(
      long measure, long values, long distinct, long share, boolean judged, boolean excluded) {}

  /** Judges a source. */
  public Judgement judge(SourceAccount account) {
    Sample sample = account.sample();
    Map<Integer, Integer> groups = sample.groups();
    long organised = 0;
    for (Sample.Entry entry : sample.entries()) {
      organised += entry.value().kind() == PeopleValue.Kind.ADDRESS ? 1 : 0;
    }
    long weight = 0;
    long counted = 0;
    for (Sample.Entry entry : sample.entries()) {
      if (entry.pages() <= mostPages && !isGroups(entry.value(), groups, organised)) {
        weight += entry.value().weight();
        counted++;
      }
    }
    double scale = sample.scale();
    double values = counted * scale;
    double pages = account.pages();
    double density = (weight * scale / 100 + usual * shrinkage / 1000) * 1000 / (pages + shrinkage);
    double share = pages == 0 ? 0 : Math.min(values / pages, account.shareWithValues());
    boolean judged = pages >= minDocuments;
    boolean excluded = judged && density >= threshold && values >= minValues && share >= minShare;
    return new Judgement(
        Math.round(density * 10),
        Math.round(values),
        Math.round(sample.distinct()),
        Math.round(share * 1000),
        judged,
        excluded);
  }

  private static boolean isGroups(PeopleValue value, Map<Integer, Integer> groups, long organised) {
    int size = groups.getOrDefault(value.group(), 0);
    return switch (value.kind()) {
      case NUMBER -> size >= GROUP_SIZE;
      case ADDRESS -> size >= GROUP_SIZE && size > GROUP_SHARE * organised;
      default -> false;
    };
  }
}

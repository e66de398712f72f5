package dev.tamis.pipeline.decide.sources;

import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.SourcesSection;
import dev.tamis.pipeline.source.density.DensityRule;
import dev.tamis.pipeline.source.density.SourceAccount;
import dev.tamis.pipeline.source.lists.ListMatch;
import dev.tamis.pipeline.source.lists.SourceLists;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Judges sources by the rules of a recipe. A decision that is pinned goes first, then lists that
 * allow, then the rule over personal data, then those over scores.
 */
final class Judge {
  /** At these thresholds the curve is drawn. */
  static final List<Integer> CURVE =
      List.of(10, 25, 50, 100, 150, 200, 250, 300, 400, 500, 750, 1000, 2000, 5000);

  private final SourcesSection section;
  private final DensityRule density;
  private final SourceLists allow;
  private final Map<String, Boolean> pinned;

  Judge(SourcesSection section, Map<String, Boolean> pinned) {
    this.section = section;
    this.density = density(section.piiDensity(), section.piiDensity().threshold());
    this.allow = SourceLists.read(section.allow(), ListMatch.Action.ALLOW);
    this.pinned = pinned;
  }

  private static DensityRule density(SourcesSection.PiiDensity rule, double threshold) {
    return new DensityRule(
        threshold,
        rule.minDocuments(),
        rule.minValues(),
        rule.minShare(),
        rule.shrinkage(),
        rule.usual(),
        rule.mostPages());
  }

  /**
   * What is said of a source.
   *
   * @param value what was measured
   * @param threshold what it was measured against; null for a pinned decision
   */
  record Said(SourceRow row, Object value, Object threshold) {}

  /** Judges a source, and counts what it adds to the curve. */
  Said judge(String domain, SourceAccount account, Tally tally) {
    DensityRule.Judgement judgement = density.judge(account);
    if (section.piiDensity().enabled()) {
      for (int threshold : CURVE) {
        if (density(section.piiDensity(), threshold).judge(account).excluded()) {
          String at = String.format(Locale.ROOT, "%05d", threshold);
          tally.add(1, "sources", "pii-density", "curve", at, "sources");
          tally.add(account.documents(), "sources", "pii-density", "curve", at, "documents");
          tally.add(account.allFindings(), "sources", "pii-density", "curve", at, "findings");
        }
      }
    }
    tally.add(1, "sources", "seen");
    tally.add(judgement.judged() ? 1 : 0, "sources", "pii-density", "judged");
    Boolean decided = pinned.get(domain);
    if (decided != null) {
      return new Said(row(domain, account, judgement, decided, "pinned"), "pinned", null);
    }
    if (!allow.matches(domain, "http://" + domain + "/").isEmpty()) {
      return new Said(row(domain, account, judgement, false, "allow"), "allow", null);
    }
    if (section.piiDensity().enabled() && judgement.excluded()) {
      return new Said(
          row(domain, account, judgement, true, "pii-density"),
          judgement.measure() / 10.0,
          section.piiDensity().threshold());
    }
    for (int i = 0; i < section.safety().size(); i++) {
      SourcesSection.Safety rule = section.safety().get(i);
      long scored = account.scored(i);
      double share = scored == 0 ? 0 : account.over(i) / (double) scored;
      if (scored >= rule.minDocuments() && share >= rule.share()) {
        return new Said(
            row(domain, account, judgement, true, "safety-" + rule.model().replace('/', '-')),
            share,
            rule.share());
      }
    }
    return new Said(row(domain, account, judgement, false, "pii-density"), null, null);
  }

  private SourceRow row(
      String domain,
      SourceAccount account,
      DensityRule.Judgement judgement,
      boolean excluded,
      String rule) {
    return SourceRow.of(domain, account, judgement, excluded, rule, section.safety());
  }
}

package dev.tamis.pipeline.curate;

import dev.tamis.classify.rules.Rule;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageTag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures the text once and asks every rule set; the first rule that fails is the reason. */
final class CheckRules implements DocumentStage {
  private final StatisticsComputer computer = new StatisticsComputer();
  private final List<RuleSet> sets;
  private final Map<String, RuleSet> byLanguage = new TreeMap<>();

  CheckRules(List<RuleSet> sets) {
    this.sets = List.copyOf(sets);
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public Verdict apply(Document document) {
    if (sets.isEmpty()) {
      return Verdict.keep(document);
    }
    TextStatistics statistics = computer.compute(document.text(), document.language().tag());
    for (RuleSet set : sets) {
      Rule failed = own(set, document.language().tag()).firstFailed(statistics);
      if (failed != null) {
        return Verdict.exclude(
            set.name(), failed.name(), statistics.get(failed.signal()), failed.threshold());
      }
    }
    return Verdict.keep(document);
  }

  private RuleSet own(RuleSet set, LanguageTag tag) {
    return byLanguage.computeIfAbsent(set.name() + " " + tag, key -> set.forLanguage(tag));
  }
}

package dev.tamis.pipeline.curate;

import dev.tamis.classify.rules.Rule;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.ledger.Tally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures the text once and asks every rule set; the first rule that fails is the reason. */
final class CheckRules implements DocumentStage {
  private final StatisticsComputer computer = new StatisticsComputer();
  private final List<RuleSet> sets;
  private final Map<String, RuleSet> byLanguage = new TreeMap<>();
  private final Map<String, long[]> asked = new TreeMap<>();

  CheckRules(List<RuleSet> sets) {
    this.sets = List.copyOf(sets);
    sets.forEach(set -> asked.put(set.name(), new long[set.rules().size()]));
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
      long[] asked = this.asked.get(set.name());
      List<Rule> rules = own(set, document.language().tag()).rules();
      for (int i = 0; i < rules.size(); i++) {
        Rule rule = rules.get(i);
        if (rule.applies(statistics)) {
          asked[i]++;
          if (!rule.passes(statistics)) {
            return Verdict.exclude(
                set.name(), rule.name(), statistics.get(rule.signal()), rule.threshold());
          }
        }
      }
    }
    return Verdict.keep(document.withStatistics(statistics));
  }

  @Override
  public void takeCounts(Tally tally) {
    for (RuleSet set : sets) {
      long[] counts = asked.get(set.name());
      for (int i = 0; i < counts.length; i++) {
        tally.add(counts[i], "rules", set.name(), set.rules().get(i).name());
        counts[i] = 0;
      }
    }
  }

  private RuleSet own(RuleSet set, LanguageTag tag) {
    return byLanguage.computeIfAbsent(set.name() + " " + tag, key -> set.forLanguage(tag));
  }
}

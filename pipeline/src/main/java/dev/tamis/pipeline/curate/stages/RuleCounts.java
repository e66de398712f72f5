package dev.tamis.pipeline.curate.stages;

import dev.tamis.classify.rules.Rule;
import dev.tamis.classify.rules.RuleBook;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.classify.statistics.Signal;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.ledger.BinCounts;
import dev.tamis.pipeline.ledger.Bins;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each rule was asked, what it measured and by which threshold. Belongs to a thread. */
final class RuleCounts {
  private final Map<String, Map<String, Asked>> sets = new TreeMap<>();
  private final Map<String, Map<String, Long>> uncovered = new TreeMap<>();
  private final Map<String, Map<String, Long>> abstained = new TreeMap<>();

  RuleCounts(List<RuleSet> sets) {
    for (RuleSet set : sets) {
      Map<String, Asked> rules = new TreeMap<>();
      set.rules().forEach(rule -> rules.put(rule.name(), new Asked(set.name(), rule)));
      this.sets.put(set.name(), rules);
      uncovered.put(set.name(), new TreeMap<>());
    }
  }

  /** Counts an answer. */
  void add(RuleBook.Answer answer) {
    sets.get(answer.set()).get(answer.rule().name()).add(answer);
  }

  /** Counts a document of a language for which a set has no thresholds. */
  void uncovered(String set, LanguageTag tag) {
    uncovered.get(set).merge(tag.toString(), 1L, Long::sum);
  }

  /** Counts a document of a language of which a rule, as set/rule, cannot say anything. */
  void abstained(String rule, LanguageTag tag) {
    abstained.computeIfAbsent(rule, key -> new TreeMap<>()).merge(tag.toString(), 1L, Long::sum);
  }

  /** Moves what was counted to a tally; a rule that was not asked is counted as 0. */
  void take(Tally tally) {
    sets.forEach((set, rules) -> rules.forEach((rule, asked) -> asked.take(tally)));
    uncovered.forEach(
        (set, tags) -> {
          tags.forEach((tag, count) -> tally.add(count, Keys.WITHOUT_THRESHOLDS, set, tag));
          tags.clear();
        });
    abstained.forEach(
        (rule, tags) -> {
          int slash = rule.indexOf('/');
          String set = rule.substring(0, slash);
          String name = rule.substring(slash + 1);
          tags.forEach((tag, count) -> tally.add(count, Keys.ABSTAINED, set, name, tag));
        });
    abstained.clear();
  }

  /** The bins of a signal: numbers of things by powers of ten, word lengths to 20, shares to 1. */
  static Bins bins(Signal signal) {
    String label = signal.label();
    if (label.contains("mean")) {
      return Bins.linear(0, 20, 40);
    }
    boolean counts =
        label.contains("length")
            || label.contains("nlines")
            || label.contains("count")
            || label.contains("distinct")
            || label.contains("longest");
    return counts ? Bins.COUNT : Bins.SHARE;
  }

  private static final class Asked {
    private final String set;
    private final Rule rule;
    private final BinCounts values;
    private final Map<Double, Long> thresholds = new TreeMap<>();
    private double threshold = Double.NaN;
    private long count;

    private Asked(String set, Rule rule) {
      this.set = set;
      this.rule = rule;
      this.values = new BinCounts(set, rule.name(), bins(rule.signal()));
    }

    private void add(RuleBook.Answer answer) {
      values.add(answer.value());
      // Documents of a language come in runs, and mostly all have one threshold.
      if (answer.rule().threshold() != threshold) {
        endRun();
        threshold = answer.rule().threshold();
      }
      count++;
    }

    private void endRun() {
      if (count > 0) {
        thresholds.merge(threshold, count, Long::sum);
        count = 0;
      }
    }

    private void take(Tally tally) {
      endRun();
      long asked = 0;
      for (Map.Entry<Double, Long> own : thresholds.entrySet()) {
        asked += own.getValue();
        Keys.cut(
            tally, own.getValue(), set, rule.name(), rule.bound() == Rule.Bound.MIN, own.getKey());
      }
      tally.add(asked, Keys.RULES, set, rule.name());
      values.take(tally);
      thresholds.clear();
    }
  }
}

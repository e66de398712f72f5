package dev.tamis.classify.rules;

import dev.tamis.classify.statistics.SignalGroup;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Segmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Asks several sets of a text, which is measured once and again only if a set has changed it.
 * Belongs to a thread.
 */
public final class RuleBook {
  private final List<RuleSet> sets;
  private final StatisticsComputer computer;
  private final Set<SignalGroup> groups;
  private final Set<String> abstains = new TreeSet<>();
  private final Map<LanguageTag, List<RuleSet>> byLanguage = new TreeMap<>();

  /** Takes the sets in the order in which they are asked. */
  public RuleBook(List<RuleSet> sets, StatisticsComputer computer) {
    this.sets = List.copyOf(sets);
    this.computer = computer;
    for (RuleSet set : sets) {
      for (Rule rule : set.rules()) {
        if (set.isEverOn(rule.name())) {
          abstains.add(set.name() + "/" + rule.name());
        }
      }
    }
    this.groups =
        SignalGroup.of(
            sets.stream().flatMap(set -> set.rules().stream()).map(Rule::signal).toList());
  }

  /**
   * What a rule said.
   *
   * @param set name of the set
   * @param rule with the threshold of the text's language
   * @param value of the signal
   * @param passes whether the text passes
   */
  public record Answer(String set, Rule rule, double value, boolean passes) {}

  /**
   * What all rules said.
   *
   * @param text what is left of it: another text where a set has taken lines out
   * @param statistics of that text; null where no rule needed them
   * @param answers in the order of the sets and rules
   * @param uncovered names of the sets that were not asked: they have no thresholds for the
   *     language, or need measures of a text that a set before them has changed, and there are none
   * @param abstained {@code set/rule} of each rule that could say nothing of this text, though its
   *     set was asked: it is off for the language, or there is no list of words that it needs
   */
  public record Judgement(
      String text,
      TextStatistics statistics,
      List<Answer> answers,
      List<String> uncovered,
      List<String> abstained) {

    /** The first answer that is no pass; null where all are. */
    public Answer firstFailed() {
      for (Answer answer : answers) {
        if (!answer.passes()) {
          return answer;
        }
      }
      return null;
    }
  }

  /**
   * Judges a text by the words that Tamis has by default. No signals are measured but those that
   * the rules ask for and what comes with them: {@link #measure} has all.
   *
   * @param whole whether rules are asked that come after one which the text fails
   */
  public Judgement judge(String text, LanguageTag tag, boolean whole) {
    return judge(
        text,
        tag,
        left -> computer.compute(left, tag, Segmentation.BY_LANGUAGE, null, groups),
        whole);
  }

  /**
   * Judges a text by measures of the caller's own.
   *
   * @param measure the statistics of the text, or of what a set has left of it; null where they
   *     cannot be had, and then no set is asked that needs them. Asked at most once of each, and
   *     only where a set needs it
   * @param whole whether rules are asked that come after one which the text fails
   */
  public Judgement judge(
      String text, LanguageTag tag, Function<String, TextStatistics> measure, boolean whole) {
    List<Answer> answers = new ArrayList<>();
    List<String> uncovered = new ArrayList<>();
    List<String> abstained = new ArrayList<>();
    String now = text;
    TextStatistics statistics = null;
    for (RuleSet set : byLanguage.computeIfAbsent(tag, this::ofLanguage)) {
      if (!set.covers(tag)) {
        uncovered.add(set.name());
        continue;
      }
      boolean passes;
      if (set.cleaner() == null) {
        statistics = statistics == null ? measure.apply(now) : statistics;
        if (statistics == null) {
          uncovered.add(set.name());
          continue;
        }
        passes = ask(set, statistics, answers, abstained, whole);
      } else {
        LineCleaner.Cleaned cleaned = set.cleaner().clean(now);
        passes = ask(set, cleaned.statistics(), answers, abstained, whole);
        if (passes && !cleaned.text().equals(now)) {
          now = cleaned.text();
          statistics = null;
        }
      }
      if (!passes && !whole) {
        break;
      }
    }
    return new Judgement(now, statistics, answers, uncovered, abstained);
  }

  /** All statistics of what is left of a judged text, taken now where no rule needed them. */
  public TextStatistics measure(Judgement judgement, LanguageTag tag) {
    return judgement.statistics() == null || !groups.equals(SignalGroup.ALL)
        ? computer.compute(judgement.text(), tag)
        : judgement.statistics();
  }

  private boolean ask(
      RuleSet set,
      TextStatistics statistics,
      List<Answer> answers,
      List<String> abstained,
      boolean whole) {
    boolean all = true;
    for (Rule rule : set.rules()) {
      if (rule.applies(statistics)) {
        boolean passes = rule.passes(statistics);
        answers.add(new Answer(set.name(), rule, statistics.get(rule.signal()), passes));
        all &= passes;
        if (!passes && !whole) {
          return false;
        }
      } else if (abstains.contains(set.name() + "/" + rule.name())) {
        abstained.add(set.name() + "/" + rule.name());
      }
    }
    return all;
  }

  private List<RuleSet> ofLanguage(LanguageTag tag) {
    return sets.stream().map(set -> set.forLanguage(tag)).toList();
  }
}

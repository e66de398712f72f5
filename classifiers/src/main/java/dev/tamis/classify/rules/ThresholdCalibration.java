package dev.tamis.classify.rules;

import dev.tamis.classify.statistics.Signal;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageTag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the thresholds of rule sets on clean text, by language: of each signal the quantile that a
 * small share of the clean documents breaks, as FineWeb-2 found its thresholds on reference text
 * (Penedo et al. 2025, arXiv 2506.20920), but with the words of Tamis. Two kinds of rule keep their
 * thresholds: those on the length of a document, for lengths of the reference say nothing of a
 * language, and those against something that the reference does not show at all, for then it says
 * nothing of how much is too much. Holds eight bytes for each rule and document. Not thread-safe.
 */
public final class ThresholdCalibration {
  /** Signals that say how long a document is, or only yes or no. */
  private static final Set<Signal> NOT_CALIBRATED =
      EnumSet.of(
          Signal.CHARACTERS,
          Signal.LINES,
          Signal.NONBLANK_LINES,
          Signal.TOKENS,
          Signal.WORDS,
          Signal.NON_SYMBOL_TOKENS,
          Signal.THIRD_LONGEST_LINE,
          Signal.CURLY_BRACKETS,
          Signal.C4_LOREM_IPSUM,
          Signal.C4_CURLY_BRACKET,
          Signal.C4_SENTENCES);

  private final List<RuleSet> sets;
  private final double share;
  private final int minDocuments;
  private final boolean loosen;
  private final StatisticsComputer computer;
  private final Map<LanguageTag, List<OfSet>> languages = new TreeMap<>();
  private final Map<LanguageTag, Integer> documents = new TreeMap<>();

  /**
   * Sets it up.
   *
   * @param sets whose thresholds are sought
   * @param computer measures, with the lists of words that the sets need
   * @param share of the clean documents that each rule alone may reject, 0 to below 0.5
   * @param minDocuments a language of fewer keeps its thresholds
   * @param loosen whether a threshold that would be stricter than that of the set is left as it is,
   *     for a reference that is cleaner than what the rules will meet
   */
  public ThresholdCalibration(
      List<RuleSet> sets,
      StatisticsComputer computer,
      double share,
      int minDocuments,
      boolean loosen) {
    if (!(share >= 0 && share < 0.5)) {
      throw new IllegalArgumentException("share must be 0 .. 0.5 (got: " + share + ")");
    }
    if (minDocuments < 1) {
      throw new IllegalArgumentException(
          "min-documents must be 1 or more (got: " + minDocuments + ")");
    }
    this.sets = List.copyOf(sets);
    this.computer = computer;
    this.share = share;
    this.minDocuments = minDocuments;
    this.loosen = loosen;
  }

  /** Measures a clean document. */
  public void add(String text, LanguageTag tag) {
    documents.merge(tag, 1, Integer::sum);
    TextStatistics plain = null;
    for (OfSet rules : languages.computeIfAbsent(tag, this::rules)) {
      TextStatistics statistics;
      if (rules.set.cleaner() != null) {
        statistics = rules.set.cleaner().clean(text).statistics();
      } else {
        plain = plain == null ? computer.compute(text, tag) : plain;
        statistics = plain;
      }
      for (Measured rule : rules.measured) {
        rule.add(rule.rule.applies(statistics) ? statistics.get(rule.rule.signal()) : Double.NaN);
      }
    }
  }

  private List<OfSet> rules(LanguageTag tag) {
    List<OfSet> all = new ArrayList<>();
    for (RuleSet set : sets) {
      if (set.covers(tag)) {
        List<Measured> measured = new ArrayList<>();
        for (Rule rule : set.forLanguage(tag).rules()) {
          if (!rule.isOff()) {
            measured.add(new Measured(set.name(), rule));
          }
        }
        all.add(new OfSet(set, measured));
      }
    }
    return all;
  }

  /**
   * What was found for a rule in a language.
   *
   * @param tag the language
   * @param set name of the set
   * @param rule with the threshold of the set
   * @param threshold the one found, or that of the set where the rule is not calibrated
   * @param before share of the documents that pass by the set's own threshold
   * @param after share of the documents that pass by the one found
   */
  public record Found(
      LanguageTag tag, String set, Rule rule, double threshold, double before, double after) {}

  /**
   * A language as a whole.
   *
   * @param tag the language
   * @param documents how many were measured
   * @param uncovered names of the sets that have no thresholds for the language
   * @param rules what was found; empty where they were too few, or no set covers the language
   * @param before share of the documents that pass every rule by the sets' own thresholds
   * @param after share of the documents that pass every rule by those found
   */
  public record Language(
      LanguageTag tag,
      int documents,
      List<String> uncovered,
      List<Found> rules,
      double before,
      double after) {}

  /** The thresholds of every language, in the order of the tags. */
  public List<Language> find() {
    List<Language> found = new ArrayList<>();
    languages.forEach(
        (tag, sets) -> {
          List<Measured> measured = new ArrayList<>();
          sets.forEach(set -> measured.addAll(set.measured));
          found.add(find(tag, documents.get(tag), measured));
        });
    return found;
  }

  private Language find(LanguageTag tag, int count, List<Measured> measured) {
    boolean few = count < minDocuments;
    boolean[] brokenBefore = new boolean[count];
    boolean[] brokenAfter = new boolean[count];
    List<Found> rules = new ArrayList<>();
    for (Measured one : measured) {
      double threshold = few ? one.rule.threshold() : one.threshold(share, loosen);
      double before = one.passing(one.rule, brokenBefore);
      double after = one.passing(one.rule.withThreshold(threshold), brokenAfter);
      if (!few) {
        rules.add(new Found(tag, one.set, one.rule, threshold, before, after));
      }
    }
    List<String> uncovered =
        sets.stream().filter(set -> !set.covers(tag)).map(RuleSet::name).toList();
    return new Language(
        tag, count, uncovered, rules, unbroken(brokenBefore), unbroken(brokenAfter));
  }

  private static double unbroken(boolean[] broken) {
    int left = 0;
    for (boolean is : broken) {
      left += is ? 0 : 1;
    }
    return (double) left / broken.length;
  }

  /**
   * The lines of a file that {@link OwnThresholds} reads.
   *
   * @param found by {@link #find}
   */
  public static String lines(List<Language> found) {
    StringBuilder lines = new StringBuilder();
    for (Language language : found) {
      for (Found rule : language.rules()) {
        if (rule.threshold() != rule.rule().threshold()) {
          lines
              .append(rule.tag())
              .append('\t')
              .append(rule.set())
              .append('/')
              .append(rule.rule().name())
              .append('\t')
              .append(BigDecimal.valueOf(rule.threshold()).stripTrailingZeros().toPlainString())
              .append('\n');
        }
      }
    }
    return lines.toString();
  }

  private record OfSet(RuleSet set, List<Measured> measured) {}

  /** The values of one rule's signal, NaN for a document of which the rule says nothing. */
  private static final class Measured {
    private final String set;
    private final Rule rule;
    private double[] values = new double[64];
    private int count;

    Measured(String set, Rule rule) {
      this.set = set;
      this.rule = rule;
    }

    void add(double value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, count * 2);
      }
      values[count++] = value;
    }

    /** The quantile, to four decimals outward, so that rounding rejects no more. */
    double threshold(double share, boolean loosen) {
      double[] sorted = Arrays.stream(values, 0, count).filter(v -> !Double.isNaN(v)).toArray();
      if (sorted.length == 0 || NOT_CALIBRATED.contains(rule.signal())) {
        return rule.threshold();
      }
      Arrays.sort(sorted);
      int broken = (int) (share * sorted.length);
      boolean min = rule.bound() == Rule.Bound.MIN;
      double quantile = sorted[min ? broken : sorted.length - 1 - broken];
      boolean unseen = !min && quantile <= 0;
      boolean stricter = min ? quantile > rule.threshold() : quantile < rule.threshold();
      if (unseen || (loosen && stricter)) {
        return rule.threshold();
      }
      return BigDecimal.valueOf(quantile)
          .setScale(4, min ? RoundingMode.FLOOR : RoundingMode.CEILING)
          .doubleValue();
    }

    /** Share of the documents that pass; those that do not are marked. */
    double passing(Rule by, boolean[] broken) {
      int passing = 0;
      for (int i = 0; i < count; i++) {
        double value = values[i];
        boolean passes =
            Double.isNaN(value)
                || (by.bound() == Rule.Bound.MIN
                    ? value >= by.threshold()
                    : value <= by.threshold());
        passing += passes ? 1 : 0;
        broken[i] |= !passes;
      }
      return (double) passing / count;
    }
  }
}

package dev.tamis.classify.rules;

import dev.tamis.classify.AssignedCodes;
import dev.tamis.language.LanguageTag;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Thresholds of a user's own, by language, that lie over those of rule sets. A line of the file is
 * a tag, the set and rule, and the number, between tabs; # begins a remark:
 *
 * <pre>
 * deu_Latn   gopher-quality/max-mean-word-length   9.4
 * </pre>
 *
 * Immutable.
 */
public final class OwnThresholds {
  /** No thresholds: every set stays as it is. */
  public static final OwnThresholds NONE = new OwnThresholds(new TreeMap<>());

  private static final double MOST_OF_A_SHARE = 2;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final SortedMap<String, SortedMap<LanguageTag, SortedMap<String, Double>>> bySet;

  private OwnThresholds(
      SortedMap<String, SortedMap<LanguageTag, SortedMap<String, Double>>> bySet) {
    this.bySet = Collections.unmodifiableSortedMap(bySet);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if a line is not of the form, or names a set or rule that is
   *     not there, with its number; or if there is neither a threshold nor a remark: {@code tamis
   *     calibrate} says in remarks what it looked for, also where it found nothing to change
   */
  public static OwnThresholds parse(String text) {
    SortedMap<String, SortedMap<LanguageTag, SortedMap<String, Double>>> bySet = new TreeMap<>();
    Map<String, Set<String>> known = new TreeMap<>();
    int number = 0;
    boolean remarks = false;
    for (String line : Numbers.withoutMark(text).lines().toList()) {
      number++;
      remarks |= line.startsWith("#");
      if (!line.isBlank() && !line.startsWith("#")) {
        try {
          take(line.split("\t", -1), bySet, known);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
        }
      }
    }
    if (bySet.isEmpty() && !remarks) {
      throw new IllegalArgumentException(
          "a threshold of at least one rule must be given (got: "
              + number
              + " lines, none of one)");
    }
    return new OwnThresholds(bySet);
  }

  private static void take(
      String[] fields,
      Map<String, SortedMap<LanguageTag, SortedMap<String, Double>>> bySet,
      Map<String, Set<String>> known) {
    int slash = fields.length == 3 ? fields[1].indexOf('/') : -1;
    if (slash < 0) {
      throw new IllegalArgumentException(
          "a line is a tag, set/rule and a number between tabs (got " + fields.length + " fields)");
    }
    LanguageTag tag = LanguageTag.parse(fields[0]);
    String set = fields[1].substring(0, slash);
    String rule = fields[1].substring(slash + 1);
    // A file has thousands of lines, and to read a set is to read its file.
    Set<String> rules = known.computeIfAbsent(set, OwnThresholds::rulesOf);
    if (!rules.contains(rule)) {
      throw new IllegalArgumentException(
          set + " has no rule \"" + rule + "\"; it has " + String.join(", ", rules));
    }
    double threshold = Numbers.finite("a threshold", fields[2]);
    checkRange(fields[1], ruleOf(set, rule), threshold);
    AssignedCodes.check(tag);
    Double before =
        bySet
            .computeIfAbsent(set, key -> new TreeMap<>())
            .computeIfAbsent(tag, key -> new TreeMap<>())
            .put(rule, threshold);
    if (before != null) {
      throw new IllegalArgumentException(fields[0] + " " + fields[1] + " stands twice");
    }
  }

  private static Rule ruleOf(String set, String name) {
    return RuleSet.named(set).rules().stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * No signal is below 0, and who writes 20 for a share of 20% would switch the rule off, or drop
   * everything. Runs that overlap may take somewhat more than all of a text.
   */
  private static void checkRange(String name, Rule rule, double threshold) {
    double most =
        rule.signal().isShare() ? rule.bound() == Rule.Bound.MIN ? 1 : MOST_OF_A_SHARE : INFINITY;
    if (threshold < 0 || threshold > most) {
      throw new IllegalArgumentException(
          "a threshold of "
              + name
              + " is "
              + (most == INFINITY
                  ? "0 or more"
                  : "a share of 0 to " + (most == 1 ? "1" : "1, or 2 where runs overlap"))
              + " (got: "
              + threshold
              + ")");
    }
  }

  private static Set<String> rulesOf(String set) {
    Set<String> rules = new TreeSet<>();
    RuleSet.named(set).rules().forEach(rule -> rules.add(rule.name()));
    return rules;
  }

  /**
   * The set with these thresholds over its own, which says so; the set itself where there are none
   * for it.
   *
   * @throws IllegalArgumentException if no text of a language could pass any more, or if two tags
   *     that stand for one language have the same rule
   */
  public RuleSet over(RuleSet set) {
    if (!bySet.containsKey(set.name())) {
      return set;
    }
    Thresholds own = set.thresholds();
    Map<String, Double> values = new TreeMap<>(own.values());
    Set<String> languages = own.languages() == null ? null : new TreeSet<>(own.languages());
    Map<String, LanguageTag> givers = new TreeMap<>();
    bySet
        .get(set.name())
        .forEach(
            (tag, rules) -> {
              String name = own.nameOf(tag);
              rules.forEach(
                  (rule, threshold) -> {
                    String key = name + " " + rule;
                    checkOnce(givers.putIfAbsent(key, tag), tag, set.name() + "/" + rule);
                    values.put(key, threshold);
                  });
              if (languages != null) {
                languages.add(name);
              }
            });
    RuleSet laid =
        new RuleSet(
            set.name(),
            set.about().amended("with thresholds of the user's own"),
            set.rules(),
            new Thresholds(values, languages, own.aliases()),
            set.cleaner());
    bySet.get(set.name()).keySet().forEach(tag -> laid.forLanguage(tag).checkOrder(tag.toString()));
    return laid;
  }

  /** The second would be used, and the first not, by the order of their letters. */
  private static void checkOnce(LanguageTag before, LanguageTag tag, String rule) {
    if (before != null) {
      throw new IllegalArgumentException(
          rule
              + " is given for "
              + before
              + " and for "
              + tag
              + ", which are one language to this set; one of them must go");
    }
  }

  /** Names of the sets that it has thresholds for. */
  public Set<String> sets() {
    return bySet.keySet();
  }
}

package dev.tamis.classify.rules;

import dev.tamis.language.LanguageTag;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules that are asked in order; the first that a text fails is the reason. "Gopher" is not one set
 * of rules: the same name stands for different numbers, bullets and words in different tools, so
 * each set here names its variant and its source in the file that holds its numbers. Immutable.
 *
 * @param name of the set
 * @param about which variant it is
 * @param rules in the order in which they are asked, off where only some languages have them
 * @param thresholds other thresholds by script or language
 * @param cleaner takes lines out of the text before the rules are asked, which then are asked of
 *     what it measured; null where the text stays as it is
 */
public record RuleSet(
    String name, About about, List<Rule> rules, Thresholds thresholds, LineCleaner cleaner) {

  /** The set whose thresholds are by language, and may be imported. */
  public static final String FINEWEB2 = "fineweb2";

  private static final Set<String> NAMES =
      new TreeSet<>(
          Set.of(
              "c4",
              "datatrove-c4",
              "datatrove-c4-no-terminal",
              "datatrove-c4-paragraphs",
              "datatrove-gopher-quality",
              "datatrove-gopher-repetition",
              "fineweb",
              FINEWEB2,
              "gopher-quality",
              "gopher-repetition",
              "llama3",
              "paper-gopher-quality",
              "paper-gopher-repetition"));

  /**
   * Which variant a set is.
   *
   * @param variant whose rules, and where they differ from others of the same name
   * @param words what counts as a word
   * @param source where the numbers are from
   */
  public record About(String variant, String words, String source) implements Serializable {

    /** Of a set whose numbers are not all of its source any more. */
    About amended(String how) {
      return new About(variant + "; " + how, words, source);
    }
  }

  /** Copies the list. */
  public RuleSet {
    rules = List.copyOf(rules);
  }

  /** The names of all sets. */
  public static Set<String> names() {
    return new TreeSet<>(NAMES);
  }

  /**
   * A set by its name.
   *
   * @throws IllegalArgumentException if there is none, with the names of all
   */
  public static RuleSet named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "no rule set is called \"" + name + "\"; there are " + String.join(", ", NAMES));
    }
    return RuleFile.read(name);
  }

  /**
   * FineWeb-2's rules with a user's copy of its thresholds and, where it has them, stop words; what
   * the set is about says so.
   */
  public static RuleSet fineWeb2(FineWeb2 imported) {
    RuleSet set = RuleFile.readFineWeb2(imported);
    imported.languages().forEach(tag -> set.forLanguage(LanguageTag.parse(tag)).checkOrder(tag));
    String what = imported.hasStopWords() ? "thresholds and stop words" : "thresholds";
    return new RuleSet(
        set.name,
        set.about.amended(what + " imported from the user's own copy"),
        set.rules,
        set.thresholds,
        set.cleaner);
  }

  /**
   * Whether the set says anything of a language; FineWeb-2's thresholds are not there for all, and
   * its rules must not pass for asked where they are not.
   */
  public boolean covers(LanguageTag tag) {
    return thresholds.covers(tag);
  }

  /** Whether a rule is on in any language, so that it abstains where it is off. */
  boolean isEverOn(String rule) {
    return thresholds.isEverOn(rule)
        || rules.stream().anyMatch(own -> own.name().equals(rule) && !own.isOff());
  }

  /**
   * Checks that a value is left that passes all rules which ask for the same signal.
   *
   * @param tag the language whose thresholds these are, for the message
   */
  void checkOrder(String tag) {
    for (Rule least : rules) {
      for (Rule most : rules) {
        if (least.signal() == most.signal()
            && least.bound() == Rule.Bound.MIN
            && most.bound() == Rule.Bound.MAX
            && least.threshold() > most.threshold()) {
          throw new IllegalArgumentException(
              tag
                  + ": "
                  + name
                  + "/"
                  + least.name()
                  + " must be at most "
                  + most.name()
                  + " (got: "
                  + least.threshold()
                  + ", "
                  + most.threshold()
                  + ")");
        }
      }
    }
  }

  /** The set with the thresholds of a language: the same rules in the same order. */
  public RuleSet forLanguage(LanguageTag tag) {
    List<Rule> own = new ArrayList<>();
    for (Rule rule : rules) {
      own.add(thresholds.apply(rule, tag));
    }
    return new RuleSet(name, about, own, thresholds, cleaner);
  }
}

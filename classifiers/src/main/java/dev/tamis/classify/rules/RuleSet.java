package dev.tamis.classify.rules;

import dev.tamis.classify.statistics.Signal;
import dev.tamis.classify.statistics.TextStatistics;
import dev.tamis.language.LanguageTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rules that are asked in order; the first that a text fails is the reason. "Gopher" is not one set
 * of rules: the same name stands for different numbers, bullets and words in different tools, so
 * each set here names its variant and its source in the file that holds its numbers. Immutable.
 *
 * @param name of the set
 * @param rules in the order in which they are asked
 * @param overrides thresholds by script or tag and rule, such as {@code Jpan min-mean-word-length}
 */
public record RuleSet(String name, List<Rule> rules, Map<String, Double> overrides) {
  private static final Set<String> NAMES =
      new TreeSet<>(Set.of("gopher-quality", "datatrove-gopher-quality", "gopher-repetition"));

  /** Copies the list. */
  public RuleSet {
    rules = List.copyOf(rules);
    overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
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
    return read(name);
  }

  /** The first rule that a text fails; null where it passes all. */
  public Rule firstFailed(TextStatistics statistics) {
    for (Rule rule : rules) {
      if (rule.applies(statistics) && !rule.passes(statistics)) {
        return rule;
      }
    }
    return null;
  }

  /**
   * The set with the thresholds of a language, where its file has any: lines whose first field is a
   * script or a tag.
   */
  public RuleSet forLanguage(LanguageTag tag) {
    List<Rule> own = new ArrayList<>();
    for (Rule rule : rules) {
      Double threshold =
          overrides.getOrDefault(
              tag + " " + rule.name(), overrides.get(tag.script() + " " + rule.name()));
      own.add(
          threshold == null ? rule : new Rule(rule.name(), rule.signal(), rule.bound(), threshold));
    }
    return new RuleSet(name, own, Map.of());
  }

  private static RuleSet read(String name) {
    List<Rule> rules = new ArrayList<>();
    Map<String, Double> overrides = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                RuleSet.class.getResourceAsStream(name + ".tsv"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        String[] fields = line.split("\t", -1);
        if (fields.length == 3) {
          overrides.put(fields[0] + " " + fields[1], Double.parseDouble(fields[2]));
          continue;
        }
        Rule.Bound bound = Rule.Bound.valueOf(fields[2].equals("min") ? "MIN" : "MAX");
        rules.add(
            new Rule(fields[0], Signal.named(fields[1]), bound, Double.parseDouble(fields[3])));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RuleSet(name, rules, overrides);
  }
}

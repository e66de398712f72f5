package dev.tamis.classify.rules;

import dev.tamis.classify.statistics.Signal;
import dev.tamis.language.internal.ResourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a set from its file, a line a fact, fields between tabs:
 *
 * <pre>
 * # a remark
 * &#64;variant, &#64;words, &#64;source   text
 * &#64;clean    key     value        a setting of {@link LineCleaner}
 * &#64;table    file                 thresholds by language, of the form of {@link FineWeb2}
 * rule      signal  min|max  threshold, "off", or the column of the table that holds it
 * Jpan      rule    threshold or "off"          for a script or a language
 * &#64;group    name     tags       scripts or languages, separated by spaces, named together as &#64;name
 * &#64;name     rule     threshold or "off"          for each of a group
 * </pre>
 */
final class RuleFile {
  private static final String ALIASES = "fineweb2-tags.tsv";

  private final String name;
  private final Map<String, String> about = new TreeMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> columns = new TreeMap<>();
  private final Map<String, Double> values = new TreeMap<>();
  private final LineCleaner.Builder cleaner = new LineCleaner.Builder();
  private final TreeSet<String> overridden = new TreeSet<>();
  private final Map<String, List<String>> groups = new TreeMap<>();
  private boolean cleans;
  private FineWeb2 table;

  private RuleFile(String name, FineWeb2 table) {
    this.name = name;
    this.table = table;
  }

  static RuleSet read(String name) {
    return new RuleFile(name, null).build();
  }

  static RuleSet readFineWeb2(FineWeb2 imported) {
    return new RuleFile(RuleSet.FINEWEB2, imported).build();
  }

  private RuleSet build() {
    lines(name + ".tsv").forEach(this::take);
    RuleSet.About whole = new RuleSet.About(about("@variant"), about("@words"), about("@source"));
    LineCleaner cleaning = cleans ? cleaner.build() : null;
    if (table == null) {
      return new RuleSet(name, whole, rules, new Thresholds(values, null, Map.of()), cleaning);
    }
    TreeSet<String> languages = new TreeSet<>(table.languages());
    for (String tag : languages) {
      columns.forEach(
          (rule, column) ->
              values.putIfAbsent(tag + " " + rule, threshold(rule, table.value(tag, column))));
    }
    languages.addAll(overridden);
    return new RuleSet(
        name, whole, withImported(rules), new Thresholds(values, languages, aliases()), cleaning);
  }

  /** Under which of FineWeb-2's tags ours stand, where they differ. */
  static Map<String, String> aliases() {
    Map<String, String> aliases = new TreeMap<>();
    for (String[] fields : lines(ALIASES)) {
      aliases.put(fields[0], fields[1]);
    }
    return aliases;
  }

  /** With imported lists of stop words, the rule asks for those. */
  private List<Rule> withImported(List<Rule> all) {
    List<Rule> own = new ArrayList<>();
    for (Rule rule : all) {
      boolean imported = rule.signal() == Signal.STOP_WORDS && table.hasStopWords();
      own.add(
          imported
              ? new Rule(rule.name(), Signal.IMPORTED_STOP_WORDS, rule.bound(), rule.threshold())
              : rule);
    }
    return own;
  }

  private String about(String key) {
    String text = about.get(key);
    if (text == null) {
      throw new IllegalStateException(name + ".tsv has no " + key);
    }
    return text;
  }

  private void take(String[] fields) {
    switch (fields[0]) {
      case "@variant", "@words", "@source" -> about.put(fields[0], fields[1]);
      case "@clean" -> {
        cleans = true;
        cleaner.set(fields[1], fields[2]);
      }
      case "@table" -> {
        if (table == null) {
          table = FineWeb2.read(lines(fields[1]));
        }
      }
      case "@group" ->
          groups
              .computeIfAbsent("@" + fields[1], key -> new ArrayList<>())
              .addAll(List.of(fields[2].split(" ", -1)));
      default -> {
        if (fields.length == 3) {
          for (String key : groups.getOrDefault(fields[0], List.of(fields[0]))) {
            values.put(key + " " + fields[1], number(fields[1], fields[2]));
            overridden.add(key);
          }
        } else {
          rule(fields);
        }
      }
    }
  }

  private void rule(String[] fields) {
    Signal signal = Signal.named(fields[1]);
    if (signal == null) {
      throw new IllegalStateException(name + ".tsv names no signal \"" + fields[1] + "\"");
    }
    Rule.Bound bound = fields[2].equals("min") ? Rule.Bound.MIN : Rule.Bound.MAX;
    boolean column = FineWeb2.COLUMNS.contains(fields[3]);
    if (column) {
      columns.put(fields[0], fields[3]);
    }
    double threshold =
        column || fields[3].equals("off") ? bound.off() : Double.parseDouble(fields[3]);
    rules.add(new Rule(fields[0], signal, bound, threshold));
  }

  private double number(String rule, String text) {
    return text.equals("off") ? bound(rule).off() : Double.parseDouble(text);
  }

  /** In FineWeb-2's tables 0 and less switch a rule off. */
  private double threshold(String rule, double value) {
    return value <= 0 ? bound(rule).off() : value;
  }

  private Rule.Bound bound(String name) {
    for (Rule rule : rules) {
      if (rule.name().equals(name)) {
        return rule.bound();
      }
    }
    throw new IllegalStateException(this.name + ".tsv has no rule \"" + name + "\"");
  }

  private static List<String[]> lines(String file) {
    return ResourceLines.read(RuleSet.class, file).stream()
        .filter(line -> !line.isBlank())
        .map(line -> line.split("\t", -1))
        .toList();
  }
}

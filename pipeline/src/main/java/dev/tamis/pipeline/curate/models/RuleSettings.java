package dev.tamis.pipeline.curate.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.rules.FineWeb2;
import dev.tamis.classify.rules.OwnThresholds;
import dev.tamis.classify.rules.RuleBook;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.classify.statistics.Signal;
import dev.tamis.classify.statistics.StatisticsComputer;
import dev.tamis.classify.statistics.WordLists;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.recipe.Nearest;
import dev.tamis.pipeline.recipe.RulesSection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** From the recipe's section to rule sets and lists of words. */
public final class RuleSettings {
  private final List<RuleSet> sets = new ArrayList<>();
  private final WordLists lists;

  private RuleSettings(RulesSection section) {
    FineWeb2 imported =
        section.fineweb2().isEmpty()
            ? null
            : table(section.fineweb2(), text("rules.fineweb2", section.fineweb2()));
    OwnThresholds own = ownThresholds(section);
    for (String name : section.sets()) {
      boolean table = imported != null && name.equals(RuleSet.FINEWEB2);
      sets.add(own.over(table ? RuleSet.fineWeb2(imported) : named("rules.sets", name)));
    }
    checkUsed(section);
    Map<LanguageTag, Collection<String>> flagged = new TreeMap<>();
    section
        .flaggedWords()
        .forEach(
            (tag, path) ->
                flagged.put(LanguageTag.parse(tag), phrases("rules.flagged-words." + tag, path)));
    lists = new WordLists(imported == null ? Map.of() : imported.stopWords(), flagged);
  }

  private static List<String> phrases(String key, String path) {
    List<String> phrases =
        text(key, path)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    if (phrases.isEmpty()) {
      throw new IllegalArgumentException(key + " " + path + " holds no word");
    }
    return phrases;
  }

  /** What is given must be of use, or it is believed to be used. */
  private void checkUsed(RulesSection section) {
    boolean flags =
        sets.stream()
            .flatMap(set -> set.rules().stream())
            .anyMatch(rule -> rule.signal() == Signal.FLAGGED_WORDS);
    if (!section.flaggedWords().isEmpty() && !flags && !section.annotate()) {
      throw new IllegalArgumentException(
          "rules.flagged-words is given, and no set of rules.sets asks for flagged words; llama3"
              + " does (got: "
              + section.sets()
              + ")");
    }
    if (!section.fineweb2().isEmpty()
        && !section.sets().contains(RuleSet.FINEWEB2)
        && !section.annotate()) {
      throw new IllegalArgumentException(
          "rules.fineweb2 is given, and rules.sets does not name fineweb2 (got: "
              + section.sets()
              + ")");
    }
  }

  /**
   * The settings of a section.
   *
   * @throws IllegalArgumentException if it names a set that is not there, or a file is broken
   */
  public static RuleSettings of(RulesSection section) {
    return new RuleSettings(section);
  }

  /**
   * The set of a name.
   *
   * @throws IllegalArgumentException if there is none, with the nearest and all
   */
  public static RuleSet named(String key, String name) {
    if (!RuleSet.names().contains(name)) {
      throw new IllegalArgumentException(
          key
              + " does not know \""
              + name
              + "\""
              + Nearest.hint(name, RuleSet.names())
              + "; known: "
              + String.join(", ", RuleSet.names()));
    }
    return RuleSet.named(name);
  }

  /** The sets in the order in which they are asked. */
  public List<RuleSet> sets() {
    return List.copyOf(sets);
  }

  /** What measures texts, with the lists of the section. */
  public StatisticsComputer computer() {
    return new StatisticsComputer(lists);
  }

  /** The sets, ready for texts of one thread. */
  public RuleBook book() {
    return new RuleBook(sets, computer());
  }

  /** Digests of the files that a section names, by its keys. */
  public static SortedMap<String, String> digests(RulesSection section) {
    SortedMap<String, String> digests = new TreeMap<>();
    if (!section.fineweb2().isEmpty()) {
      digests.put("rules.fineweb2", digest("rules.fineweb2", section.fineweb2()));
    }
    if (!section.thresholds().isEmpty()) {
      digests.put("rules.thresholds", digest("rules.thresholds", section.thresholds()));
    }
    section
        .flaggedWords()
        .forEach(
            (tag, path) -> {
              String key = "rules.flagged-words." + tag;
              digests.put(key, digest(key, path));
            });
    return digests;
  }

  private static OwnThresholds ownThresholds(RulesSection section) {
    String path = section.thresholds();
    if (path.isEmpty()) {
      return OwnThresholds.NONE;
    }
    String file = text("rules.thresholds", path);
    try {
      OwnThresholds own = OwnThresholds.parse(file);
      for (String set : own.sets()) {
        if (!section.sets().contains(set)) {
          throw new IllegalArgumentException(
              "it has thresholds of " + set + ", which rules.sets does not name");
        }
      }
      return own;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("rules.thresholds " + path + ": " + e.getMessage(), e);
    }
  }

  private static String digest(String key, String path) {
    return ModelDigest.sha256(read(key, path));
  }

  private static FineWeb2 table(String path, String text) {
    try {
      return FineWeb2.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("rules.fineweb2 " + path + ": " + e.getMessage(), e);
    }
  }

  private static byte[] read(String key, String path) {
    return Storage.read(key, path);
  }

  private static String text(String key, String path) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(read(key, path))).toString();
      // The mark that some editors put before a text would be a part of its first word.
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(key + " " + path + " is not UTF-8", e);
    }
  }
}

package dev.tamis.pipeline.recipe;

import dev.tamis.classify.AssignedCodes;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.language.LanguageTag;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which quality rules apply.
 *
 * @param sets names of rule sets, in the order in which they are asked
 * @param annotate whether every signal is written beside the document
 * @param fineweb2 a file of FineWeb-2's thresholds and stop words, as {@code tamis import fineweb2}
 *     writes it; empty for the thresholds that are built in
 * @param thresholds a file of thresholds of the user's own by language, as {@code tamis calibrate}
 *     writes it, which lie over those of the sets; empty for none
 * @param flaggedWords file of flagged words, one or a phrase a line, by language tag
 */
public record RulesSection(
    List<String> sets,
    boolean annotate,
    String fineweb2,
    String thresholds,
    Map<String, String> flaggedWords)
    implements Serializable {

  /** Copies the collections and checks the tags. */
  public RulesSection {
    sets = List.copyOf(Checks.present("rules.sets", sets));
    sets.forEach(name -> Checks.oneOf("rules.sets", name, RuleSet.names()));
    if (sets.stream().distinct().count() < sets.size()) {
      throw new IllegalArgumentException("rules.sets must name each set once (got: " + sets + ")");
    }
    Checks.present("rules.fineweb2", fineweb2);
    Checks.present("rules.thresholds", thresholds);
    flaggedWords =
        Collections.unmodifiableMap(
            new TreeMap<>(Checks.present("rules.flagged-words", flaggedWords)));
    for (String tag : flaggedWords.keySet()) {
      try {
        AssignedCodes.check(LanguageTag.parse(tag));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("rules.flagged-words: " + e.getMessage(), e);
      }
    }
  }

  /** The section with other sets. */
  public RulesSection withSets(List<String> newSets) {
    return new RulesSection(newSets, annotate, fineweb2, thresholds, flaggedWords);
  }
}

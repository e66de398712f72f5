package dev.tamis.pipeline.corpus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the stages {@code rules} and {@code quality} find.
 *
 * @param scores score of each classifier by name in the order of the recipe, null where it
 *     abstained; and after it, as {@code name/label}, those of its labels where several may hold
 * @param labels what each classifier takes the text for, by its name, where it says so
 * @param signals what rules measured, where the recipe has it written; stays when the text changes
 */
public record Quality(
    Map<String, Double> scores, Map<String, String> labels, SortedMap<String, Double> signals) {
  /** Nothing is said yet. */
  public static final Quality NONE = new Quality(Map.of(), Map.of(), Collections.emptySortedMap());

  /** Copies the maps. */
  public Quality {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
  }

  /** The same with other signals. */
  public Quality withSignals(SortedMap<String, Double> newSignals) {
    return new Quality(scores, labels, newSignals);
  }

  /** The same with other scores and labels. */
  public Quality withScores(Map<String, Double> newScores, Map<String, String> newLabels) {
    return new Quality(newScores, newLabels, signals);
  }
}

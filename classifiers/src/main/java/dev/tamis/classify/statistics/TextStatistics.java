package dev.tamis.classify.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The signals of one text. Immutable. */
public final class TextStatistics {
  private final EnumMap<Signal, Double> values;
  private final boolean stopWordsKnown;

  TextStatistics(Map<Signal, Double> values, boolean stopWordsKnown) {
    this.values = new EnumMap<>(values);
    this.stopWordsKnown = stopWordsKnown;
  }

  /** Statistics of which one signal is known, for trying a rule; others are an error to ask for. */
  public static TextStatistics ofOne(Signal signal, double value) {
    return new TextStatistics(Map.of(signal, value), true);
  }

  /** The value of a signal. */
  public double get(Signal signal) {
    return values.get(signal);
  }

  /**
   * Whether the language has a list of stop words; where not, {@link Signal#STOP_WORDS} says
   * nothing.
   */
  public boolean areStopWordsKnown() {
    return stopWordsKnown;
  }

  /** All signals by name. */
  public SortedMap<String, Double> asMap() {
    SortedMap<String, Double> map = new TreeMap<>();
    values.forEach((signal, value) -> map.put(signal.label(), value));
    return map;
  }
}

package dev.tamis.classify.statistics;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The signals of one text. Immutable. */
public final class TextStatistics {
  private final EnumMap<Signal, Double> values;
  private final int cutWords;

  /**
   * Takes the values that are known.
   *
   * @param cutWords see {@link #cutWords}
   */
  TextStatistics(Map<Signal, Double> values, int cutWords) {
    this.values = new EnumMap<>(values);
    this.cutWords = cutWords;
  }

  /** Statistics of which one signal is known, for trying a rule; others are an error to ask for. */
  public static TextStatistics ofOne(Signal signal, double value) {
    return of(Map.of(signal, value));
  }

  /** Statistics of which some signals are known. */
  public static TextStatistics of(Map<Signal, Double> known) {
    return new TextStatistics(known, -1);
  }

  /** Whether a signal is known: those of word lists are where the language has a list. */
  public boolean has(Signal signal) {
    return values.containsKey(signal);
  }

  /**
   * The value of a signal; 0 for the stop words of a language without a list.
   *
   * @throws IllegalArgumentException if another signal is not known
   */
  public double get(Signal signal) {
    Double value = values.get(signal);
    if (value == null) {
      if (signal == Signal.STOP_WORDS || signal == Signal.STOP_WORD_SHARE) {
        return 0;
      }
      throw new IllegalArgumentException("signal " + signal.label() + " is not known of this text");
    }
    return value;
  }

  /**
   * Number of tokens with a letter or number in them ({@link
   * dev.tamis.language.words.Words#isWord}), where the text was cut by its language; else -1.
   */
  public int cutWords() {
    return cutWords;
  }

  /** All known signals by name. */
  public SortedMap<String, Double> asMap() {
    SortedMap<String, Double> map = new TreeMap<>();
    values.forEach((signal, value) -> map.put(signal.label(), value));
    return map;
  }
}

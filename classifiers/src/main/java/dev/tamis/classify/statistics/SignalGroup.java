package dev.tamis.classify.statistics;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Signals that are measured together, or not where no rule asks for one of them. */
public enum SignalGroup {
  /** Words, characters and lines: what costs next to nothing once a text is cut into words. */
  BASIC,
  /** What is measured of the prose of a text alone. */
  PROSE,
  /** Runs of tokens as datatrove counts them, over the whole text. */
  TOKEN_RUNS,
  /** Runs of words as RedPajama-V2 counts them. */
  WORD_RUNS;

  /** Every group. */
  public static final Set<SignalGroup> ALL = Set.of(values());

  /** The group of a signal. */
  public static SignalGroup of(Signal signal) {
    String name = signal.name();
    if (name.startsWith("PROSE_") || name.startsWith("BLOCK_")) {
      return PROSE;
    }
    if (name.startsWith("WORD_TOP_")
        || name.startsWith("WORD_DUPLICATE_")
        || signal == Signal.UNIQUE_WORDS) {
      return WORD_RUNS;
    }
    return name.startsWith("TOP_") || name.matches("DUPLICATE_\\d+_GRAMS") ? TOKEN_RUNS : BASIC;
  }

  /** The groups that some signals are in. */
  public static Set<SignalGroup> of(Collection<Signal> signals) {
    Set<SignalGroup> groups = EnumSet.of(BASIC);
    signals.forEach(signal -> groups.add(of(signal)));
    return groups;
  }
}

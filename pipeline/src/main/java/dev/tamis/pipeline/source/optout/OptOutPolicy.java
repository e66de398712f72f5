package dev.tamis.pipeline.source.optout;

import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.OptOutsSection;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a recipe does with each signal. Immutable and thread-safe. */
public final class OptOutPolicy implements Serializable {
  private static final long serialVersionUID = 1L;

  private final EnumMap<Signal, String> actions = new EnumMap<>(Signal.class);

  /** The policy of a recipe. */
  public OptOutPolicy(OptOutsSection section) {
    Map<String, String> byName = section.signals().byName();
    for (Signal signal : Signal.values()) {
      actions.put(signal, byName.get(signal.label()));
    }
  }

  /** Whether any of some signals has an effect. */
  public boolean acts(Set<Signal> signals) {
    return signals.stream().anyMatch(s -> !actions.get(s).equals(OptOutsSection.IGNORE));
  }

  /** The first signal for which a page leaves; null if it stays. */
  public Signal excluding(Findings findings) {
    return first(findings, OptOutsSection.EXCLUDE);
  }

  private Signal first(Findings findings, String action) {
    for (Signal signal : findings.signals()) {
      if (actions.get(signal).equals(action)) {
        return signal;
      }
    }
    return null;
  }

  /** The labels of the signals that are noted. */
  public List<String> tags(Findings findings) {
    List<String> tags = new ArrayList<>();
    for (Signal signal : findings.signals()) {
      if (actions.get(signal).equals(OptOutsSection.TAG)) {
        tags.add(signal.label());
      }
    }
    return tags;
  }

  /** Counts what was found, whatever is done with it. */
  public static void count(Findings findings, Tally tally) {
    findings.signals().forEach(signal -> tally.add(1, Keys.OPT_OUTS, "found", signal.label()));
    findings.unknowns().forEach(channel -> tally.add(1, Keys.OPT_OUTS, "unknown", channel));
  }

  /** Counts a channel that the shard does not show of a document. */
  public static void countUnseen(String channel, Tally tally) {
    tally.add(1, Keys.OPT_OUTS, "not_visible", channel);
  }

  /** What is done with each signal, for the record. */
  public Map<Signal, String> actions() {
    return new EnumMap<>(actions);
  }
}

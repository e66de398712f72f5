package dev.tamis.pipeline.progress;

import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.metrics.Metrics;

/**
 * Counters that an engine's page shows beside a step while it runs: {@code read}, {@code kept},
 * {@code excluded.STAGE} and {@code failed.CAUSE}, in the namespace {@value #NAMESPACE}. A retried
 * bundle may count twice there, so no result is made of them.
 */
public final class StageCounters {
  /** The namespace of the counters. */
  public static final String NAMESPACE = "tamis";

  private StageCounters() {}

  /** Adds what a step has counted to the counters of the step that calls. */
  public static void show(Tally tally) {
    of(tally).forEach((name, count) -> Metrics.counter(NAMESPACE, name).inc(count));
  }

  /** The counts of a tally that are shown, by the counter's name. */
  static SortedMap<String, Long> of(Tally tally) {
    SortedMap<String, Long> counters = new TreeMap<>();
    for (String key : new String[] {Keys.READ, Keys.KEPT}) {
      if (tally.get(key) > 0) {
        counters.put(key, tally.get(key));
      }
    }
    for (String key : new String[] {Keys.EXCLUDED, Keys.FAILED}) {
      tally
          .startingWith(key + "/")
          .forEach(
              (rest, count) ->
                  // Rules are hundreds; stages and causes fit on a page.
                  counters.merge(key + "." + rest.replaceFirst("/.*", ""), count, Long::sum));
    }
    return counters;
  }
}

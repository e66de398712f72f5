package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is done with pages whose makers say how they may be used.
 *
 * @param signals {@code ignore}, {@code tag} or {@code exclude} by signal
 * @param agents whose groups in robots.txt and ai.txt, and whose directives, speak to those who train
 *     models
 * @param lists lists of current opt-outs by name, such as a table of hosts, path prefixes and dates
 * @param licences whether the licence that a page names is noted on its record
 */
public record OptOutsSection(
    Map<String, String> signals,
    List<String> agents,
    Map<String, DomainList> lists,
    boolean licences)
    implements Serializable {

  /** A signal has no effect; it is counted. */
  public static final String IGNORE = "ignore";

  /** A signal is noted on the record. */
  public static final String TAG = "tag";

  /** A page with the signal leaves. */
  public static final String EXCLUDE = "exclude";

  /** Copies the collections and checks the words. */
  public OptOutsSection {
    signals =
        Collections.unmodifiableMap(
            new LinkedHashMap<>(Checks.present("opt-outs.signals", signals)));
    signals.forEach(
        (signal, action) ->
            Checks.oneOf("opt-outs.signals." + signal, action, List.of(IGNORE, TAG, EXCLUDE)));
    agents = List.copyOf(Checks.present("opt-outs.agents", agents));
    lists =
        Collections.unmodifiableMap(new LinkedHashMap<>(Checks.present("opt-outs.lists", lists)));
  }

  /** What is done with a signal. */
  public String action(String signal) {
    return signals.getOrDefault(signal, IGNORE);
  }

  /** The agents in lower case. */
  public Set<String> agentNames() {
    Set<String> names = new TreeSet<>();
    agents.forEach(agent -> names.add(agent.toLowerCase(Locale.ROOT)));
    return names;
  }
}

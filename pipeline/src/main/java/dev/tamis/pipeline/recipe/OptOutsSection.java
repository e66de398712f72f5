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
 * @param signals what is done with each
 * @param agents whose groups in robots.txt and ai.txt, and whose directives, speak to those who
 *     train models
 * @param lists lists of current opt-outs by name, such as a table of hosts, path prefixes and dates
 * @param licences whether the licence that a page names is noted on its record
 */
public record OptOutsSection(
    Signals signals, List<String> agents, Map<String, DomainList> lists, boolean licences)
    implements Serializable {

  private static final List<String> NAMES =
      List.of(
          "noai",
          "noimageai",
          "noindex",
          "noarchive",
          "nosnippet",
          "tdm-reservation",
          "content-usage",
          "content-signal",
          "ai-txt",
          "robots-ai-agents",
          "robots-all-agents",
          "rsl",
          "list");

  /** A signal has no effect; it is counted. */
  public static final String IGNORE = "ignore";

  /** A signal is noted on the record. */
  public static final String TAG = "tag";

  /** A page with the signal leaves. */
  public static final String EXCLUDE = "exclude";

  /** Copies the collections and checks the words. */
  public OptOutsSection {
    Checks.present("opt-outs.signals", signals);
    agents = List.copyOf(Checks.present("opt-outs.agents", agents));
    lists =
        Collections.unmodifiableMap(new LinkedHashMap<>(Checks.present("opt-outs.lists", lists)));
  }

  /** Of each signal: {@code ignore}, {@code tag} or {@code exclude}. */
  public record Signals(
      String noai,
      String noimageai,
      String noindex,
      String noarchive,
      String nosnippet,
      String tdmReservation,
      String contentUsage,
      String contentSignal,
      String aiTxt,
      String robotsAiAgents,
      String robotsAllAgents,
      String rsl,
      String list)
      implements Serializable {
    /** Checks the words. */
    public Signals {
      byName(
              noai,
              noimageai,
              noindex,
              noarchive,
              nosnippet,
              tdmReservation,
              contentUsage,
              contentSignal,
              aiTxt,
              robotsAiAgents,
              robotsAllAgents,
              rsl,
              list)
          .forEach(
              (signal, action) ->
                  Checks.oneOf(
                      "opt-outs.signals." + signal,
                      Checks.present("opt-outs.signals." + signal, action),
                      List.of(IGNORE, TAG, EXCLUDE)));
    }

    /** By the names of the recipe. */
    public Map<String, String> byName() {
      return byName(
          noai,
          noimageai,
          noindex,
          noarchive,
          nosnippet,
          tdmReservation,
          contentUsage,
          contentSignal,
          aiTxt,
          robotsAiAgents,
          robotsAllAgents,
          rsl,
          list);
    }

    private static Map<String, String> byName(String... actions) {
      Map<String, String> byName = new LinkedHashMap<>();
      for (int i = 0; i < NAMES.size(); i++) {
        byName.put(NAMES.get(i), actions[i]);
      }
      return byName;
    }
  }

  /** The agents in lower case. */
  public Set<String> agentNames() {
    Set<String> names = new TreeSet<>();
    agents.forEach(agent -> names.add(agent.toLowerCase(Locale.ROOT)));
    return names;
  }
}

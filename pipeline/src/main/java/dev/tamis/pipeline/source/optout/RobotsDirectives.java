package dev.tamis.pipeline.source.optout;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Directives for robots, in the header {@code X-Robots-Tag} and in {@code meta} elements.
 * Reference: "Robots meta tag, data-nosnippet, and X-Robots-Tag specifications", Google Search
 * Central. A name of an agent before a directive holds for the directives after it, to the end of
 * its header; what is said to an agent that the recipe does not name says nothing here.
 */
public final class RobotsDirectives {
  private static final Map<String, Signal> SIGNALS =
      Map.of(
          "noai", Signal.NOAI,
          "noml", Signal.NOAI,
          "noimageai", Signal.NOIMAGEAI,
          "noindex", Signal.NOINDEX,
          "none", Signal.NOINDEX,
          "noarchive", Signal.NOARCHIVE,
          "nocache", Signal.NOARCHIVE,
          "nosnippet", Signal.NOSNIPPET);

  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "all",
          "index",
          "follow",
          "nofollow",
          "archive",
          "snippet",
          "noimageindex",
          "notranslate",
          "noodp",
          "noydir",
          "indexifembedded",
          "imageindex",
          "noyaca",
          "nositelinkssearchbox",
          "ai",
          "imageai");

  private static final Set<String> WITH_VALUE =
      Set.of("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");

  private final Set<String> agents;

  /**
   * Directives to these agents.
   *
   * @param agents names of agents in lower case
   */
  public RobotsDirectives(Set<String> agents) {
    this.agents = Set.copyOf(agents);
  }

  /** Reads the values of {@code X-Robots-Tag}, a line for each header. */
  public void header(String lines, Findings findings) {
    for (String line : lines.split("\n", -1)) {
      directives("X-Robots-Tag", line, true, findings);
    }
  }

  /**
   * Reads a {@code meta} element.
   *
   * @param name its name: {@code robots}, or an agent
   * @param content its content
   * @return whether the name is one that is listened to
   */
  public boolean meta(String name, String content, Findings findings) {
    String agent = name.strip().toLowerCase(Locale.ROOT);
    if (agent.equals("x-robots-tag")) {
      directives("meta X-Robots-Tag", content, true, findings);
      return true;
    }
    if (!agent.equals("robots") && !agents.contains(agent)) {
      return false;
    }
    directives("meta " + agent, content, false, findings);
    return true;
  }

  private void directives(String where, String line, boolean withAgents, Findings findings) {
    boolean listening = true;
    boolean date = false;
    for (String part : line.split(withAgents ? "," : "[,;\\s]+", -1)) {
      String text = part.strip().toLowerCase(Locale.ROOT);
      int colon = text.indexOf(':');
      String head = colon < 0 ? "" : text.substring(0, colon).strip();
      if (WITH_VALUE.contains(head)) {
        date = head.equals("unavailable_after");
        if (head.equals("max-snippet") && text.substring(colon + 1).strip().equals("0")) {
          hear(Signal.NOSNIPPET, where, "max-snippet:0", listening, findings);
        }
        continue;
      }
      if (colon >= 0 && withAgents && isAgent(head)) {
        listening = head.equals("*") || head.equals("robots") || agents.contains(head);
        date = false;
        text = text.substring(colon + 1).strip();
      }
      for (String word : text.split("[;\\s]+", -1)) {
        Signal signal = SIGNALS.get(word);
        if (signal != null) {
          date = false;
          hear(signal, where, word, listening, findings);
        } else if (!word.isEmpty() && !WITHOUT_EFFECT.contains(word) && !date && listening) {
          findings.unknown(where.startsWith("meta") ? "meta-robots" : "x-robots-tag");
        }
      }
    }
  }

  private static void hear(
      Signal signal, String where, String word, boolean listening, Findings findings) {
    if (listening) {
      findings.set(signal, where + ": " + word);
    }
  }

  private static boolean isAgent(String head) {
    return !head.isEmpty()
        && head.chars()
            .allMatch(
                c -> Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '*' || c == '.');
  }
}

package dev.tamis.pipeline.source.optout;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file of groups as robots.txt has them (RFC 9309), of which only the groups for some agents and
 * for all are kept, and the lines that name licences. Immutable and thread-safe.
 */
public final class RobotsTxt {
  private static final String ALL = "*";
  private static final Set<String> RULES =
      Set.of("allow", "disallow", "content-usage", "content-signal");

  private final SortedMap<String, List<Line>> groups;
  private final Set<String> licences;

  private RobotsTxt(SortedMap<String, List<Line>> groups, Set<String> licences) {
    this.groups = groups;
    this.licences = licences;
  }

  private record Line(String key, String value) {}

  /**
   * Reads a file.
   *
   * @param agents names in lower case of the agents whose groups matter
   */
  public static RobotsTxt parse(String text, Set<String> agents) {
    SortedMap<String, List<Line>> groups = new TreeMap<>();
    Set<String> licences = new TreeSet<>();
    List<String> current = new ArrayList<>(List.of(ALL));
    boolean inRules = true;
    for (String line : text.split("\r\n?|\n", -1)) {
      int comment = line.indexOf('#');
      String plain = comment < 0 ? line : line.substring(0, comment);
      plain = plain.startsWith("\uFEFF") ? plain.substring(1) : plain;
      int colon = plain.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String key = plain.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = plain.substring(colon + 1).strip();
      if (key.equals("user-agent") || key.equals("useragent") || key.equals("user agent")) {
        if (inRules) {
          current.clear();
          inRules = false;
        }
        String agent = agent(value, agents);
        if (!agent.isEmpty()) {
          current.add(agent);
          groups.computeIfAbsent(agent, none -> new ArrayList<>());
        }
      } else if (RULES.contains(key)) {
        inRules = true;
        for (String agent : current) {
          groups.computeIfAbsent(agent, none -> new ArrayList<>()).add(new Line(key, value));
        }
      } else if (key.equals("license") && isUrl(value)) {
        licences.add(value);
      }
    }
    return new RobotsTxt(
        Collections.unmodifiableSortedMap(groups), Collections.unmodifiableSet(licences));
  }

  /** The agent that a line means, in lower case; empty if it is none that matters. */
  private static String agent(String value, Set<String> agents) {
    String name = value.toLowerCase(Locale.ROOT);
    if (name.equals(ALL) || agents.contains(name)) {
      return name;
    }
    int end = 0;
    while (end < name.length() && "/ \t".indexOf(name.charAt(end)) < 0) {
      end++;
    }
    String token = name.substring(0, end);
    return token.equals(ALL) || agents.contains(token) ? token : "";
  }

  private static boolean isUrl(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://");
  }

  /** The file without what does not matter here; parsing it gives the same again. */
  public String reduced() {
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (agent, lines) -> {
          text.append("user-agent: ").append(agent).append('\n');
          lines.forEach(line -> text.append(line.key).append(": ").append(line.value).append('\n'));
          if (lines.isEmpty()) {
            text.append("allow: /\n"); // So that the next group is another one.
          }
        });
    licences.forEach(licence -> text.append("license: ").append(licence).append('\n'));
    return text.toString();
  }

  /** Says of a path what the file says of it. */
  public void judge(String path, Findings findings) {
    groups.forEach(
        (agent, lines) -> {
          boolean all = agent.equals(ALL);
          Signal signal = all ? Signal.ROBOTS_ALL_AGENTS : Signal.ROBOTS_AI_AGENTS;
          if (!allows(lines, path)) {
            findings.set(signal, "robots.txt: " + agent);
          }
          usage(lines, path, agent, findings);
          contentSignal(lines, agent, findings);
        });
    if (!licences.isEmpty()) {
      findings.set(Signal.RSL, "robots.txt: License");
    }
  }

  /** Whether a group for an agent, or the one for all, disallows a path; the agent, or null. */
  String disallowing(String path) {
    for (var group : groups.entrySet()) {
      if (!allows(group.getValue(), path)) {
        return group.getKey();
      }
    }
    return null;
  }

  /** The patterns that every agent in the file is told not to take, or to take. */
  List<String> patterns(String key) {
    List<String> patterns = new ArrayList<>();
    for (List<Line> lines : groups.values()) {
      for (Line line : lines) {
        if (line.key.equals(key)) {
          patterns.add(line.value);
        }
      }
    }
    return patterns;
  }

  /** The most specific rule wins, of two as specific the one that allows (section 2.2.2). */
  private static boolean allows(List<Line> lines, String path) {
    StringBuilder group = new StringBuilder("User-agent: *\n");
    boolean rules = false;
    for (Line line : lines) {
      if (line.key.equals("allow") || line.key.equals("disallow")) {
        group.append(line.key).append(": ").append(line.value).append('\n');
        rules = true;
      }
    }
    if (!rules) {
      return true;
    }
    SimpleRobotRules parsed =
        new SimpleRobotRulesParser()
            .parseContent(
                "http://host/robots.txt",
                group.toString().getBytes(StandardCharsets.UTF_8),
                "text/plain",
                List.of());
    return parsed.isAllowed("http://host" + path);
  }

  /** Of the rules that match a path the longest counts; of two as long that differ, no. */
  private static void usage(List<Line> lines, String path, String agent, Findings findings) {
    int longest = -1;
    ContentUsage.Training training = ContentUsage.Training.UNKNOWN;
    for (Line line : lines) {
      if (!line.key.equals("content-usage")) {
        continue;
      }
      String value = line.value;
      String pattern = "/";
      if (value.startsWith("/") || value.startsWith("*")) {
        int blank = 0;
        while (blank < value.length() && !Character.isWhitespace(value.charAt(blank))) {
          blank++;
        }
        pattern = value.substring(0, blank);
        value = value.substring(blank).strip();
      }
      ContentUsage.Training said = ContentUsage.training(value, findings);
      boolean matches = PathPattern.matches(pattern, path);
      if (said == ContentUsage.Training.UNKNOWN || !matches || pattern.length() < longest) {
        continue;
      }
      boolean as = pattern.length() == longest;
      training = as && training == ContentUsage.Training.DISALLOWED ? training : said;
      longest = pattern.length();
    }
    if (training == ContentUsage.Training.DISALLOWED) {
      findings.set(Signal.CONTENT_USAGE, "robots.txt Content-Usage: " + agent);
    }
  }

  private static void contentSignal(List<Line> lines, String agent, Findings findings) {
    for (Line line : lines) {
      if (line.key.equals("content-signal")
          && ContentSignal.training(line.value, findings) == ContentUsage.Training.DISALLOWED) {
        findings.set(Signal.CONTENT_SIGNAL, "robots.txt Content-Signal: " + agent);
      }
    }
  }
}

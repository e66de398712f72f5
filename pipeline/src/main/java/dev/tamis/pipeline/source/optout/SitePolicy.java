package dev.tamis.pipeline.source.optout;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a host says of its pages in files at fixed places. Of several copies of a file, the one that
 * was fetched last counts. Immutable and thread-safe.
 */
public final class SitePolicy {
  private final RobotsTxt robots;
  private final List<TdmReservation.Rule> tdm;
  private final RobotsTxt ai;

  private SitePolicy(RobotsTxt robots, List<TdmReservation.Rule> tdm, RobotsTxt ai) {
    this.robots = robots;
    this.tdm = tdm;
    this.ai = ai;
  }

  /**
   * The policy of a host.
   *
   * @param statements of the host, in any order
   * @param agents names of agents in lower case
   */
  public static SitePolicy of(Collection<SiteStatement> statements, Set<String> agents) {
    RobotsTxt robots = null;
    RobotsTxt ai = null;
    List<TdmReservation.Rule> tdm = null;
    for (SiteStatement statement : new TreeSet<>(statements)) {
      switch (statement.kind()) {
        case ROBOTS -> robots = robots == null ? RobotsTxt.parse(statement.text(), agents) : robots;
        case AI -> ai = ai == null ? RobotsTxt.parse(statement.text(), agents) : ai;
        case TDMREP ->
            tdm = tdm == null ? TdmReservation.file(statement.text(), new Findings()) : tdm;
      }
    }
    return new SitePolicy(robots, tdm == null ? List.of() : tdm, ai);
  }

  /**
   * Says of a page what the host's files say.
   *
   * @param path of the page, with its query
   * @param ownTdm whether the page said something of TDM itself, which goes before the file
   */
  public Findings judge(String path, boolean ownTdm) {
    Findings findings = new Findings();
    if (robots != null) {
      robots.judge(path, findings);
    }
    TdmReservation.Rule rule = ownTdm ? null : TdmReservation.of(tdm, path);
    if (rule != null && rule.reserved()) {
      findings.set(Signal.TDM_RESERVATION, "tdmrep.json: " + rule.location());
    }
    if (ai != null) {
      AiTxt.judge(ai, path, findings);
    }
    return findings;
  }
}

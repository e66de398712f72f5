package dev.tamis.pipeline.source.optout;

import java.util.Locale;
import java.util.Set;

/**
 * A file in which a host says what may be done with all of it.
 *
 * @param kind which file
 * @param fetched when it was fetched, ISO 8601 in UTC, or empty
 * @param text what of it matters
 */
public record SiteStatement(Kind kind, String fetched, String text)
    implements Comparable<SiteStatement> {

  /** The files. */
  public enum Kind {
    /** RFC 9309. */
    ROBOTS,
    /** See {@link TdmReservation}. */
    TDMREP,
    /** See {@link AiTxt}. */
    AI
  }

  /** The file that a URL names by its path; null for every other. */
  public static Kind kindOf(String url) {
    int scheme = url.indexOf("://");
    int start = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
    if (start < 0) {
      return null;
    }
    int query = url.indexOf('?', start);
    String path = (query < 0 ? url.substring(start) : url.substring(start, query));
    return switch (path.toLowerCase(Locale.ROOT)) {
      case "/robots.txt" -> Kind.ROBOTS;
      case "/.well-known/tdmrep.json" -> Kind.TDMREP;
      case "/ai.txt", "/.well-known/ai.txt" -> Kind.AI;
      default -> null;
    };
  }

  /**
   * A statement, cut down to what matters.
   *
   * @param agents names of agents in lower case
   * @return null if the body is not of the file's form, a page that says "not found", say
   */
  public static SiteStatement of(
      Kind kind, String fetched, String body, Set<String> agents, Findings unknowns) {
    String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
    if (text.stripLeading().startsWith("<")) {
      return null;
    }
    switch (kind) {
      case ROBOTS:
        return new SiteStatement(kind, fetched, RobotsTxt.parse(text, agents).reduced());
      case AI:
        if (!AiTxt.recognises(text)) {
          unknowns.unknown("ai-txt");
          return null;
        }
        return new SiteStatement(kind, fetched, RobotsTxt.parse(text, agents).reduced());
      case TDMREP:
        TdmReservation.file(text, unknowns);
        return new SiteStatement(kind, fetched, text.strip());
      default:
        throw new IllegalArgumentException("kind of statement: " + kind);
    }
  }

  /** The newest first; of two as new the one whose text comes first. */
  @Override
  public int compareTo(SiteStatement other) {
    int byKind = kind.compareTo(other.kind);
    int byTime = other.fetched.compareTo(fetched);
    return byKind != 0 ? byKind : byTime != 0 ? byTime : text.compareTo(other.text);
  }
}

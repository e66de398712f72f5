package dev.tamis.pipeline.source.optout;

import java.util.Locale;
import java.util.Set;

/**
 * {@code ai.txt} as Spawning defined it (spawning.ai, May 2023): the groups of robots.txt, for all
 * agents or for some, whose patterns are paths or kinds of files ({@code Disallow: *.txt}). A page
 * is text: what disallows text or HTML files disallows it. Other files of that name are in other
 * forms, which are counted as unknown.
 */
public final class AiTxt {
  private static final Set<String> KINDS_OF_TEXT =
      Set.of("*.txt", "*.html", "*.htm", "/*.txt", "/*.html", "/*.htm");

  private AiTxt() {}

  /** Whether a body is of this form: it has groups, and is no page of HTML. */
  public static boolean recognises(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return !lower.stripLeading().startsWith("<")
        && lower.contains("user-agent")
        && (lower.contains("disallow:") || lower.contains("allow:"));
  }

  /** Says of a path what the file says of it. */
  public static void judge(RobotsTxt file, String path, Findings findings) {
    String agent = file.disallowing(path);
    boolean kinds = false;
    for (String pattern : file.patterns("disallow")) {
      kinds |= KINDS_OF_TEXT.contains(pattern.toLowerCase(Locale.ROOT));
    }
    for (String pattern : file.patterns("allow")) {
      kinds &= !KINDS_OF_TEXT.contains(pattern.toLowerCase(Locale.ROOT));
    }
    if (agent != null) {
      findings.set(Signal.AI_TXT, "ai.txt: " + agent);
    } else if (kinds) {
      findings.set(Signal.AI_TXT, "ai.txt: text");
    }
  }
}

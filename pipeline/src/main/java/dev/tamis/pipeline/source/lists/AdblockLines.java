package dev.tamis.pipeline.source.lists;

import dev.tamis.pipeline.source.Hosts;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Rules of Adblock Plus and its kin that are about whole pages: {@code ||example.org^}, {@code
 * ||example.org/path^}, {@code |https://example.org/path}, and the exceptions {@code @@}. Rules
 * that are about requests of other pages, elements or patterns are named as unused. Reference: "How
 * to write filters", adblockplus.org.
 */
final class AdblockLines implements LineParser {
  /** With these a rule still holds for the page itself. */
  private static final Set<String> PAGE_OPTIONS =
      Set.of("document", "doc", "all", "popup", "important", "match-case", "");

  private static final List<String> ELEMENT_MARKS =
      List.of("##", "#@#", "#?#", "#@?#", "#$#", "#@$#", "#$?#", "#%#", "#@%#", "$$", "$@$");

  @Override
  public void parse(String line, Sink sink) {
    String text = line.strip();
    if (isComment(text)) {
      return;
    }
    if (isElementRule(text)) {
      sink.unused(Unused.ELEMENT_RULE);
      return;
    }
    if (text.startsWith("#")) {
      return;
    }
    if (isRule(text)) {
      rule(text, sink);
    } else if (HostsLines.recognises(text)) {
      new HostsLines().parse(text, sink);
    } else {
      bare(text, sink);
    }
  }

  static boolean isComment(String text) {
    return text.isEmpty()
        || text.startsWith("!")
        || (text.startsWith("[") && text.endsWith("]") && text.indexOf(':') < 0);
  }

  static boolean isElementRule(String text) {
    for (String mark : ELEMENT_MARKS) {
      int at = text.indexOf(mark);
      // "## a heading" is a comment of a plain list, "##.ad" hides elements.
      if (at > 0 || (at == 0 && text.length() > mark.length() && isSelector(text, mark))) {
        return at == 0 || isDomains(text.substring(0, at));
      }
    }
    return false;
  }

  private static boolean isSelector(String text, String mark) {
    char c = text.charAt(mark.length());
    return c == '.' || c == '#' || c == '[' || c == '*' || c == '+' || Character.isLetter(c);
  }

  private static boolean isDomains(String text) {
    return text.chars().noneMatch(c -> Character.isWhitespace(c) || c == '/' || c == ':');
  }

  static boolean isRule(String text) {
    return text.startsWith("|")
        || text.startsWith("@@")
        || (text.startsWith("/") && !text.startsWith("//") && text.lastIndexOf('/') > 0)
        || (text.indexOf('^') > 0 && !text.contains("://"));
  }

  private static void rule(String line, Sink sink) {
    boolean exception = line.startsWith("@@");
    String text = exception ? line.substring(2) : line;
    int dollar = text.lastIndexOf('$');
    if (dollar >= 0 && isOptions(text.substring(dollar + 1))) {
      for (String option : text.substring(dollar + 1).split(",", -1)) {
        if (!PAGE_OPTIONS.contains(option.strip().toLowerCase(Locale.ROOT))) {
          sink.unused(Unused.REQUEST_RULE);
          return;
        }
      }
      text = text.substring(0, dollar);
    }
    if (text.startsWith("||")) {
      anchored(text.substring(2), exception, true, sink);
    } else if (text.startsWith("|http://") || text.startsWith("|https://")) {
      anchored(text.substring(text.indexOf("://") + 3), exception, false, sink);
    } else if (text.startsWith("/") || text.startsWith("|")) {
      sink.unused(Unused.PATTERN);
    } else {
      bare(text, exceptionOr(exception, sink));
    }
  }

  private static boolean isOptions(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "~,=|.-_:/*".indexOf(c) >= 0);
  }

  private static void anchored(String rule, boolean exception, boolean deep, Sink sink) {
    int end = 0;
    while (end < rule.length() && "/^|?$".indexOf(rule.charAt(end)) < 0) {
      end++;
    }
    String host = PlainLines.host(rule.substring(0, end));
    host = host.startsWith("*.") ? host.substring(2) : host;
    if (host.endsWith("*") || host.indexOf('*') >= 0) {
      sink.unused(Unused.PATTERN);
      return;
    }
    String canonical = Hosts.canonical(host);
    if (canonical.isEmpty()) {
      sink.unused(Unused.NOT_UNDERSTOOD);
      return;
    }
    String rest = rule.substring(end);
    while (!rest.isEmpty() && "^|*".indexOf(rest.charAt(rest.length() - 1)) >= 0) {
      rest = rest.substring(0, rest.length() - 1);
    }
    if (rest.isEmpty() || rest.equals("/")) {
      sink.entry(new Entry(Entry.Kind.NAME, canonical, "", exception, ""));
    } else if (rest.indexOf('*') >= 0 || rest.indexOf('^') >= 0 || rest.indexOf('|') >= 0) {
      sink.unused(Unused.PATTERN);
    } else {
      Entry.Kind kind = deep ? Entry.Kind.DEEP_BEGINNING : Entry.Kind.BEGINNING;
      sink.entry(new Entry(kind, canonical, PlainLines.path(canonical, rest), exception, ""));
    }
  }

  /** A line without marks is a pattern; as DNS blockers write them, a host name is a host. */
  private static void bare(String line, Sink sink) {
    String text = line.endsWith("^") ? line.substring(0, line.length() - 1) : line;
    if (text.indexOf('/') >= 0 || text.indexOf('*') > 0 || text.indexOf('.') < 0) {
      sink.unused(Unused.PATTERN);
    } else {
      PlainLines.value(PlainLines.withoutComment(text), sink);
    }
  }

  private static Sink exceptionOr(boolean exception, Sink sink) {
    return new Sink() {
      @Override
      public void entry(Entry entry) {
        sink.entry(new Entry(entry.kind(), entry.host(), entry.rest(), exception, ""));
      }

      @Override
      public void unused(Unused reason) {
        sink.unused(reason);
      }
    };
  }
}

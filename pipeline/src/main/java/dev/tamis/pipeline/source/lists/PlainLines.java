package dev.tamis.pipeline.source.lists;

import dev.tamis.pipeline.source.Hosts;
import dev.tamis.pipeline.source.Urls;

/** A host, an address or the beginning of a URL a line, with comments after {@code #}. */
final class PlainLines implements LineParser {
  @Override
  public void parse(String line, Sink sink) {
    String text = withoutComment(line);
    if (!text.isEmpty()) {
      value(text, sink);
    }
  }

  /** What stands before {@code #}, which begins a comment at the start and after white space. */
  static String withoutComment(String line) {
    String text = line.strip();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
        return text.substring(0, i).strip();
      }
    }
    return text;
  }

  /** Reads a value without white space around it. */
  static void value(String text, Sink sink) {
    if (text.chars().anyMatch(Character::isWhitespace)) {
      sink.unused(Unused.NOT_UNDERSTOOD);
      return;
    }
    String value = text;
    int scheme = value.indexOf("://");
    if (scheme < 0 && value.startsWith("//")) {
      value = value.substring(2);
    }
    value = scheme < 0 ? value : value.substring(scheme + 3);
    int end = 0;
    while (end < value.length() && "/?#\\".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    String authority = value.substring(0, end);
    String rest = value.substring(end);
    int at = authority.lastIndexOf('@');
    if (at > 0 && scheme < 0 && authority.lastIndexOf(':', at) < 0) {
      sink.unused(Unused.MAIL_ADDRESS);
      return;
    }
    String host = host(authority.substring(at + 1));
    if (scheme < 0 && isRange(host, rest)) {
      sink.unused(Unused.ADDRESS_RANGE);
      return;
    }
    add(host, rest, sink);
  }

  private static void add(String written, String rest, Sink sink) {
    String host = written;
    if (host.startsWith("*.") || host.startsWith(".")) {
      host = host.substring(host.indexOf('.') + 1);
    }
    if (host.indexOf('*') >= 0) {
      sink.unused(Unused.PATTERN);
      return;
    }
    String canonical = Hosts.canonical(host);
    if (canonical.isEmpty()) {
      sink.unused(Unused.NOT_UNDERSTOOD);
      return;
    }
    String path = path(canonical, rest);
    if (path.isEmpty() || path.equals("/")) {
      sink.entry(Entry.name(canonical));
    } else if (path.indexOf('*') >= 0 && !path.endsWith("/*")) {
      sink.unused(Unused.PATTERN);
    } else {
      String beginning = path.endsWith("/*") ? path.substring(0, path.length() - 2) : path;
      sink.entry(
          beginning.isEmpty()
              ? Entry.name(canonical)
              : new Entry(Entry.Kind.BEGINNING, canonical, beginning, false, ""));
    }
  }

  /** Path and query in the one form of URLs, as they are listed. */
  static String path(String host, String rest) {
    int fragment = rest.indexOf('#');
    String whole = fragment < 0 ? rest : rest.substring(0, fragment);
    if (whole.isEmpty() || whole.equals("/")) {
      return whole;
    }
    String url = Urls.normalize("http://" + host + whole);
    return url.isEmpty() ? Address.listed(whole) : Address.listed(Urls.path(url));
  }

  /** The host of an authority, whose port goes. */
  static String host(String authority) {
    int bracket = authority.indexOf(']');
    if (authority.startsWith("[") && bracket > 0) {
      return authority.substring(0, bracket + 1);
    }
    int colon = authority.indexOf(':');
    boolean port = colon >= 0 && colon == authority.lastIndexOf(':');
    return port ? authority.substring(0, colon) : authority;
  }

  /** {@code 192.0.2.0/24}: a number of bits after an address is no path. */
  private static boolean isRange(String host, String rest) {
    if (rest.length() < 2 || rest.length() > 4 || rest.charAt(0) != '/') {
      return false;
    }
    for (int i = 1; i < rest.length(); i++) {
      if (rest.charAt(i) < '0' || rest.charAt(i) > '9') {
        return false;
      }
    }
    String canonical = Hosts.canonical(host);
    return Hosts.isAddress(canonical);
  }
}

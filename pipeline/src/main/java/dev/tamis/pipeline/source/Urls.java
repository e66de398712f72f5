package dev.tamis.pipeline.source;

import java.util.Locale;

/**
 * URLs in one form, so that two spellings of an address compare equal: lower-case scheme, a host by
 * {@link Hosts}, no default port, no user and password, the rest by {@link UrlPath}. Thread-safe.
 */
public final class Urls {
  /** Longer ones are made by traps, not by people; they are cut to nothing. */
  private static final int MAX_LENGTH = 8192;

  private static final String AUTHORITY_ENDS = "/?#\\";

  private Urls() {}

  /** The URL in its one form; what is no http or https URL is answered with the empty string. */
  public static String normalize(String url) {
    String trimmed = url.strip();
    if (trimmed.length() > MAX_LENGTH || !isWeb(trimmed)) {
      return "";
    }
    String host = host(trimmed);
    if (host.isEmpty()) {
      return "";
    }
    int start = trimmed.indexOf("://") + 3;
    int end = authorityEnd(trimmed, start);
    String scheme = trimmed.substring(0, start).toLowerCase(Locale.ROOT);
    String port = port(trimmed.substring(start, end));
    boolean byDefault = port.equals(scheme.startsWith("https") ? "443" : "80");
    String authority = port.isEmpty() || byDefault ? host : host + ":" + port;
    return scheme + authority + UrlPath.normalize(trimmed.substring(end));
  }

  /** The host of a URL in the form of {@link Hosts}; empty where there is none. */
  public static String host(String url) {
    int start = url.indexOf("://");
    if (start < 0) {
      return "";
    }
    String authority = url.substring(start + 3, authorityEnd(url, start + 3));
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    if (authority.startsWith("[")) {
      return Hosts.canonical(authority.substring(0, authority.indexOf(']') + 1));
    }
    int port = authority.indexOf(':');
    return Hosts.canonical(port < 0 ? authority : authority.substring(0, port));
  }

  /**
   * Path and query of a URL in its one form, from the first slash on; {@code /} where there is
   * none.
   */
  public static String path(String url) {
    int start = url.indexOf("://");
    int slash = url.indexOf('/', start < 0 ? 0 : start + 3);
    return slash < 0 ? "/" : url.substring(slash);
  }

  /**
   * The registrable domain of a host by the public suffix list, private section included: {@code
   * example.co.uk} for {@code www.example.co.uk}. The host itself where it has none (an address, a
   * bare name, a public suffix).
   */
  public static String registrableDomain(String host) {
    if (host.isEmpty() || Hosts.isAddress(host)) {
      return host;
    }
    return PublicSuffixes.registrableDomain(host);
  }

  private static int authorityEnd(String url, int start) {
    int end = start;
    while (end < url.length() && AUTHORITY_ENDS.indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static String port(String authority) {
    int colon = authority.lastIndexOf(':');
    if (colon < 0 || colon < authority.lastIndexOf(']') || colon < authority.lastIndexOf('@')) {
      return "";
    }
    String port = authority.substring(colon + 1);
    return port.chars().allMatch(c -> c >= '0' && c <= '9') ? port : "";
  }

  private static boolean isWeb(String url) {
    return url.regionMatches(true, 0, "http://", 0, 7)
        || url.regionMatches(true, 0, "https://", 0, 8);
  }
}

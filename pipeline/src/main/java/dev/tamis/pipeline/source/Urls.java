package dev.tamis.pipeline.source;

import crawlercommons.domains.EffectiveTldFinder;
import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.IDN;
import java.util.Locale;

/**
 * URLs in one form, so that two spellings of an address compare equal: lower-case scheme and host,
 * punycode, no default port, no user and password, no trailing dot, dot segments resolved, no
 * fragment (RFC 3986 section 6). Not thread-safe.
 */
public final class Urls {
  /** Longer ones are made by traps, not by people; they are cut to nothing. */
  private static final int MAX_LENGTH = 8192;

  private final BasicURLNormalizer normalizer = new BasicURLNormalizer();

  /** The URL in its one form; what is no http or https URL is answered with the empty string. */
  public String normalize(String url) {
    String trimmed = url.strip();
    if (trimmed.length() > MAX_LENGTH || !isWeb(trimmed)) {
      return "";
    }
    String normal = normalizer.filter(withoutUser(trimmed));
    return normal == null || host(normal).isEmpty() ? "" : normal;
  }

  /**
   * The host of a URL in lower case and punycode without a trailing dot; empty where there is none.
   */
  public static String host(String url) {
    int start = url.indexOf("://");
    if (start < 0) {
      return "";
    }
    start += 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(start, end);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    if (authority.startsWith("[")) {
      return authority.substring(0, authority.indexOf(']') + 1);
    }
    int port = authority.indexOf(':');
    return canonicalHost(port < 0 ? authority : authority.substring(0, port));
  }

  /**
   * The registrable domain of a host by the public suffix list, private section included: {@code
   * example.co.uk} for {@code www.example.co.uk}. The host itself where it has none (an address, a
   * bare name, a public suffix).
   */
  public static String registrableDomain(String host) {
    if (host.isEmpty() || host.startsWith("[") || isDottedNumber(host)) {
      return host;
    }
    String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
    return domain == null ? host : domain;
  }

  /**
   * A host name as it is compared: lower case, punycode, no trailing dot; empty where it is no host
   * name.
   */
  static String canonicalHost(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    while (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    try {
      return isAscii(name)
          ? name
          : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isWeb(String url) {
    return url.regionMatches(true, 0, "http://", 0, 7)
        || url.regionMatches(true, 0, "https://", 0, 8);
  }

  private static String withoutUser(String url) {
    int start = url.indexOf("://") + 3;
    int slash = start;
    while (slash < url.length() && "/?#".indexOf(url.charAt(slash)) < 0) {
      slash++;
    }
    int at = url.lastIndexOf('@', slash - 1);
    return at < start ? url : url.substring(0, start) + url.substring(at + 1);
  }

  private static boolean isDottedNumber(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}

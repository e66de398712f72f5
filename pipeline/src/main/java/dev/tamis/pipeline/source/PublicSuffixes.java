package dev.tamis.pipeline.source;

import crawlercommons.domains.EffectiveTldFinder;
import crawlercommons.domains.EffectiveTldFinder.EffectiveTLD;
import java.util.function.Consumer;

/**
 * The public suffix list (publicsuffix.org) that comes with crawler-commons, private section
 * included. Thread-safe.
 */
public final class PublicSuffixes {
  private PublicSuffixes() {}

  /**
   * Whether strangers have their sites below a name, so that what covers it covers them all: a
   * public suffix such as {@code com}, {@code co.uk}, {@code blogspot.com}, or a name below which
   * any label is one, such as {@code ck}.
   *
   * @param host in the form of {@link Hosts}
   */
  public static boolean contains(String host) {
    if (host.isEmpty() || Hosts.isAddress(host)) {
      return false;
    }
    return isSuffix(host) || isSuffix("0." + host);
  }

  private static boolean isSuffix(String host) {
    EffectiveTLD suffix = EffectiveTldFinder.getEffectiveTLD(host, false);
    return suffix != null && suffix.getDomain().equals(host) && !suffix.isException();
  }

  /** Names each suffix that is written out, and each name below which any label may be one. */
  public static void forEach(Consumer<String> action) {
    EffectiveTldFinder.getEffectiveTLDs().keySet().forEach(action);
  }

  /** One label more than the public suffix; below an unlisted top-level domain the rule is "*". */
  static String registrableDomain(String host) {
    String domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
    if (domain != null) {
      return domain;
    }
    int dot = host.lastIndexOf('.');
    boolean unlisted = dot > 0 && EffectiveTldFinder.getEffectiveTLD(host, false) == null;
    return unlisted ? host.substring(host.lastIndexOf('.', dot - 1) + 1) : host;
  }
}

package dev.tamis.pii;

import java.util.Locale;
import java.util.Objects;

/**
 * What is known of a page: it decides whose phone numbers are read without a country code, and
 * whose general words ("identity number") count as context.
 *
 * @param language ISO 639-3, three lower-case letters, or empty when unknown
 * @param country ISO 3166-1 alpha-2, two upper-case letters, or empty when unknown
 */
public record Hint(String language, String country) {

  /** Nothing is known. */
  public static final Hint NONE = new Hint("", "");

  /** Checks the form of both codes. */
  public Hint {
    Objects.requireNonNull(language, "language is null");
    Objects.requireNonNull(country, "country is null");
    if (!language.isEmpty() && !isCode(language, 3, 'a')) {
      throw new IllegalArgumentException(
          "language must be empty or ISO 639-3, like \"deu\" (got " + told(language) + ")");
    }
    if (!country.isEmpty() && !isCode(country, 2, 'A')) {
      throw new IllegalArgumentException(
          "country must be empty or ISO 3166-1 alpha-2, like \"DE\" (got " + told(country) + ")");
    }
  }

  /**
   * The hint for a page by its language and host name: the country is the host's country-code
   * top-level domain, where it has one that names a country ({@code .uk} is GB; {@code .io}, {@code
   * .tv} and others that are sold as generic names are no country).
   *
   * @param language ISO 639-3, or empty or {@code und} when unknown
   * @param host a host name, or empty
   */
  public static Hint ofHost(String language, String host) {
    String label = host.substring(host.lastIndexOf('.') + 1);
    String country = "";
    if (isCode(label.toLowerCase(Locale.ROOT), 2, 'a') && !GENERIC.contains("." + label + ".")) {
      country = label.equals("uk") ? "GB" : label.toUpperCase(Locale.ROOT);
    }
    return new Hint(language.equals("und") ? "" : language, country);
  }

  private static final String GENERIC = ".io.tv.me.co.cc.ws.fm.ai.ly.to.la.gg.vc.sc.ac.sh.eu.su.";

  /** A field of somebody's data may hold anything: its length is told, never its text. */
  private static String told(String value) {
    return value.length() + " characters";
  }

  private static boolean isCode(String code, int length, char first) {
    if (code.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (code.charAt(i) < first || code.charAt(i) > first + 25) {
        return false;
      }
    }
    return true;
  }
}

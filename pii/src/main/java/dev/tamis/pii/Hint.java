package dev.tamis.pii;

/**
 * What is known of a text from elsewhere.
 *
 * @param language ISO 639-3 code of its language, or empty
 * @param region ISO 3166-1 code of the country of its domain, upper case, or empty
 */
public record Hint(String language, String region) {
  /** Nothing is known. */
  public static final Hint NONE = new Hint("", "");

  /**
   * A hint from a language and a host name, whose last label names a country if it has two letters.
   */
  public static Hint of(String language, String host) {
    String top = host.substring(host.lastIndexOf('.') + 1).toUpperCase(java.util.Locale.ROOT);
    boolean country = top.length() == 2 && Character.isLetter(top.charAt(0));
    return new Hint(language, country ? (top.equals("UK") ? "GB" : top) : "");
  }
}

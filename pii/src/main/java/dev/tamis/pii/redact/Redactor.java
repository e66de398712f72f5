package dev.tamis.pii.redact;

import dev.tamis.pii.Action;
import dev.tamis.pii.PseudonymKey;
import java.util.List;
import java.util.Optional;

/** Writes what stands in the place of a value. Immutable; safe between threads. */
public final class Redactor {

  private final Optional<Pseudonyms> pseudonyms;

  /** A redactor; without a key it cannot make pseudonyms. */
  public Redactor(Optional<PseudonymKey> key) {
    pseudonyms = key.map(Pseudonyms::new);
  }

  /**
   * The replacement of a value.
   *
   * @param regions whose phone numbers the page writes without a country code
   */
  public String replace(
      String kind, String rule, String value, Action action, List<String> regions) {
    return switch (action) {
      case MASK -> mask(value);
      case SURROGATE ->
          Surrogates.of(kind, rule, Canonical.of(kind, value, regions)).orElse(placeholder(kind));
      case PSEUDONYM ->
          "["
              + kind
              + ":"
              + pseudonyms.orElseThrow().tag(kind, Canonical.of(kind, value, regions))
              + "]";
      case PLACEHOLDER, DROP_DOCUMENT -> placeholder(kind);
    };
  }

  private static String placeholder(String kind) {
    return "[" + kind + "]";
  }

  /** A star over each letter, digit and mark; a pair of surrogates is two stars. */
  private static String mask(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean separator = c < 0x80 ? !Character.isLetterOrDigit(c) : Character.isSpaceChar(c);
      out.append(separator ? c : '*');
    }
    return out.toString();
  }
}

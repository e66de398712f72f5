package dev.tamis.pii;

import java.util.List;
import java.util.Objects;

/**
 * A kind of personal data or secret.
 *
 * @param name as in placeholders and counts, such as {@code US_SSN}
 * @param enabled whether it is on by default
 * @param evidence what a finding rests on
 * @param countries ISO 3166-1 alpha-2 codes of the countries that issue it; empty: everywhere
 * @param check what the validator checks
 * @param authority who defines the form, with the document
 */
public record Kind(
    String name,
    boolean enabled,
    Evidence evidence,
    List<String> countries,
    String check,
    String authority) {

  /** What a finding of a kind rests on. */
  public enum Evidence {
    /** The form and its check decide, anywhere in a text. */
    SELF,
    /** The usual written grouping and the check decide; other forms need a context word. */
    GROUPING,
    /** A context word near the value is always needed. */
    CONTEXT
  }

  /** Checks the name and copies the list. */
  public Kind {
    Objects.requireNonNull(evidence, "evidence is null");
    Objects.requireNonNull(check, "check is null");
    Objects.requireNonNull(authority, "authority is null");
    countries = List.copyOf(countries);
    requireName("kind", name);
  }

  /** Checks that a name can stand in a placeholder: {@code [A-Z][A-Z0-9_]*}. */
  static void requireName(String key, String name) {
    boolean valid = !name.isEmpty() && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
    for (int i = 1; i < name.length() && valid; i++) {
      char c = name.charAt(i);
      valid = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
    if (!valid) {
      throw new IllegalArgumentException(
          key
              + ": a name is made of A-Z, 0-9 and _ and begins with a letter (got: \""
              + name
              + "\")");
    }
  }
}

package dev.tamis.pii.validate;

/**
 * Says whether a number keeps its kind's rules. The text holds letters and digits alone: separators
 * are gone, digits are ASCII and letters upper-case. A wrong length is an answer, never an error.
 */
@FunctionalInterface
public interface Check {

  /** Whether {@code code} is well-formed and its check digits are right. */
  boolean test(CharSequence code);
}

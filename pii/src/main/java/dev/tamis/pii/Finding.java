package dev.tamis.pii;

import java.util.Objects;

/**
 * One value that was found. It holds no text: {@link #toString} can be logged.
 *
 * @param kind the kind's name, such as {@code EMAIL}
 * @param start first UTF-16 index in the text
 * @param end UTF-16 index after the last; both lie on code point borders
 * @param score how sure, 0 to 1
 * @param rule which rule of the kind decided, such as {@code ipv4} or {@code context}
 */
public record Finding(String kind, int start, int end, double score, String rule) {

  /** Checks the ranges. */
  public Finding {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(rule, "rule is null");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a finding needs 0 <= start < end (got: " + start + " .. " + end + ")");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be 0 .. 1 (got: " + score + ")");
    }
  }
}

package dev.tamis.pipeline.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates as crawls write them, to ISO 8601 instants in UTC. */
final class Dates {
  private Dates() {}

  /**
   * "2024-05-18T01:02:03Z", also with an offset, with fractions of a second, with a space for the
   * T, without a zone (then UTC), or the day alone.
   *
   * @return the instant, or "" if the value is none of these
   */
  static String instant(String value) {
    if (value.length() < 10) {
      return "";
    }
    try {
      return parse(value.strip()).toString();
    } catch (DateTimeException e) {
      return "";
    }
  }

  private static Instant parse(String value) {
    if (value.length() == 10) {
      return LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    String iso =
        value.charAt(10) == ' ' ? value.substring(0, 10) + "T" + value.substring(11) : value;
    if (iso.endsWith("Z")) {
      return Instant.parse(iso);
    }
    if (iso.endsWith(" UTC")) {
      return Instant.parse(iso.substring(0, iso.length() - 4) + "Z");
    }
    boolean zoned = iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
    return zoned
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  /** ARC's fourteen digits: year to second, in UTC; "" if it is not that. */
  static String fromDigits(String digits) {
    if (digits.length() != 14 || Numbers.natural(digits) < 0) {
      return "";
    }
    return instant(
        digits.substring(0, 4)
            + "-"
            + digits.substring(4, 6)
            + "-"
            + digits.substring(6, 8)
            + "T"
            + digits.substring(8, 10)
            + ":"
            + digits.substring(10, 12)
            + ":"
            + digits.substring(12, 14)
            + "Z");
  }
}

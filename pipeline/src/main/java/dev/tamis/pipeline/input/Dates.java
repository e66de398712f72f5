package dev.tamis.pipeline.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Dates as crawls and data sets write them, to ISO 8601 instants in UTC. */
final class Dates {
  /** No date is longer; what is may be hostile. */
  private static final int MAX_LENGTH = 64;

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;

  private Dates() {}

  /**
   * Reads a date: ISO 8601 in its extended and basic forms, with a space for the T, with or without
   * seconds, fractions and a zone (without one it is UTC); a day alone; digits such as {@code
   * 20240518015810}; seconds, milliseconds, microseconds or nanoseconds since 1970; the forms of
   * RFC 9110 and RFC 5322; a day with the English name of its month. Days such as 05/06/2024, which
   * can be two, are not read.
   *
   * @return the instant, or "" if the value is none of these
   */
  static String instant(String value) {
    String given = value.strip();
    if (given.isEmpty() || given.length() > MAX_LENGTH) {
      return "";
    }
    try {
      Instant instant = isNumber(given) ? number(given) : WrittenDate.parse(given);
      return instant == null || !isPlausible(instant) ? "" : instant.toString();
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return "";
    }
  }

  /** The ARC form alone: fourteen digits, in UTC; "" if it is not that. */
  static String fromDigits(String digits) {
    return digits.length() == 14 ? instant(digits) : "";
  }

  private static boolean isPlausible(Instant instant) {
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static boolean isNumber(String value) {
    boolean digit = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      digit |= c >= '0' && c <= '9';
      boolean exponent = (c == 'E' || c == 'e') && i > 0 && i + 1 < value.length();
      boolean sign = c == '+' && i > 0 && Character.toLowerCase(value.charAt(i - 1)) == 'e';
      if (!(c >= '0' && c <= '9') && !exponent && !sign && !(c == '.' && value.indexOf('.') == i)) {
        return false;
      }
    }
    return digit;
  }

  private static Instant number(String value) {
    if (Numbers.natural(value) < 0 && value.length() < 19) {
      double seconds = Double.parseDouble(value);
      return since1970(Math.round(seconds < 1e11 ? seconds * 1e3 : seconds));
    }
    Instant calendar = calendar(value);
    return calendar == null ? since1970(Long.parseLong(value)) : calendar;
  }

  /** Year to day, minute, second or millisecond; null if that is no date, and so a count. */
  private static Instant calendar(String digits) {
    int n = digits.length();
    if ((n != 8 && n != 12 && n != 14 && n != 17) || part(digits, 0, 4) < 1990) {
      return null;
    }
    try {
      return LocalDateTime.of(
              part(digits, 0, 4),
              part(digits, 4, 6),
              part(digits, 6, 8),
              n > 8 ? part(digits, 8, 10) : 0,
              n > 8 ? part(digits, 10, 12) : 0,
              n > 12 ? part(digits, 12, 14) : 0,
              n > 14 ? part(digits, 14, 17) * 1_000_000 : 0)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int part(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }

  /** By the size of the number: seconds, or thousandths, millionths, billionths of one. */
  private static Instant since1970(long count) {
    if (count < 100_000_000L) {
      return null;
    }
    if (count < 100_000_000_000L) {
      return Instant.ofEpochSecond(count);
    }
    if (count < 100_000_000_000_000L) {
      return Instant.ofEpochMilli(count);
    }
    long perSecond = count < 100_000_000_000_000_000L ? 1_000_000L : 1_000_000_000L;
    return Instant.ofEpochSecond(
        count / perSecond, count % perSecond * (1_000_000_000L / perSecond));
  }
}

package dev.tamis.pipeline.input;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in letters and digits. A form names its parts; each part that is not there is zero. */
final class WrittenDate {
  private static final String TIME =
      "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?"
          + "(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?";
  private static final String ZONE = "(?: ?(?<zone>[A-Za-z]{1,4}|[+-]\\d{2}(?::?\\d{2})?))?";
  private static final String WEEKDAY = "(?:[A-Za-z]{3,9},? +)?";
  private static final String MONTH = "(?<name>[A-Za-z]{3,9})\\.?";
  private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
  private static final String YEAR = "(?<year>\\d{4})";

  private static final List<Pattern> FORMS =
      List.of(
          // ISO 8601, RFC 3339
          form(YEAR + "([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})(?:[T ]" + TIME + ZONE + ")?"),
          form(
              YEAR
                  + "(?<month>\\d{2})(?<day>\\d{2})[T ]"
                  + "(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})(?:\\.\\d*)?"
                  + ZONE),
          // RFC 9110 section 5.6.7, RFC 5322 section 3.3
          form(
              WEEKDAY
                  + DAY
                  + "[ -]"
                  + MONTH
                  + ",?[ -](?<year>\\d{4}|\\d{2})(?:,? +"
                  + TIME
                  + ZONE
                  + "(?: \\([A-Za-z ]+\\))?)?"),
          form(
              "[A-Za-z]{3} "
                  + MONTH
                  + " +(?<day>\\d{1,2}) "
                  + TIME
                  + "(?: (?<zone>[A-Z]{1,4}))? "
                  + YEAR),
          form(
              WEEKDAY
                  + MONTH
                  + " +"
                  + DAY
                  + ",? +"
                  + YEAR
                  + "(?:,?(?: at)? +"
                  + TIME
                  + ZONE
                  + ")?"),
          form("(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\." + YEAR + "(?:,? +" + TIME + ZONE + ")?"));

  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** The zones that RFC 5322 section 4.3 names. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("Z", 0),
          Map.entry("UT", 0),
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7));

  private WrittenDate() {}

  private static Pattern form(String pattern) {
    return Pattern.compile(pattern);
  }

  /** Reads a date; null if it has none of the forms. */
  static Instant parse(String value) {
    for (Pattern form : FORMS) {
      Matcher parts = form.matcher(value);
      if (parts.matches()) {
        return instant(parts, form.pattern());
      }
    }
    return null;
  }

  private static Instant instant(Matcher parts, String form) {
    int month =
        form.contains("<name>")
            ? month(parts.group("name"))
            : Integer.parseInt(parts.group("month"));
    ZoneOffset zone = form.contains("<zone>") ? zone(parts.group("zone")) : ZoneOffset.UTC;
    if (month == 0 || zone == null) {
      return null;
    }
    String nano = form.contains("<fraction>") ? parts.group("fraction") : null;
    // A leap second is the last one of its minute.
    return LocalDateTime.of(
            year(parts.group("year")),
            month,
            Integer.parseInt(parts.group("day")),
            hour(parts, form),
            number(parts.group("minute")),
            Math.min(59, number(parts.group("second"))),
            nano == null ? 0 : Integer.parseInt((nano + "00000000").substring(0, 9)))
        .toInstant(zone);
  }

  private static int hour(Matcher parts, String form) {
    int hour = number(parts.group("hour"));
    String half = form.contains("<half>") ? parts.group("half") : null;
    if (half == null) {
      return hour;
    }
    return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
  }

  /** RFC 850 writes two digits. */
  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    if (digits.length() == 4) {
      return year;
    }
    return year < 70 ? 2000 + year : 1900 + year;
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int month(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).startsWith(wanted) || (wanted.equals("sept") && i == 8)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static ZoneOffset zone(String name) {
    if (name == null) {
      return ZoneOffset.UTC;
    }
    if (name.charAt(0) == '+' || name.charAt(0) == '-') {
      return ZoneOffset.of(name);
    }
    Integer hours = ZONES.get(name.toUpperCase(Locale.ROOT));
    return hours == null ? null : ZoneOffset.ofHours(hours);
  }
}

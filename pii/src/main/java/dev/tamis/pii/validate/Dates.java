package dev.tamis.pii.validate;

/** Calendar dates inside identifiers. */
final class Dates {

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Dates() {}

  /** Whether a day exists in the Gregorian calendar. */
  static boolean exists(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= DAYS[month - 1] + (leap && month == 2 ? 1 : 0);
  }

  /** Whether a day exists in some century of a two-digit year. */
  static boolean existsInCentury(int year, int month, int day) {
    return exists(1900 + year, month, day) || exists(2000 + year, month, day);
  }

  /** Whether {@code yymmdd} at {@code at} is a day. */
  static boolean yymmdd(CharSequence s, int at) {
    return existsInCentury(two(s, at), two(s, at + 2), two(s, at + 4));
  }

  /** Whether {@code ddmmyy} at {@code at} is a day. */
  static boolean ddmmyy(CharSequence s, int at) {
    return existsInCentury(two(s, at + 4), two(s, at + 2), two(s, at));
  }

  /** Whether {@code yyyymmdd} at {@code at} is a day of the years 1850 to 2049. */
  static boolean yyyymmdd(CharSequence s, int at) {
    int year = two(s, at) * 100 + two(s, at + 2);
    return year >= 1850 && year < 2050 && exists(year, two(s, at + 4), two(s, at + 6));
  }

  static int two(CharSequence s, int at) {
    return (s.charAt(at) - '0') * 10 + s.charAt(at + 1) - '0';
  }
}

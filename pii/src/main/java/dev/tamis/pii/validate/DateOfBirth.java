package dev.tamis.pii.validate;

/** A date of birth in digits. */
public final class DateOfBirth {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2029;

  private DateOfBirth() {}

  /** Eight digits, yyyymmdd or ddmmyyyy or mmddyyyy, or six with a two-digit year. */
  public static boolean test(CharSequence s) {
    if (Checksums.digits(s, 6)) {
      return Dates.yymmdd(s, 0)
          || Dates.ddmmyy(s, 0)
          || Dates.existsInCentury(Dates.two(s, 4), Dates.two(s, 0), Dates.two(s, 2));
    }
    if (!Checksums.digits(s, 8)) {
      return false;
    }
    int leading = (int) Checksums.number(s, 0, 4);
    int trailing = (int) Checksums.number(s, 4, 8);
    int a = Dates.two(s, 0);
    int b = Dates.two(s, 2);
    return (inRange(leading) && Dates.exists(leading, Dates.two(s, 4), Dates.two(s, 6)))
        || (inRange(trailing) && (Dates.exists(trailing, a, b) || Dates.exists(trailing, b, a)));
  }

  private static boolean inRange(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }
}

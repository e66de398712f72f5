package dev.tamis.pipeline.report.page;

import java.util.Locale;

/** Numbers as people read them; the same in every locale. */
public final class Format {
  /** Narrow no-break space, which parts thousands. */
  private static final char GROUP = '\u202f';

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Format() {}

  /** A whole number with its thousands apart: 12 345. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', GROUP);
  }

  /** A number in few letters: 950, 12.3 K, 4.5 M, 1.2 G. */
  public static String brief(long number) {
    String[] names = {"", "K", "M", "G", "T"};
    double left = number;
    int name = 0;
    while (left >= 999.5 && name < names.length - 1) {
      left /= 1000;
      name++;
    }
    if (name == 0) {
      return Long.toString(number);
    }
    String digits = String.format(Locale.ROOT, left < 100 ? "%.1f" : "%.0f", left);
    return digits.replaceFirst("\\.0$", "") + GROUP + names[name];
  }

  /** A size: 3.2 MiB. */
  public static String bytes(long bytes) {
    double left = bytes;
    int unit = 0;
    while (left >= 1023.5 && unit < UNITS.length - 1) {
      left /= 1024;
      unit++;
    }
    return (unit == 0 ? Long.toString(bytes) : String.format(Locale.ROOT, "%.1f", left))
        + GROUP
        + UNITS[unit];
  }

  /** A share of a whole: 12.3%; what is little but there is no 0.0%, what is not all no 100.0%. */
  public static String percent(long part, long whole) {
    if (whole == 0) {
      return "–";
    }
    double percent = 100.0 * part / whole;
    if (part > 0 && percent < 0.05) {
      return "<0.1%";
    }
    if (part < whole && percent >= 99.95) {
      return ">99.9%";
    }
    return String.format(Locale.ROOT, "%.1f%%", percent);
  }

  /** A share as the width of a bar, 0 to 100 with one decimal. */
  public static String width(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f", whole == 0 ? 0.0 : 100.0 * part / whole);
  }

  /** A score or confidence with two decimals; a dash where there is none. */
  public static String score(double score) {
    return Double.isNaN(score) ? "–" : String.format(Locale.ROOT, "%.2f", score);
  }

  /** A threshold or an edge, as short as it is exact: 0.06, 50, 100 000. */
  public static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? count((long) number)
        : Double.toString(number);
  }
}

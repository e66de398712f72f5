package dev.tamis.pii.validate;

/** The check-digit systems that identifiers share. */
public final class Checksums {

  /** Verhoeff's table of the dihedral group D5. */
  private static final String[] VERHOEFF_PRODUCT = {
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
  };

  private static final String[] VERHOEFF_PERMUTATION = {
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258"
  };

  private Checksums() {}

  /** Whether all of {@code s} from {@code from} to {@code to} are ASCII digits. */
  static boolean digits(CharSequence s, int from, int to) {
    for (int i = from; i < to; i++) {
      if (s.charAt(i) < '0' || s.charAt(i) > '9') {
        return false;
      }
    }
    return to <= s.length();
  }

  static boolean digits(CharSequence s, int length) {
    return s.length() == length && digits(s, 0, length);
  }

  /** The number in {@code s} from {@code from} to {@code to}, up to 18 digits. */
  static long number(CharSequence s, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + (s.charAt(i) - '0');
    }
    return value;
  }

  static int digit(CharSequence s, int i) {
    return s.charAt(i) - '0';
  }

  /** Whether all characters are the same. */
  static boolean uniform(CharSequence s) {
    for (int i = 1; i < s.length(); i++) {
      if (s.charAt(i) != s.charAt(0)) {
        return false;
      }
    }
    return true;
  }

  /** The sum of the first digits, each times its weight. */
  static int weighted(CharSequence s, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += digit(s, i) * weights[i];
    }
    return sum;
  }

  /** ISO/IEC 7812-1 annex B: the Luhn sum of a string of digits is a multiple of 10. */
  public static boolean luhn(CharSequence s) {
    return luhn(s, 0, s.length());
  }

  static boolean luhn(CharSequence s, int from, int to) {
    int sum = 0;
    for (int i = to - 1, k = 0; i >= from; i--, k++) {
      int d = digit(s, i);
      if (d < 0 || d > 9) {
        return false;
      }
      if ((k & 1) == 1) {
        d = d * 2 > 9 ? d * 2 - 9 : d * 2;
      }
      sum += d;
    }
    return to > from && sum % 10 == 0;
  }

  /** Verhoeff, Error Detecting Decimal Codes (1969). */
  public static boolean verhoeff(CharSequence s) {
    int check = 0;
    for (int i = s.length() - 1, k = 0; i >= 0; i--, k++) {
      int d = digit(s, i);
      if (d < 0 || d > 9) {
        return false;
      }
      int moved = VERHOEFF_PERMUTATION[k & 7].charAt(d) - '0';
      check = VERHOEFF_PRODUCT[check].charAt(moved) - '0';
    }
    return s.length() > 0 && check == 0;
  }

  /** ISO 7064 MOD 11,10 over digits. */
  public static boolean mod11x10(CharSequence s) {
    int product = 10;
    for (int i = 0; i < s.length() - 1; i++) {
      int sum = (digit(s, i) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return s.length() > 1 && (product + digit(s, s.length() - 1)) % 10 == 1;
  }

  /** ISO 7064 MOD 11-2: digits, then a digit or X. */
  public static boolean mod11x2(CharSequence s) {
    int sum = 0;
    int last = s.length() - 1;
    for (int i = 0; i < last; i++) {
      sum = (sum + digit(s, i)) * 2 % 11;
    }
    int check = s.charAt(last) == 'X' ? 10 : digit(s, last);
    return (sum + check) % 11 == 1;
  }

  /** ISO 7064 MOD 97-10 with letters as 10 to 35, read from {@code start} around to it. */
  static int mod97(CharSequence s, int start) {
    int rest = 0;
    for (int k = 0; k < s.length(); k++) {
      char c = s.charAt((start + k) % s.length());
      int value = Character.digit(c, 36);
      if (value < 0) {
        return -1;
      }
      rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
    }
    return rest;
  }
}

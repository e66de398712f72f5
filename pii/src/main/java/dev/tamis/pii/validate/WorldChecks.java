package dev.tamis.pii.validate;

import static dev.tamis.pii.validate.Checksums.digit;
import static dev.tamis.pii.validate.Checksums.digits;
import static dev.tamis.pii.validate.Checksums.luhn;
import static dev.tamis.pii.validate.Checksums.number;
import static dev.tamis.pii.validate.Checksums.uniform;

import dev.tamis.pii.rules.Table;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Numbers that are the same everywhere. */
public final class WorldChecks {

  private static final Map<String, Integer> IBAN_LENGTHS =
      Table.read("iban.tsv", 2).stream()
          .collect(
              Collectors.toMap(
                  row -> row[0], row -> Integer.valueOf(row[1]), (a, b) -> a, TreeMap::new));

  /** Each character of a VIN stands at an index whose last digit is its value; I, O, Q are none. */
  private static final String VIN_VALUES = "0123456789 ABCDEFGH  JKLMN P R  STUVWXYZ";

  private WorldChecks() {}

  /**
   * A payment card number: ISO/IEC 7812-1 with the issuers' ranges and lengths, and the Luhn digit.
   */
  public static boolean card(CharSequence s) {
    int n = s.length();
    return n >= 12 && n <= 19 && digits(s, n) && issued(s, n) && luhn(s) && !uniform(s);
  }

  /** A number of a card's length with the Luhn digit, of any issuer (ISO/IEC 7812-1). */
  public static boolean anyCard(CharSequence s) {
    int n = s.length();
    return n >= 12 && n <= 19 && digits(s, n) && s.charAt(0) != '0' && luhn(s) && !uniform(s);
  }

  private static boolean issued(CharSequence s, int n) {
    int two = (int) number(s, 0, 2);
    int four = (int) number(s, 0, 4);
    int six = (int) number(s, 0, 6);
    if (digit(s, 0) == 4) {
      return n == 16 || n == 13 || n == 19;
    }
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) {
      return n == 16;
    }
    if (two == 34 || two == 37) {
      return n == 15;
    }
    if (four == 6011
        || two == 65
        || (four >= 6440 && four <= 6499)
        || (six >= 622126 && six <= 622925)
        || (four >= 3528 && four <= 3589)
        || two == 62) {
      return n >= 16;
    }
    if (two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059)) {
      return n == 14 || n == 16;
    }
    if (four == 2131 || four == 1800) {
      return n == 15;
    }
    return (two == 50
            || (two >= 56 && two <= 58)
            || two == 63
            || two == 67
            || (four >= 2200 && four <= 2204))
        && n >= 12;
  }

  /** The length of a country's IBANs by the ISO 13616 registry, or 0. */
  public static int ibanLength(CharSequence country) {
    return IBAN_LENGTHS.getOrDefault(country.toString(), 0);
  }

  /** An international bank account number: ISO 13616-1, length by country, ISO 7064 MOD 97-10. */
  public static boolean iban(CharSequence s) {
    return s.length() >= 15
        && s.length() == ibanLength(s.subSequence(0, 2))
        && digits(s, 2, 4)
        && Checksums.mod97(s, 4) == 1;
  }

  /** An IMEI (3GPP TS 23.003): 15 digits, the last one Luhn. */
  public static boolean imei(CharSequence s) {
    return digits(s, 15) && luhn(s) && !uniform(s);
  }

  /** A vehicle identification number with the check digit of 49 CFR 565 (North America). */
  public static boolean vin(CharSequence s) {
    if (s.length() != 17) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      int at = VIN_VALUES.indexOf(s.charAt(i));
      if (at < 0 || s.charAt(i) == ' ') {
        return false;
      }
      sum += at % 10 * weight(i);
    }
    int check = sum % 11;
    return s.charAt(8) == (check == 10 ? 'X' : (char) ('0' + check)) && !uniform(s);
  }

  private static int weight(int i) {
    char w = "8765432X098765432".charAt(i);
    return w == 'X' ? 10 : w - '0';
  }
}

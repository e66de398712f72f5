package dev.tamis.pii.detect;

import java.util.Map;

/** Check digits and registries. */
final class Checks {
  /** Lengths of the registry of ISO 13616-1, by country. */
  private static final Map<String, Integer> IBAN_LENGTHS = ibanLengths();

  private Checks() {}

  /** ISO/IEC 7812-1 annex B: doubles every second digit from the right. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int value = i % 2 == 0 ? digit : 2 * digit;
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
  }

  /** Whether a number of this length begins as an issuer's do. */
  static boolean isCardNumber(String digits) {
    int n = digits.length();
    int two = Integer.parseInt(digits.substring(0, 2));
    int four = Integer.parseInt(digits.substring(0, 4));
    boolean issuer =
        switch (digits.charAt(0)) {
          case '4' -> n == 13 || n == 16 || n == 19;
          case '5' -> (two >= 51 && two <= 55 && n == 16) || ((two == 50 || two >= 56) && n >= 12);
          case '2' -> four >= 2221 && four <= 2720 && n == 16;
          case '3' ->
              ((two == 34 || two == 37) && n == 15)
                  || (four >= 3528 && four <= 3589 && n >= 16)
                  || ((two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059))
                      && n == 14);
          case '6' ->
              four == 6011 || two == 62 || two == 64 || two == 65 || two == 63 || two == 67
                  ? n >= 16
                  : false;
          default -> false;
        };
    return issuer && n <= 19 && digits.chars().distinct().count() > 1 && luhn(digits);
  }

  /** ISO 13616-1: length of the country, and ISO 7064 mod 97-10 is 1. */
  static boolean iban(String letters) {
    Integer length = IBAN_LENGTHS.get(letters.substring(0, 2));
    if (length == null || letters.length() != length) {
      return false;
    }
    int rest = 0;
    String turned = letters.substring(4) + letters.substring(0, 4);
    for (int i = 0; i < turned.length(); i++) {
      int value = Character.digit(turned.charAt(i), 36);
      rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
    }
    return rest == 1;
  }

  /** The length of an IBAN of a country; 0 where there is none. */
  static int ibanLength(String country) {
    return IBAN_LENGTHS.getOrDefault(country, 0);
  }

  private static Map<String, Integer> ibanLengths() {
    String registry =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18"
            + "FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21"
            + "LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24"
            + "SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";
    Map<String, Integer> lengths = new java.util.TreeMap<>();
    for (int i = 0; i < registry.length(); i += 4) {
      lengths.put(registry.substring(i, i + 2), Integer.parseInt(registry.substring(i + 2, i + 4)));
    }
    return lengths;
  }
}

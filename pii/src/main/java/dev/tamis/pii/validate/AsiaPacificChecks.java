package dev.tamis.pii.validate;

import static dev.tamis.pii.validate.Checksums.digit;
import static dev.tamis.pii.validate.Checksums.digits;
import static dev.tamis.pii.validate.Checksums.luhn;
import static dev.tamis.pii.validate.Checksums.number;
import static dev.tamis.pii.validate.Checksums.uniform;
import static dev.tamis.pii.validate.Checksums.weighted;
import static dev.tamis.pii.validate.Dates.two;
import static dev.tamis.pii.validate.EuropeChecks.letter;

/** Identifiers of Asia, Africa and the Pacific. */
final class AsiaPacificChecks {

  private static final String TW_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

  private AsiaPacificChecks() {}

  /** Australian Taxation Office: weights mod 11. */
  static boolean auTfn(CharSequence s) {
    return digits(s, 9) && !uniform(s) && weighted(s, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0;
  }

  /** Services Australia: first digit 2 to 6, weights 1-3-7-9, then issue and person numbers. */
  static boolean auMedicare(CharSequence s) {
    return (digits(s, 10) || digits(s, 11))
        && s.charAt(0) >= '2'
        && s.charAt(0) <= '6'
        && s.charAt(9) != '0'
        && weighted(s, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(s, 8)
        && !uniform(s);
  }

  /** UIDAI: 12 digits, first 2 to 9, Verhoeff, no palindrome. */
  static boolean inAadhaar(CharSequence s) {
    if (!digits(s, 12) || s.charAt(0) < '2') {
      return false;
    }
    String text = s.toString();
    return Checksums.verhoeff(s) && !new StringBuilder(text).reverse().toString().equals(text);
  }

  /** Income Tax Department of India: the fourth letter is the kind of holder. */
  static boolean inPan(CharSequence s) {
    return s.length() == 10
        && digits(s, 5, 9)
        && "ABCFGHJLPT".indexOf(s.charAt(3)) >= 0
        && letter(s, 0)
        && letter(s, 1)
        && letter(s, 2)
        && letter(s, 4)
        && letter(s, 9)
        && number(s, 5, 9) > 0;
  }

  /** GB 11643-1999: region, birth date, serial, ISO 7064 MOD 11-2. */
  static boolean cnResidentId(CharSequence s) {
    return s.length() == 18
        && digits(s, 0, 17)
        && (s.charAt(17) == 'X' || digits(s, 17, 18))
        && two(s, 0) >= 11
        && two(s, 0) <= 91
        && Dates.yyyymmdd(s, 6)
        && Checksums.mod11x2(s);
  }

  /** Hong Kong Immigration Department: one or two letters, 6 digits, check 0-9 or A, mod 11. */
  static boolean hkId(CharSequence s) {
    int n = s.length();
    if ((n != 8 && n != 9) || !digits(s, n - 7, n - 1) || !letter(s, 0) || !letter(s, n - 8)) {
      return false;
    }
    int sum = n == 9 ? (s.charAt(0) - 'A' + 10) * 9 : 36 * 9;
    sum += (s.charAt(n - 8) - 'A' + 10) * 8;
    for (int i = 0; i < 6; i++) {
      sum += digit(s, n - 7 + i) * (7 - i);
    }
    int check = (11 - sum % 11) % 11;
    return s.charAt(n - 1) == (check == 10 ? 'A' : (char) ('0' + check));
  }

  /** Ministry of the Interior, Taiwan: region letter, sex, serial, weights mod 10. */
  static boolean twId(CharSequence s) {
    if (s.length() != 10 || !digits(s, 1, 10) || TW_LETTERS.indexOf(s.charAt(0)) < 0) {
      return false;
    }
    int region = TW_LETTERS.indexOf(s.charAt(0)) + 10;
    int sum = region / 10 + region % 10 * 9 + digit(s, 9);
    for (int i = 1; i < 9; i++) {
      sum += digit(s, i) * (9 - i);
    }
    return "1289".indexOf(s.charAt(1)) >= 0 && sum % 10 == 0;
  }

  /** Ministry of Internal Affairs ordinance 85 of 2014: 11 digits and a check digit mod 11. */
  static boolean jpMyNumber(CharSequence s) {
    if (!digits(s, 12) || uniform(s)) {
      return false;
    }
    int rest = weighted(s, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return (rest <= 1 ? 0 : 11 - rest) == digit(s, 11);
  }

  /** Resident Registration Act: birth date and sex; the check digit ended in October 2020. */
  static boolean krRrn(CharSequence s) {
    return digits(s, 13) && Dates.yymmdd(s, 0) && s.charAt(6) >= '1' && s.charAt(6) <= '8';
  }

  /** Immigration and Checkpoints Authority: weights 2765432, letter by the first letter. */
  static boolean sgNric(CharSequence s) {
    if (s.length() != 9 || !digits(s, 1, 8)) {
      return false;
    }
    int sum = 0;
    for (int i = 1; i < 8; i++) {
      sum += digit(s, i) * "2765432".charAt(i - 1) - digit(s, i) * '0';
    }
    return switch (s.charAt(0)) {
      case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == s.charAt(8);
      case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == s.charAt(8);
      case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == s.charAt(8);
      case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == s.charAt(8);
      case 'M' -> "XWUTRQPNJLK".charAt((sum + 3) % 11) == s.charAt(8);
      default -> false;
    };
  }

  /** Department of Provincial Administration, Thailand: 13 digits, weights 13 to 2, mod 11. */
  static boolean thPin(CharSequence s) {
    return digits(s, 13)
        && s.charAt(0) >= '1'
        && s.charAt(0) <= '8'
        && !uniform(s)
        && (11 - weighted(s, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(s, 12);
  }

  /** Dukcapil: province, regency, district, birth date (day + 40 for women), serial. */
  static boolean idNik(CharSequence s) {
    if (!digits(s, 16)) {
      return false;
    }
    int day = two(s, 6) > 40 ? two(s, 6) - 40 : two(s, 6);
    return two(s, 0) >= 11
        && two(s, 0) <= 96
        && two(s, 2) > 0
        && Dates.existsInCentury(two(s, 10), two(s, 8), day)
        && number(s, 12, 16) > 0;
  }

  /** Jabatan Pendaftaran Negara: birth date, place of birth, serial. */
  static boolean myNric(CharSequence s) {
    if (!digits(s, 12) || !Dates.yymmdd(s, 0)) {
      return false;
    }
    int place = two(s, 6);
    return place != 0
        && !(place >= 17 && place <= 20)
        && place != 69
        && place != 70
        && place != 73
        && place != 80
        && place != 81
        && !(place >= 94 && place <= 97);
  }

  /** Population Authority of Israel: 9 digits, Luhn. */
  static boolean ilId(CharSequence s) {
    // Written without its leading zero too, which adds nothing to the sum.
    return (digits(s, 9) || digits(s, 8)) && !uniform(s) && luhn(s);
  }

  /** Department of Home Affairs, South Africa: birth date, serial, citizenship, Luhn. */
  static boolean zaId(CharSequence s) {
    return digits(s, 13) && Dates.yymmdd(s, 0) && s.charAt(10) <= '2' && luhn(s);
  }

  /** NADRA: region, family number, sex; no check digit. */
  static boolean pkCnic(CharSequence s) {
    return digits(s, 13) && s.charAt(0) >= '1' && s.charAt(0) <= '7' && !uniform(s);
  }

  /** NIMC of Nigeria: 11 digits, no published check digit. */
  static boolean ngNin(CharSequence s) {
    return digits(s, 11) && !uniform(s) && s.charAt(0) != '0';
  }
}

package dev.tamis.pii.validate;

import static dev.tamis.pii.validate.Checksums.digit;
import static dev.tamis.pii.validate.Checksums.digits;
import static dev.tamis.pii.validate.Checksums.number;
import static dev.tamis.pii.validate.Checksums.uniform;
import static dev.tamis.pii.validate.Checksums.weighted;
import static dev.tamis.pii.validate.Dates.two;

/** Tax numbers, identity documents and further personal numbers of Europe. */
final class EuropeTaxChecks {

  private static final String UPN = "ABCDEFGHJKLMNPQRTUVWXYZ";
  private static final String NO_VOWELS = "0123456789CFGHJKLMNPRTVWXYZ";

  private EuropeTaxChecks() {}

  /** Þjóðskrá: birth date, serial, modulus 11, century digit 8, 9 or 0. */
  static boolean isKennitala(CharSequence s) {
    return digits(s, 10)
        && Dates.ddmmyy(s, 0)
        && "890".indexOf(s.charAt(9)) >= 0
        && weighted(s, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  /** Pilsonības un migrācijas lietu pārvalde: birth date and modulus 11, or 32 and no date. */
  static boolean lvPersonasKods(CharSequence s) {
    if (!digits(s, 11)) {
      return false;
    }
    if (s.charAt(0) == '3' && s.charAt(1) >= '2') {
      return !uniform(s);
    }
    return Dates.ddmmyy(s, 0)
        && (1 + weighted(s, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == digit(s, 10);
  }

  /** HMRC: the unique taxpayer reference, its check digit first, modulus 11. */
  static boolean ukUtr(CharSequence s) {
    int from = s.length() == 11 && s.charAt(10) == 'K' ? 0 : s.length() - 10;
    if (from != 0 || !digits(s, 0, 10) || uniform(s)) {
      return false;
    }
    int[] weights = {6, 7, 8, 9, 10, 5, 4, 3, 2};
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += weights[i] * digit(s, i + 1);
    }
    return "21987654321".charAt(sum % 11) == s.charAt(0);
  }

  /** Department for Education: unique pupil number, check letter modulus 23. */
  static boolean ukUpn(CharSequence s) {
    if (s.length() != 13 || !digits(s, 1, 12)) {
      return false;
    }
    int sum = 0;
    for (int i = 1; i < 13; i++) {
      int value = i < 12 ? digit(s, i) : Math.max(UPN.indexOf(s.charAt(i)), s.charAt(i) - '0');
      sum += (i + 1) * value;
    }
    return UPN.charAt(sum % 23) == s.charAt(0);
  }

  /** Cartão de cidadão: eight digits, check digit, version, check digit (Luhn with letters). */
  static boolean ptCc(CharSequence s) {
    if (s.length() != 12 || !digits(s, 0, 9) || !digits(s, 11, 12)) {
      return false;
    }
    int sum = 0;
    for (int i = 11, k = 0; i >= 0; i--, k++) {
      int value = Character.digit(s.charAt(i), 36);
      if ((k & 1) == 1) {
        value = value * 2 > 9 ? value * 2 - 9 : value * 2;
      }
      sum += value;
    }
    return sum % 10 == 0;
  }

  /** DGFiP: numéro fiscal of 13 digits, the first ten modulus 511. */
  static boolean frNif(CharSequence s) {
    return digits(s, 13) && s.charAt(0) <= '3' && number(s, 0, 10) % 511 == number(s, 10, 13);
  }

  /** ЛНЧ, the personal number of a foreigner in Bulgaria: weighted modulus 10. */
  static boolean bgLnc(CharSequence s) {
    return digits(s, 10)
        && !uniform(s)
        && weighted(s, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == digit(s, 9);
  }

  /** ΑΑΔΕ: ΑΦΜ of nine digits, powers of two, modulus 11. */
  static boolean grAfm(CharSequence s) {
    return digits(s, 9)
        && !uniform(s)
        && weighted(s, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(s, 8);
  }

  /** Gelir İdaresi Başkanlığı: vergi kimlik numarası of ten digits. */
  static boolean trVkn(CharSequence s) {
    if (!digits(s, 10) || uniform(s)) {
      return false;
    }
    int sum = 0;
    for (int i = 1; i <= 9; i++) {
      int c = (digit(s, 9 - i) + i) % 10;
      if (c != 0) {
        int power = c * (1 << i) % 9;
        sum += power == 0 ? 9 : power;
      }
    }
    return (10 - sum % 10) % 10 == digit(s, 9);
  }

  /** DUO: onderwijsnummer, nine digits from 10, elfproef with remainder 5. */
  static boolean nlOnderwijsnummer(CharSequence s) {
    if (!digits(s, 9) || s.charAt(0) != '1' || s.charAt(1) != '0') {
      return false;
    }
    int rest = weighted(s, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11;
    return (rest + 11) % 11 == 5;
  }

  /** RvIG: passport and identity card; two letters, six letters or digits, a digit; no letter O. */
  static boolean nlDocument(CharSequence s) {
    if (s.length() != 9 || !digits(s, 8, 9)) {
      return false;
    }
    for (int i = 0; i < 8; i++) {
      char c = s.charAt(i);
      boolean letter = c >= 'A' && c <= 'Z' && c != 'O';
      if (!letter && (i < 2 || c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /** PAuswV, PassV: nine characters without vowels, and the 7-3-1 check digit of ICAO 9303. */
  static boolean deDocument(CharSequence s) {
    int n = s.length();
    if ((n != 9 && n != 10) || "CFGHJKLMNPRTVWXYZ".indexOf(s.charAt(0)) < 0) {
      return false;
    }
    int sum = 0;
    boolean digit = false;
    for (int i = 0; i < 9; i++) {
      if (NO_VOWELS.indexOf(s.charAt(i)) < 0) {
        return false;
      }
      digit |= s.charAt(i) <= '9';
      sum +=
          Character.digit(s.charAt(i), 36) * "731".charAt(i % 3)
              - '0' * Character.digit(s.charAt(i), 36);
    }
    return digit && (n == 9 || sum % 10 == s.charAt(9) - '0');
  }

  /** Tax number of a person in Belarus: two letters and seven digits, modulus 11. */
  static boolean byUnp(CharSequence s) {
    if (s.length() != 9 || !digits(s, 2, 9)) {
      return false;
    }
    int second = "ABCEHKMOPT".indexOf(s.charAt(1));
    if ("ABCEHKM".indexOf(s.charAt(0)) < 0 || second < 0) {
      return false;
    }
    int[] weights = {29, 23, 19, 17, 13, 7, 5, 3};
    int sum = weights[0] * Character.digit(s.charAt(0), 36) + weights[1] * second;
    for (int i = 2; i < 8; i++) {
      sum += weights[i] * digit(s, i);
    }
    return sum % 11 == digit(s, 8);
  }

  /** Urząd skarbowy: NIP of ten digits, modulus 11. */
  static boolean plNip(CharSequence s) {
    return digits(s, 10)
        && !uniform(s)
        && weighted(s, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(s, 9);
  }

  /** Finanzamt: Steuernummer in the federal form of 13 digits, its fifth digit 0, or a state's. */
  static boolean deSteuernummer(CharSequence s) {
    int n = s.length();
    return digits(s, n)
        && !uniform(s)
        && (n == 10 || n == 11 || (n == 13 && s.charAt(4) == '0' && two(s, 0) > 9));
  }
}

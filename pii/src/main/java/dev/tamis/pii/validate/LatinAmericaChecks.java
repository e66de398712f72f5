package dev.tamis.pii.validate;

import static dev.tamis.pii.validate.Checksums.digit;
import static dev.tamis.pii.validate.Checksums.digits;
import static dev.tamis.pii.validate.Checksums.luhn;
import static dev.tamis.pii.validate.Checksums.number;
import static dev.tamis.pii.validate.Checksums.uniform;
import static dev.tamis.pii.validate.Checksums.weighted;
import static dev.tamis.pii.validate.Dates.two;

/** Identifiers of Latin America and the Caribbean beyond those of {@link AmericasChecks}. */
final class LatinAmericaChecks {

  private static final int[] NIT_PRIMES = {
    3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71
  };

  private LatinAmericaChecks() {}

  /** Junta Central Electoral: 11 digits, Luhn. */
  static boolean doCedula(CharSequence s) {
    return digits(s, 11) && !uniform(s) && luhn(s);
  }

  /** RENIEC: the DNI of eight digits and its check character, a digit or a letter. */
  static boolean peCui(CharSequence s) {
    if (s.length() != 9 || !digits(s, 0, 8)) {
      return false;
    }
    int rest = weighted(s, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    char check = s.charAt(8);
    return check == "65432110987".charAt(rest) || check == "KJIHGFEDCBA".charAt(rest);
  }

  /** SUNAT: the RUC of a natural person begins with 10, 15 or 17; modulus 11. */
  static boolean peRuc(CharSequence s) {
    if (!digits(s, 11) || " 10 15 16 17 ".indexOf(s.subSequence(0, 2).toString()) < 0) {
      return false;
    }
    int check = 11 - weighted(s, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return check % 10 == digit(s, 10);
  }

  /** Tribunal Supremo de Elecciones: province, volume and entry; DIMEX of foreigners. */
  static boolean crCedula(CharSequence s) {
    int n = s.length();
    if (!digits(s, n) || uniform(s)) {
      return false;
    }
    return (n == 9 && s.charAt(0) >= '1' && s.charAt(0) <= '9')
        || (n == 10 && s.charAt(0) == '0')
        || ((n == 11 || n == 12) && s.charAt(0) == '1');
  }

  /** Carné de identidad of Cuba: birth date, century digit. */
  static boolean cuNi(CharSequence s) {
    return digits(s, 11) && Dates.yymmdd(s, 0);
  }

  /** SAT: RFC of a person, four letters, birth date, homoclave of three characters. */
  static boolean mxRfc(CharSequence s) {
    if (s.length() != 13 || !digits(s, 4, 10) || !Dates.yymmdd(s, 4)) {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      if (s.charAt(i) < 'A') {
        return false;
      }
    }
    char last = s.charAt(12);
    return last == 'A' || (last >= '0' && last <= '9');
  }

  /** SENIAT: RIF of persons (V, E), modulus 11. */
  static boolean veRif(CharSequence s) {
    if (s.length() != 10 || !digits(s, 1, 10)) {
      return false;
    }
    int letter = "VEJPGC".indexOf(s.charAt(0));
    if (letter < 0 || letter > 1) {
      return false;
    }
    int sum = (letter + 1) * 4;
    int[] weights = {3, 2, 7, 6, 5, 4, 3, 2};
    for (int i = 0; i < 8; i++) {
      sum += weights[i] * digit(s, i + 1);
    }
    return "00987654321".charAt(sum % 11) == s.charAt(9);
  }

  /** SAIME: V or E and six to eight digits. */
  static boolean veCedula(CharSequence s) {
    int n = s.length();
    return n >= 7
        && n <= 9
        && (s.charAt(0) == 'V' || s.charAt(0) == 'E')
        && digits(s, 1, n)
        && s.charAt(1) != '0';
  }

  /** SAT of Guatemala: up to eleven digits and a check character, modulus 11. */
  static boolean gtNit(CharSequence s) {
    int last = s.length() - 1;
    if (last < 4 || last > 11 || !digits(s, 0, last)) {
      return false;
    }
    int sum = 0;
    for (int i = last - 1, weight = 2; i >= 0; i--, weight++) {
      sum += weight * digit(s, i);
    }
    return "0123456789K".charAt((11 - sum % 11) % 11) == s.charAt(last);
  }

  /** RENAP: the CUI of the DPI; number, check digit modulus 11, department and municipality. */
  static boolean gtCui(CharSequence s) {
    if (!digits(s, 13)) {
      return false;
    }
    int department = two(s, 9);
    return department >= 1
        && department <= 22
        && two(s, 11) >= 1
        && weighted(s, 2, 3, 4, 5, 6, 7, 8, 9) % 11 == digit(s, 8);
  }

  /** Ministerio de Hacienda of El Salvador: NIT, municipality, date, serial, check digit. */
  static boolean svNit(CharSequence s) {
    if (!digits(s, 14) || uniform(s) || "019".indexOf(s.charAt(0)) < 0) {
      return false;
    }
    int check =
        number(s, 10, 13) <= 100
            ? weighted(s, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11 % 10
            : (11 - weighted(s, 2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10;
    return check == digit(s, 13);
  }

  /** RNPN of El Salvador: DUI, eight digits and a check digit modulus 10. */
  static boolean svDui(CharSequence s) {
    return digits(s, 9)
        && !uniform(s)
        && (10 - weighted(s, 9, 8, 7, 6, 5, 4, 3, 2) % 10) % 10 == digit(s, 8);
  }

  /**
   * DIAN: NIT of a person in Colombia (companies have 800 to 999 million), modulus 11 over primes.
   */
  static boolean coNit(CharSequence s) {
    int last = s.length() - 1;
    if (last < 8 || last > 15 || !digits(s, last + 1) || uniform(s)) {
      return false;
    }
    if (last == 9 && s.charAt(0) >= '8') {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < last; i++) {
      sum += NIT_PRIMES[i] * digit(s, last - 1 - i);
    }
    return "01987654321".charAt(sum % 11) == s.charAt(last);
  }

  /** DNIC: cédula of Uruguay, seven digits and a check digit modulus 10. */
  static boolean uyCi(CharSequence s) {
    return digits(s, 8)
        && !uniform(s)
        && (10 - weighted(s, 2, 9, 8, 7, 6, 3, 4) % 10) % 10 == digit(s, 7);
  }

  /** SET of Paraguay: RUC, the cédula and a check digit modulus 11. */
  static boolean pyRuc(CharSequence s) {
    int last = s.length() - 1;
    if (last < 4 || last > 8 || !digits(s, last + 1) || uniform(s)) {
      return false;
    }
    int sum = 0;
    for (int i = last - 1, weight = 2; i >= 0; i--, weight++) {
      sum += weight * digit(s, i);
    }
    return (11 - sum % 11) % 11 % 10 == digit(s, last);
  }
}

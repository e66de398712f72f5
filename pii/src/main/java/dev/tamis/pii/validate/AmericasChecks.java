package dev.tamis.pii.validate;

import static dev.tamis.pii.validate.Checksums.digit;
import static dev.tamis.pii.validate.Checksums.digits;
import static dev.tamis.pii.validate.Checksums.luhn;
import static dev.tamis.pii.validate.Checksums.number;
import static dev.tamis.pii.validate.Checksums.uniform;
import static dev.tamis.pii.validate.Checksums.weighted;
import static dev.tamis.pii.validate.Dates.two;

/** Identifiers of the Americas. */
final class AmericasChecks {

  private static final String CURP = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
  private static final String MX_STATES =
      "AS BC BS CC CH CL CM CS DF DG GR GT HG JC MC MN MS NE NL NT OC PL QR QT SL SP SR TC TL TS"
          + " VZ YN ZS";

  private AmericasChecks() {}

  /** SSA POMS RM 10201.035: areas, groups and serials that are issued; advertised numbers. */
  static boolean usSsn(CharSequence s) {
    if (!digits(s, 9) || uniform(s)) {
      return false;
    }
    long area = number(s, 0, 3);
    long all = number(s, 0, 9);
    boolean advertised = all == 78_051_120L || all == 219_099_999L || all == 123_456_789L;
    return area != 0
        && area != 666
        && area < 900
        && two(s, 3) != 0
        && number(s, 5, 9) != 0
        && !advertised;
  }

  /** IRS Publication 1915: 9, and the fourth and fifth digits 50-65, 70-88, 90-92, 94-99. */
  static boolean usItin(CharSequence s) {
    if (!digits(s, 9) || s.charAt(0) != '9') {
      return false;
    }
    int group = two(s, 3);
    return (group >= 50 && group <= 65)
        || (group >= 70 && group <= 88)
        || (group >= 90 && group != 93);
  }

  /** Service Canada: 9 digits, Luhn, first neither 0 nor 8. */
  static boolean caSin(CharSequence s) {
    return digits(s, 9) && s.charAt(0) != '8' && s.charAt(0) != '0' && !uniform(s) && luhn(s);
  }

  /** Receita Federal: two modulus 11 digits. */
  static boolean brCpf(CharSequence s) {
    return digits(s, 11)
        && !uniform(s)
        && weighted(s, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == digit(s, 9)
        && weighted(s, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10 == digit(s, 10);
  }

  /** AFIP/ANSES: the CUIL or CUIT of a person, modulus 11. */
  static boolean arCuil(CharSequence s) {
    if (!digits(s, 11) || " 20 23 24 25 26 27 ".indexOf(s.subSequence(0, 2).toString()) < 0) {
      return false;
    }
    int check = (11 - weighted(s, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
    return check == digit(s, 10);
  }

  /** Registro Civil of Chile: number, check 0-9 or K, modulus 11 with weights 2 to 7. */
  static boolean clRut(CharSequence s) {
    int last = s.length() - 1;
    if (last < 7 || last > 8 || !digits(s, 0, last)) {
      return false;
    }
    int sum = 0;
    for (int i = last - 1, weight = 2; i >= 0; i--, weight = weight == 7 ? 2 : weight + 1) {
      sum += digit(s, i) * weight;
    }
    return "0K987654321".charAt(sum % 11) == s.charAt(last);
  }

  /** RENAPO: names, birth date, sex, state, check digit over 37 characters. */
  static boolean mxCurp(CharSequence s) {
    if (s.length() != 18 || !digits(s, 4, 10) || !digits(s, 17, 18) || !Dates.yymmdd(s, 4)) {
      return false;
    }
    String state = s.subSequence(11, 13).toString();
    if ("HMX".indexOf(s.charAt(10)) < 0 || !(" " + MX_STATES + " ").contains(" " + state + " ")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += CURP.indexOf(s.charAt(i)) * (18 - i);
    }
    return (10 - sum % 10) % 10 == digit(s, 17);
  }

  /** Registro Civil of Ecuador: province, third digit under 6, Luhn. */
  static boolean ecCedula(CharSequence s) {
    return digits(s, 10)
        && ((two(s, 0) >= 1 && two(s, 0) <= 24) || two(s, 0) == 30)
        && s.charAt(2) < '6'
        && luhn(s);
  }

  /** A number without a check digit, such as the Colombian cédula and the Argentine DNI. */
  static boolean plain(CharSequence s) {
    return !uniform(s) && s.charAt(0) != '0' && !"1234567890".contains(s);
  }
}

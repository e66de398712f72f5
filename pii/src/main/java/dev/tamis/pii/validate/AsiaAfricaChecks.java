package dev.tamis.pii.validate;

import static dev.tamis.pii.validate.Checksums.digit;
import static dev.tamis.pii.validate.Checksums.digits;
import static dev.tamis.pii.validate.Checksums.luhn;
import static dev.tamis.pii.validate.Checksums.number;
import static dev.tamis.pii.validate.Checksums.uniform;
import static dev.tamis.pii.validate.Checksums.weighted;
import static dev.tamis.pii.validate.Dates.two;

/** Identifiers of Asia, Africa and Oceania beyond those of {@link AsiaPacificChecks}. */
final class AsiaAfricaChecks {

  private AsiaAfricaChecks() {}

  /** Kazakhstan's ИИН: birth date, century and sex, modulus 11 with a second row of weights. */
  static boolean kzIin(CharSequence s) {
    if (!digits(s, 12) || !Dates.yymmdd(s, 0) || s.charAt(6) > '6') {
      return false;
    }
    int check = weighted(s, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) % 11;
    if (check == 10) {
      check = weighted(s, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2) % 11;
    }
    return check == digit(s, 11);
  }

  /** Georgia's personal number: eleven digits, no public check digit. */
  static boolean gePersonal(CharSequence s) {
    return digits(s, 11) && !uniform(s);
  }

  /** Egypt's national number: century, birth date, governorate. */
  static boolean egNationalId(CharSequence s) {
    if (!digits(s, 14) || (s.charAt(0) != '2' && s.charAt(0) != '3')) {
      return false;
    }
    int place = two(s, 7);
    return Dates.exists((s.charAt(0) == '2' ? 1900 : 2000) + two(s, 1), two(s, 3), two(s, 5))
        && ((place >= 1 && place <= 35) || place == 88);
  }

  /** Kuwait's civil number: century, birth date, modulus 11 (PACI). */
  static boolean kwCivilId(CharSequence s) {
    if (!digits(s, 12) || s.charAt(0) < '1' || s.charAt(0) > '3' || !Dates.yymmdd(s, 1)) {
      return false;
    }
    return 11 - weighted(s, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11 == digit(s, 11);
  }

  /** Emirates ID: 784, year of birth, Luhn (ICP). */
  static boolean aeEmiratesId(CharSequence s) {
    return digits(s, 15)
        && number(s, 0, 3) == 784
        && number(s, 3, 7) >= 1900
        && number(s, 3, 7) < 2050
        && luhn(s);
  }

  /** Sri Lanka's NIC: nine digits and V or X, or twelve with the year in full; day of the year. */
  static boolean lkNic(CharSequence s) {
    boolean old = s.length() == 10 && digits(s, 0, 9) && "VX".indexOf(s.charAt(9)) >= 0;
    boolean full = digits(s, 12) && number(s, 0, 4) >= 1900 && number(s, 0, 4) < 2050;
    if (!old && !full) {
      return false;
    }
    int day = (int) number(s, old ? 2 : 4, old ? 5 : 7) % 500;
    return day >= 1 && day <= 366;
  }

  /** Vietnam's CCCD: province, century and sex, year of birth (Nghị định 137/2015). */
  static boolean vnCccd(CharSequence s) {
    return digits(s, 12) && number(s, 0, 3) >= 1 && number(s, 0, 3) <= 96 && s.charAt(3) < '4';
  }

  /** Kenya's KRA PIN: A or P, nine digits, a letter. */
  static boolean kePin(CharSequence s) {
    return s.length() == 11
        && (s.charAt(0) == 'A' || s.charAt(0) == 'P')
        && digits(s, 1, 10)
        && s.charAt(10) >= 'A'
        && s.charAt(10) <= 'Z';
  }

  /** Mauritius: initial, birth date, serial, check character modulus 17. */
  static boolean muNid(CharSequence s) {
    if (s.length() != 14 || s.charAt(0) < 'A' || !digits(s, 1, 13) || !Dates.ddmmyy(s, 1)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 13; i++) {
      sum += (14 - i) * Character.digit(s.charAt(i), 36);
    }
    return Character.forDigit((17 - sum % 17) % 17, 36) == Character.toLowerCase(s.charAt(13));
  }

  /** Election Commission of India: EPIC, three letters and seven digits, Luhn. */
  static boolean inEpic(CharSequence s) {
    return s.length() == 10 && s.charAt(2) >= 'A' && digits(s, 3, 10) && luhn(s, 3, 10);
  }

  /** UIDAI: virtual id of 16 digits, Verhoeff. */
  static boolean inVid(CharSequence s) {
    return digits(s, 16) && s.charAt(0) > '1' && !uniform(s) && Checksums.verhoeff(s);
  }

  /** Indonesia's NPWP: nine digits with Luhn, office, branch; the 16-digit form is the NIK. */
  static boolean idNpwp(CharSequence s) {
    return digits(s, 15) && !uniform(s) && luhn(s, 0, 9);
  }

  /** SARS: income tax reference, Luhn, first 0 to 3 or 9. */
  static boolean zaTin(CharSequence s) {
    return digits(s, 10) && "01239".indexOf(s.charAt(0)) >= 0 && !uniform(s) && luhn(s);
  }

  /** Inland Revenue of New Zealand: eight or nine digits, modulus 11 with two rows of weights. */
  static boolean nzIrd(CharSequence s) {
    String code = s.length() == 8 ? "0" + s : s.toString();
    if (!digits(code, 9) || number(code, 0, 9) < 10_000_000 || number(code, 0, 9) > 200_000_000) {
      return false;
    }
    int check = (11 - weighted(code, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
    if (check == 10) {
      check = (11 - weighted(code, 7, 4, 3, 2, 5, 2, 7, 6) % 11) % 11;
    }
    return check == digit(code, 8);
  }

  /** Personal health number of British Columbia: 9 and modulus 11. */
  static boolean caBcPhn(CharSequence s) {
    if (!digits(s, 10) || s.charAt(0) != '9') {
      return false;
    }
    return (11 - weighted(s, 0, 2, 4, 8, 5, 10, 9, 7, 3) % 11) % 11 == digit(s, 9);
  }

  /** ITU-T E.212: country code 2xx to 7xx, 14 or 15 digits. */
  static boolean imsi(CharSequence s) {
    int n = s.length();
    return (n == 14 || n == 15)
        && digits(s, n)
        && s.charAt(0) >= '2'
        && s.charAt(0) <= '7'
        && !uniform(s);
  }

  /** IRS: adoption taxpayer number, 9xx-93-xxxx. */
  static boolean usAtin(CharSequence s) {
    return digits(s, 9) && s.charAt(0) == '9' && two(s, 3) == 93;
  }

  /** IRS: preparer number, P and eight digits. */
  static boolean usPtin(CharSequence s) {
    return s.length() == 9
        && s.charAt(0) == 'P'
        && digits(s, 1, 9)
        && !uniform(s.subSequence(1, 9));
  }

  /** A document number without a check digit that holds four digits or more. */
  static boolean document(CharSequence s) {
    int digits = 0;
    for (int i = 0; i < s.length(); i++) {
      digits += s.charAt(i) >= '0' && s.charAt(i) <= '9' ? 1 : 0;
    }
    return digits >= 4 && !uniform(s) && !"12345678901234".contains(s);
  }

  /** A plate holds two letters or digits or more of both sorts. */
  static boolean plate(CharSequence s) {
    int digits = 0;
    for (int i = 0; i < s.length(); i++) {
      digits += s.charAt(i) >= '0' && s.charAt(i) <= '9' ? 1 : 0;
    }
    return digits >= 1 && digits < s.length() && s.length() >= 5;
  }
}

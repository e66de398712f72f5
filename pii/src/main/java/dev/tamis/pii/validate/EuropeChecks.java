package dev.tamis.pii.validate;

import static dev.tamis.pii.validate.Checksums.digit;
import static dev.tamis.pii.validate.Checksums.digits;
import static dev.tamis.pii.validate.Checksums.number;
import static dev.tamis.pii.validate.Checksums.uniform;
import static dev.tamis.pii.validate.Checksums.weighted;
import static dev.tamis.pii.validate.Dates.two;

/** Identifiers of western and southern Europe. */
final class EuropeChecks {

  private static final String DNI = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final int[] CF_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private EuropeChecks() {}

  /** HMRC NIM39110: prefixes that are used, suffix A to D. */
  static boolean ukNino(CharSequence s) {
    if (s.length() != 9 || !digits(s, 2, 8)) {
      return false;
    }
    char a = s.charAt(0);
    char b = s.charAt(1);
    String pair = "" + a + b;
    return "ABCEGHJKLMNOPRSTWXYZ".indexOf(a) >= 0
        && "ABCEGHJKLMNPRSTWXYZ".indexOf(b) >= 0
        && !"BG GB KN NK NT TN ZZ".contains(pair)
        && s.charAt(8) >= 'A'
        && s.charAt(8) <= 'D';
  }

  /** NHS Data Dictionary: 10 digits, modulus 11. */
  static boolean ukNhs(CharSequence s) {
    if (!digits(s, 10) || uniform(s)) {
      return false;
    }
    int check = 11 - weighted(s, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return check % 11 == digit(s, 9) && check != 10;
  }

  /** BZSt: 11 digits, one of the first ten twice or three times, ISO 7064 MOD 11,10. */
  static boolean deSteuerId(CharSequence s) {
    if (!digits(s, 11) || s.charAt(0) == '0') {
      return false;
    }
    int[] count = new int[10];
    for (int i = 0; i < 10; i++) {
      count[digit(s, i)]++;
    }
    int repeated = 0;
    for (int c : count) {
      if (c > 3) {
        return false;
      }
      repeated += c > 1 ? 1 : 0;
    }
    return repeated == 1 && Checksums.mod11x10(s);
  }

  /**
   * VKVV section 2: area, birth date, initial, serial, check digit of the German pension number.
   */
  static boolean deRvnr(CharSequence s) {
    if (s.length() != 12 || !digits(s, 0, 8) || !digits(s, 9, 12) || !letter(s, 8)) {
      return false;
    }
    int day = two(s, 2) > 50 ? two(s, 2) - 50 : two(s, 2);
    if (!Dates.existsInCentury(two(s, 6), two(s, 4), day)) {
      return false;
    }
    int value = s.charAt(8) - 'A' + 1;
    int[] weights = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
    String all = s.subSequence(0, 8) + (value < 10 ? "0" : "") + value + s.subSequence(9, 11);
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      int product = digit(all, i) * weights[i];
      sum += product / 10 + product % 10;
    }
    return sum % 10 == digit(s, 11);
  }

  /** INSEE: sex, year, month, place, order, key 97 - n mod 97; Corsica's 2A and 2B. */
  static boolean frNir(CharSequence s) {
    if (s.length() != 15 || !digits(s, 0, 6) || !digits(s, 7, 15)) {
      return false;
    }
    char corsica = s.charAt(6);
    boolean island = corsica == 'A' || corsica == 'B';
    if ((!island && !digits(s, 6, 7)) || (island && s.charAt(5) != '2')) {
      return false;
    }
    int month = two(s, 3);
    boolean months =
        (month >= 1 && month <= 12) || month == 20 || (month >= 30 && month <= 42) || month >= 50;
    if ("123478".indexOf(s.charAt(0)) < 0 || !months) {
      return false;
    }
    long place = island ? corsica == 'A' ? 19 : 18 : number(s, 5, 7);
    long n = number(s, 0, 5) * 100_000_000L + place * 1_000_000L + number(s, 7, 13);
    return 97 - n % 97 == number(s, 13, 15);
  }

  /** Real Decreto 1553/2005: the letter is the number mod 23. */
  static boolean esDni(CharSequence s) {
    return s.length() == 9
        && digits(s, 0, 8)
        && DNI.charAt((int) (number(s, 0, 8) % 23)) == s.charAt(8);
  }

  /** As the DNI, with X, Y, Z as 0, 1, 2. */
  static boolean esNie(CharSequence s) {
    if (s.length() != 9 || s.charAt(0) < 'X' || s.charAt(0) > 'Z' || !digits(s, 1, 8)) {
      return false;
    }
    long n = (s.charAt(0) - 'X') * 10_000_000L + number(s, 1, 8);
    return DNI.charAt((int) (n % 23)) == s.charAt(8);
  }

  /** D.M. 23 December 1976: names, birth date, municipality, check letter; omocodia letters. */
  static boolean itCodiceFiscale(CharSequence s) {
    if (s.length() != 16 || "ABCDEHLMPRST".indexOf(s.charAt(8)) < 0) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      boolean name = i < 6 || i == 8 || i == 11;
      int value = Character.digit(s.charAt(i), 36);
      if (value < 0
          || (name && value < 10)
          || (!name && value > 9 && "LMNPQRSTUV".indexOf(s.charAt(i)) < 0)) {
        return false;
      }
      int place = value > 9 ? value - 10 : value;
      sum += (i & 1) == 0 ? CF_ODD[place] : place;
    }
    int day = omocodia(s, 9) * 10 + omocodia(s, 10);
    boolean days = (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
    return days && s.charAt(15) == 'A' + sum % 26;
  }

  private static int omocodia(CharSequence s, int i) {
    int letter = "LMNPQRSTUV".indexOf(s.charAt(i));
    return letter >= 0 ? letter : digit(s, i);
  }

  /** RvIG: the elfproef with weights 9 to 2 and -1. */
  static boolean nlBsn(CharSequence s) {
    return digits(s, 9) && weighted(s, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0 && !uniform(s);
  }

  /** Arrêté royal of 3 April 1984: date, serial, 97 - n mod 97, with 2 before it from 2000 on. */
  static boolean beNationalNumber(CharSequence s) {
    if (!digits(s, 11) || uniform(s)) {
      return false;
    }
    int month = two(s, 2) % 20;
    // Where the date of birth is not known, month and day are zero, or the day counts on past 31.
    boolean unknown = month == 0 || two(s, 4) == 0 || month <= 12 && two(s, 4) > 31;
    if (two(s, 2) > 52 || (!unknown && !Dates.existsInCentury(two(s, 0), month, two(s, 4)))) {
      return false;
    }
    long n = number(s, 0, 9);
    long check = number(s, 9, 11);
    return 97 - n % 97 == check || 97 - (2_000_000_000L + n) % 97 == check;
  }

  /** Decreto-Lei 14/2013: 9 digits, first 1 to 3 for people, modulus 11. */
  static boolean ptNif(CharSequence s) {
    if (!digits(s, 9)
        || uniform(s)
        || s.charAt(0) == '0'
        || (s.charAt(0) == '4' && s.charAt(1) != '5')) {
      return false;
    }
    int check = 11 - weighted(s, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (check > 9 ? 0 : check) == digit(s, 8);
  }

  /** Bundesamt für Sozialversicherungen: 756 and the EAN-13 digit. */
  static boolean chAhv(CharSequence s) {
    return digits(s, 13)
        && number(s, 0, 3) == 756
        && weighted(s, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
  }

  /** Dachverband der Sozialversicherungsträger: serial, check digit, birth date. */
  static boolean atSvnr(CharSequence s) {
    if (!digits(s, 10) || s.charAt(0) == '0') {
      return false;
    }
    int month = two(s, 6) > 12 ? 1 : two(s, 6);
    return weighted(s, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == digit(s, 3)
        && Dates.existsInCentury(two(s, 8), month, two(s, 4));
  }

  /** Social Welfare Act 2005: 7 digits and a letter mod 23, and a second letter since 2013. */
  static boolean iePps(CharSequence s) {
    int n = s.length();
    if ((n != 8 && n != 9) || !digits(s, 0, 7)) {
      return false;
    }
    int sum = weighted(s, 8, 7, 6, 5, 4, 3, 2);
    if (n == 9 && s.charAt(8) != 'W') {
      if (!letter(s, 8) || (s.charAt(8) > 'I' && s.charAt(8) != 'T')) {
        return false;
      }
      sum += s.charAt(8) == 'T' ? 0 : (s.charAt(8) - 'A' + 1) * 9;
    }
    return "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23) == s.charAt(7);
  }

  static boolean letter(CharSequence s, int i) {
    return s.charAt(i) >= 'A' && s.charAt(i) <= 'Z';
  }
}

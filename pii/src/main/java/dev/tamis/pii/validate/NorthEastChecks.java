package dev.tamis.pii.validate;

import static dev.tamis.pii.validate.Checksums.digit;
import static dev.tamis.pii.validate.Checksums.digits;
import static dev.tamis.pii.validate.Checksums.luhn;
import static dev.tamis.pii.validate.Checksums.number;
import static dev.tamis.pii.validate.Checksums.uniform;
import static dev.tamis.pii.validate.Checksums.weighted;
import static dev.tamis.pii.validate.Dates.two;

/** Identifiers of northern and eastern Europe. */
final class NorthEastChecks {

  private static final String HETU = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  private NorthEastChecks() {}

  /** Skatteverket SKV 704: birth date (day + 60: coordination number), serial, Luhn. */
  static boolean sePersonnummer(CharSequence s) {
    if (!digits(s, 10) && !digits(s, 12)) {
      return false;
    }
    int at = s.length() - 10;
    int day = two(s, at + 4) > 60 ? two(s, at + 4) - 60 : two(s, at + 4);
    boolean century = at == 0 || (two(s, 0) >= 18 && two(s, 0) <= 20);
    return century
        && Dates.existsInCentury(two(s, at), two(s, at + 2), day)
        && luhn(s, at, s.length());
  }

  /** Valtioneuvoston asetus 128/2010: birth date, century sign, serial, check character mod 31. */
  static boolean fiHetu(CharSequence s) {
    int n = s.length();
    boolean signed = n == 11 && "ABCDEFUVWXY".indexOf(s.charAt(6)) >= 0;
    if ((n != 10 && !signed) || !digits(s, 0, 6) || !digits(s, n - 4, n - 1)) {
      return false;
    }
    long serial = number(s, n - 4, n - 1);
    return serial >= 2
        && Dates.ddmmyy(s, 0)
        && HETU.charAt((int) ((number(s, 0, 6) * 1000 + serial) % 31)) == s.charAt(n - 1);
  }

  /** CPR-kontoret: birth date and serial; modulus 11 is not kept by numbers since 2007. */
  static boolean dkCpr(CharSequence s) {
    return digits(s, 10) && Dates.ddmmyy(s, 0) && number(s, 6, 10) > 0;
  }

  /** Skatteetaten: birth date (day or month + 40), individual number, two check digits. */
  static boolean noFodselsnummer(CharSequence s) {
    if (!digits(s, 11)) {
      return false;
    }
    int day = two(s, 0) > 40 ? two(s, 0) - 40 : two(s, 0);
    int month = two(s, 2) > 40 ? two(s, 2) - 40 : two(s, 2);
    return Dates.existsInCentury(two(s, 4), month, day)
        && weighted(s, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
        && weighted(s, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  /** Ustawa o ewidencji ludności: birth date with the century in the month, weights 1-3-7-9. */
  static boolean plPesel(CharSequence s) {
    return digits(s, 11)
        && Dates.existsInCentury(two(s, 0), two(s, 2) % 20, two(s, 4))
        && weighted(s, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
  }

  /** Zákon 133/2000 Sb. and 301/1995 Z. z.: birth date, month + 50 for women, divisible by 11. */
  static boolean czRodneCislo(CharSequence s) {
    if (!digits(s, 10) && !digits(s, 9)) {
      return false;
    }
    int month = two(s, 2) % 50;
    month = month > 20 ? month - 20 : month;
    if (!Dates.existsInCentury(two(s, 0), month, two(s, 4))) {
      return false;
    }
    if (s.length() == 9) {
      return two(s, 0) < 54 && number(s, 6, 9) > 0;
    }
    return number(s, 0, 9) % 11 % 10 == digit(s, 9);
  }

  /** 1996. évi XX. törvény: sex and century, birth date, serial, weighted check digit mod 11. */
  static boolean huPersonalId(CharSequence s) {
    if (!digits(s, 11) || s.charAt(0) == '0' || !Dates.yymmdd(s, 1)) {
      return false;
    }
    int check = digit(s, 10);
    return weighted(s, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11 == check
        || weighted(s, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) % 11 == check;
  }

  /** 1996. évi XX. törvény: the social security number, weights 3 and 7, mod 10. */
  static boolean huTaj(CharSequence s) {
    return digits(s, 9) && !uniform(s) && weighted(s, 3, 7, 3, 7, 3, 7, 3, 7, 9) % 10 == 0;
  }

  /** 1996. évi XX. törvény: the tax number of a person begins with 8; weights 1 to 9, mod 11. */
  static boolean huTaxId(CharSequence s) {
    return digits(s, 10)
        && s.charAt(0) == '8'
        && weighted(s, 1, 2, 3, 4, 5, 6, 7, 8, 9) % 11 == digit(s, 9);
  }

  /** Legea 105/1996: sex and century, birth date, county, serial, weights 279146358279 mod 11. */
  static boolean roCnp(CharSequence s) {
    if (!digits(s, 13) || s.charAt(0) == '0' || !Dates.yymmdd(s, 1)) {
      return false;
    }
    int check = weighted(s, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
    return (check == 10 ? 1 : check) == digit(s, 12);
  }

  /** Naredba RD-02-20-9 of 2012: birth date with the century in the month, weights mod 11. */
  static boolean bgEgn(CharSequence s) {
    return digits(s, 10)
        && Dates.existsInCentury(two(s, 0), two(s, 2) % 20, two(s, 4))
        && two(s, 2) < 53
        && weighted(s, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == digit(s, 9);
  }

  /** Zakon o osobnom identifikacijskom broju: 11 digits, ISO 7064 MOD 11,10. */
  static boolean hrOib(CharSequence s) {
    return digits(s, 11) && !uniform(s) && Checksums.mod11x10(s);
  }

  /** IDIKA: birth date, serial, Luhn. */
  static boolean grAmka(CharSequence s) {
    return digits(s, 11) && Dates.ddmmyy(s, 0) && luhn(s);
  }

  /** Estonia EVS 585 and Lithuania: sex and century, birth date, serial, two-stage mod 11. */
  static boolean balticId(CharSequence s) {
    if (!digits(s, 11) || s.charAt(0) < '1' || s.charAt(0) > '8' || !Dates.yymmdd(s, 1)) {
      return false;
    }
    int check = weighted(s, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
    check = check == 10 ? weighted(s, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10 : check;
    return check == digit(s, 10);
  }

  /** Zakon o centralnem registru prebivalstva: birth date with a 3-digit year, weights mod 11. */
  static boolean siEmso(CharSequence s) {
    if (!digits(s, 13)) {
      return false;
    }
    int year = (int) number(s, 4, 7) + (s.charAt(4) == '0' ? 2000 : 1000);
    return Dates.exists(year, two(s, 2), two(s, 0))
        && year >= 1850
        && weighted(s, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  /** FNS of Russia: the 12-digit INN of a person with two check digits. */
  static boolean ruInn(CharSequence s) {
    return digits(s, 12)
        && !uniform(s)
        && weighted(s, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(s, 10)
        && weighted(s, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(s, 11);
  }

  /** Pension Fund of Russia: SNILS, weights 9 to 1, mod 101. */
  static boolean ruSnils(CharSequence s) {
    return digits(s, 11)
        && !uniform(s)
        && weighted(s, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100 == number(s, 9, 11);
  }

  /** State Tax Service of Ukraine: days since 1899-12-31, serial, weighted check digit. */
  static boolean uaRntrc(CharSequence s) {
    return digits(s, 10)
        && !uniform(s)
        && Math.floorMod(weighted(s, -1, 5, 7, 9, 4, 6, 10, 5, 7), 11) % 10 == digit(s, 9);
  }

  /** Nüfus ve Vatandaşlık İşleri: two check digits. */
  static boolean trTckn(CharSequence s) {
    if (!digits(s, 11) || s.charAt(0) == '0') {
      return false;
    }
    int tenth = Math.floorMod(weighted(s, 7, -1, 7, -1, 7, -1, 7, -1, 7), 10);
    int eleventh = weighted(s, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10;
    return tenth == digit(s, 9) && eleventh == digit(s, 10);
  }
}

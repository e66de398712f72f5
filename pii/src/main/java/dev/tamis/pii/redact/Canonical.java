package dev.tamis.pii.redact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** One form for the ways in which a value is written, so that the same person keeps one tag. */
final class Canonical {

  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final List<String> AS_WRITTEN = List.of("SECRET", "URL_CREDENTIALS", "JWT");

  private Canonical() {}

  /**
   * The canonical form: mail addresses in lower case with their signs, phone numbers by E.164, and
   * letters and digits alone of everything else.
   *
   * @param regions whose numbers are written without a country code, the likeliest first
   */
  static String of(String kind, String written, List<String> regions) {
    String value = decoded(written);
    if (AS_WRITTEN.contains(kind)) {
      return value;
    }
    if (kind.equals("EMAIL")) {
      return value
          .toLowerCase(Locale.ROOT)
          .replaceAll("\\s*[(\\[{]\\s*(at|@)\\s*[)\\]}]\\s*", "@")
          .replaceAll("\\s*[(\\[{]\\s*(dot|punkt|\\.)\\s*[)\\]}]\\s*|\\s+dot\\s+", ".");
    }
    return kind.equals("PHONE") ? phone(value, regions) : code(value);
  }

  private static String phone(String value, List<String> regions) {
    boolean international = value.indexOf('+') >= 0 || value.startsWith("00");
    String number = value.startsWith("00") ? "+" + value.substring(2) : value;
    for (String region : international ? List.of("ZZ") : regions) {
      try {
        PhoneNumber parsed = PLANS.parse(number, region);
        if (international || PLANS.isValidNumberForRegion(parsed, region)) {
          return PLANS.format(parsed.clearExtension(), PhoneNumberFormat.E164);
        }
      } catch (NumberParseException e) {
        // Not a number of this region.
      }
    }
    return code(value);
  }

  private static String code(String value) {
    StringBuilder code = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isDigit(c)) {
        code.append((char) ('0' + Character.digit(c, 10)));
      } else if (Character.isLetter(c)) {
        code.append(c);
      }
    }
    return code.toString().toUpperCase(Locale.ROOT);
  }

  private static String decoded(String value) {
    if (value.indexOf('%') < 0) {
      return value;
    }
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value; // The percent sign is one.
    }
  }
}

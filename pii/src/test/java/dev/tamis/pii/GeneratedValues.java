package dev.tamis.pii;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.tamis.pii.rules.Table;
import dev.tamis.pii.validate.Ip;
import dev.tamis.pii.validate.Validators;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes values by the forms and checks of each kind, and near misses with a wrong check digit. */
final class GeneratedValues {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int TRIES = 20_000;

  /** After so many values that no digit makes wrong, the form has no check digit. */
  private static final int UNBROKEN = 10;

  /** Forms that chance does not fill, which are not tried over and over. */
  private final Set<String> hopeless = new HashSet<>();

  private final SplittableRandom random;
  private final Map<String, List<String>> examples = new HashMap<>();
  private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

  GeneratedValues(long seed) {
    random = new SplittableRandom(seed);
    for (String[] row : Table.read("valid.tsv", 2)) {
      examples.put(row[0], List.of(row[1].split(" ", -1)));
    }
  }

  /**
   * A value of a written form that passes, or just does not pass, a validator; null where none is
   * found.
   */
  String identifier(String validator, String form, boolean valid) {
    if (hopeless.contains(validator + form + valid)) {
      return null;
    }
    int unbroken = 0;
    for (int i = 0; i < TRIES; i++) {
      String code = seed(validator, form);
      String value = fill(form, code);
      boolean passes = Validators.isValid(validator, value);
      if (valid && passes) {
        return value;
      }
      if (!valid && passes) {
        String bad = wrong(validator, value);
        if (bad != null) {
          return bad;
        }
        if (++unbroken == UNBROKEN) {
          break;
        }
      }
    }
    hopeless.add(validator + form + valid);
    return null;
  }

  private String wrong(String validator, String value) {
    for (int i = 0; i < 200; i++) {
      int at = random.nextInt(value.length());
      if (Character.isDigit(value.charAt(at))) {
        String bad = value.substring(0, at) + random.nextInt(10) + value.substring(at + 1);
        if (!Validators.isValid(validator, bad)) {
          return bad;
        }
      }
    }
    return null;
  }

  /** Letters and digits: an example of the same length with some digits changed, or random ones. */
  private String seed(String validator, String form) {
    int slots = (int) form.chars().filter(c -> "9AXH".indexOf(c) >= 0).count();
    for (String example : examples.getOrDefault(validator, List.of())) {
      if (example.length() == slots && random.nextInt(4) != 0) {
        StringBuilder code = new StringBuilder(example);
        for (int i = 0; i < 4; i++) {
          int at = random.nextInt(slots);
          if (Character.isDigit(code.charAt(at))) {
            code.setCharAt(at, (char) ('0' + random.nextInt(10)));
          }
        }
        return code.toString();
      }
    }
    return null;
  }

  private String fill(String form, String code) {
    StringBuilder value = new StringBuilder();
    int next = 0;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if ("9AXH".indexOf(c) < 0) {
        value.append(c);
      } else {
        value.append(code == null ? slot(c) : code.charAt(next));
        next++;
      }
    }
    return value.toString();
  }

  private char slot(char c) {
    return switch (c) {
      case '9' -> (char) ('0' + random.nextInt(10));
      case 'A' -> LETTERS.charAt(random.nextInt(26));
      case 'H' -> "0123456789ABCDEF".charAt(random.nextInt(16));
      default -> random.nextBoolean() ? slot('9') : slot('A');
    };
  }

  String letters(int length, String of) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(of.charAt(random.nextInt(of.length())));
    }
    return text.toString();
  }

  String email() {
    String lower = "abcdefghijklmnopqrstuvwxyz";
    String[] tlds = {"com", "org", "de", "co.uk", "fr", "com.br", "io", "dev", "info", "jp"};
    String local = letters(random.nextInt(2, 10), lower);
    local += random.nextBoolean() ? "." + letters(random.nextInt(2, 9), lower) : "";
    local += random.nextInt(4) == 0 ? random.nextInt(100) : "";
    return local
        + "@"
        + letters(random.nextInt(3, 10), lower)
        + "."
        + tlds[random.nextInt(tlds.length)];
  }

  String ip() {
    while (true) {
      int address = random.nextInt();
      if (Ip.isPublicV4(address) && (address >>> 24) >= 11) {
        String[] octets = new String[4];
        boolean large = false;
        for (int i = 0; i < 4; i++) {
          int octet = address >>> (24 - 8 * i) & 255;
          large |= octet >= 100;
          octets[i] = String.valueOf(octet);
        }
        if (large) {
          return String.join(".", octets);
        }
      }
    }
  }

  /** A number of a region in a written form; the region's examples with the last digits changed. */
  String phone(String region, PhoneNumberFormat format) {
    List<PhoneNumberType> types = List.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE);
    for (int i = 0; i < TRIES; i++) {
      PhoneNumber example =
          phones.getExampleNumberForType(region, types.get(random.nextInt(types.size())));
      if (example == null) {
        continue;
      }
      long national = example.getNationalNumber() / 10_000 * 10_000 + random.nextInt(10_000);
      PhoneNumber number = new PhoneNumber().mergeFrom(example).setNationalNumber(national);
      if (phones.isValidNumberForRegion(number, region)) {
        return phones.format(number, format);
      }
    }
    return null;
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Numbers that are not personal: books, goods, parcels, times, versions, hashes, prices. */
  List<String> lookAlikes() {
    List<String> made = new ArrayList<>();
    made.add("ISBN 978-" + fill("9-99-999999-9", null));
    made.add("EAN " + fill("9999999999999", null));
    made.add("tracking 1Z" + fill("999AA9999999999999", null));
    made.add("at 2026-0" + fill("9-19T09:99:99Z", null));
    made.add("timestamp 17" + fill("99999999", null));
    made.add("version " + number(20) + "." + number(30) + "." + number(9) + "." + number(99));
    made.add(
        "commit "
            + fill("HHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHH", null)
                .toLowerCase(java.util.Locale.ROOT));
    made.add("for " + fill("9,999,999.99", null) + " euros");
    made.add("doi:10.1000/" + fill("999999", null));
    made.add("order number " + fill("999999999", null));
    made.add(
        "UUID "
            + fill("HHHHHHHH-HHHH-4HHH-8HHH-HHHHHHHHHHHH", null)
                .toLowerCase(java.util.Locale.ROOT));
    made.add("pages " + fill("999-999", null) + " of volume " + number(90));
    made.add("part " + fill("AA-99999-A", null));
    made.add("in Clause 252.227-70" + fill("99", null) + " of DFARs");
    made.add("Madison WI " + fill("99999-9999", null) + ". Phone: see below");
    made.add("idempotency_key: " + fill("HHHHHHHH-HHHH-4HHH-8HHH-HHHHHHHHHHHH", null));
    made.add("\"role_id\": \"" + fill("HHHHHHHH-HHHH-4HHH-8HHH-HHHHHHHHHHHH", null) + "\"");
    made.add("password = utf8_to_utf16_dup(v" + number(9) + ");");
    made.add("a population of " + fill("99 999 999", null));
    return made;
  }
}

package dev.tamis.pii.detect;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.tamis.pii.Kinds;
import java.util.List;
import java.util.Locale;

/**
 * Values made of digits: IPv4 addresses, payment cards, bank accounts, social security and
 * telephone numbers. A cluster of digits and separators is cut out once and shown to each in turn.
 */
final class NumberDetector {
  private static final int MAX_CLUSTER = 40;
  private static final int CONTEXT = 32;
  private static final List<String> PHONE_WORDS =
      List.of(
          "tel",
          "phone",
          "fon",
          "fax",
          "mobil",
          "cell",
          "call",
          "ruf",
          "gsm",
          "whatsapp",
          "hotline",
          "telef",
          "t\u00e9l",
          "puh",
          "\u0442\u0435\u043b",
          "\u0437\u0432\u043e\u043d",
          "\u03c4\u03b7\u03bb",
          "\u0647\u0627\u062a\u0641",
          "\u062a\u0644\u0641\u0648\u0646",
          "\u0637\u0644\u0641\u0648\u0646",
          "\u05d8\u05dc\u05e4\u05d5\u05df",
          "\u96fb\u8a71",
          "\u7535\u8bdd",
          "\u624b\u673a",
          "\uc804\ud654",
          "\u0e42\u0e17\u0e23",
          "\u092b\u094b\u0928",
          "\u092b\u093c\u094b\u0928",
          "\u09ab\u09cb\u09a8",
          "\u0111i\u1ec7n tho\u1ea1i");
  private static final List<String> IP_WORDS =
      List.of("ip", "host", "server", "address", "adress", "from", "client", "dns", "ping");
  private static final List<String> SSN_WORDS = List.of("ssn", "social security", "soc. sec");

  private final Text text;
  private final String region;
  private final Sink sink;

  NumberDetector(Text text, String region, Sink sink) {
    this.text = text;
    this.region = region;
    this.sink = sink;
  }

  /** Looks at the cluster that begins at a digit and returns where the next look should begin. */
  int at(int digit) {
    if (iban(digit)) {
      return digit + 1;
    }
    int start = digit;
    boolean glued =
        text.joins(start - 1) || text.at(start - 1) == '.' && Text.isDigit(text.at(start - 2));
    int end = clusterEnd(start);
    if (glued || text.joins(end)) {
      return runEnd(digit);
    }
    String digits = digits(start, end);
    boolean decided =
        ipv4(start, end)
            || card(start, end, digits)
            || ssn(start, end, digits)
            || phone(start, end, digits);
    // What no one takes may hide a shorter value behind its first run of digits.
    return decided ? end : runEnd(digit);
  }

  private int runEnd(int digit) {
    int end = digit;
    while (Text.isDigit(text.at(end))) {
      end++;
    }
    return end;
  }

  private int clusterEnd(int start) {
    int end = start;
    int last = start;
    int separators = 0;
    while (end - start < MAX_CLUSTER && end < text.length()) {
      char c = text.at(end);
      if (Text.isDigit(c)) {
        last = end + 1;
        separators = 0;
      } else if (" -./()".indexOf(c) < 0 || ++separators > 2) {
        break;
      }
      end++;
    }
    while (Text.isDigit(text.at(last))) {
      last++;
    }
    return last;
  }

  private String digits(int start, int end) {
    StringBuilder digits = new StringBuilder();
    for (int i = start; i < end; i++) {
      if (Text.isDigit(text.at(i))) {
        digits.append(text.at(i));
      }
    }
    return digits.toString();
  }

  private boolean ipv4(int start, int end) {
    String[] octets = text.part(start, end).split("\\.", -1);
    if (octets.length != 4 || end - start > 15 || "-+".indexOf(text.at(start - 1)) >= 0) {
      return false;
    }
    int[] values = new int[4];
    boolean large = false;
    for (int i = 0; i < 4; i++) {
      boolean plain =
          !octets[i].isEmpty()
              && octets[i].length() <= 3
              && octets[i].chars().allMatch(c -> c >= '0' && c <= '9');
      if (!plain || (octets[i].length() > 1 && octets[i].charAt(0) == '0')) {
        return false;
      }
      values[i] = Integer.parseInt(octets[i]);
      large |= values[i] >= 100;
    }
    boolean fits = values[0] < 224 && values[1] < 256 && values[2] < 256 && values[3] < 256;
    if (!fits || isSpecial(values)) {
      return fits;
    }
    if ((values[0] >= 24 && large) || near(start, end, IP_WORDS)) {
      sink.found(Kinds.IP, start, end, 0.85);
    }
    return true;
  }

  /** RFC 6890: addresses that are no one's. */
  private static boolean isSpecial(int[] v) {
    return v[0] == 0
        || v[0] == 10
        || v[0] == 127
        || (v[0] == 100 && v[1] >= 64 && v[1] < 128)
        || (v[0] == 169 && v[1] == 254)
        || (v[0] == 172 && v[1] >= 16 && v[1] < 32)
        || (v[0] == 192 && v[1] == 168)
        || (v[0] == 192 && v[1] == 0 && (v[2] == 0 || v[2] == 2))
        || (v[0] == 198 && (v[1] == 18 || v[1] == 19))
        || (v[0] == 198 && v[1] == 51 && v[2] == 100)
        || (v[0] == 203 && v[1] == 0 && v[2] == 113);
  }

  private boolean card(int start, int end, String digits) {
    boolean shape = digits.length() >= 13 && digits.length() <= 19 && isCardGrouping(start, end);
    if (!shape || !Checks.isCardNumber(digits)) {
      return false;
    }
    sink.found(Kinds.CARD, start, end, 0.9);
    return true;
  }

  /** One separator throughout, in groups of four or as American cards are printed, or none. */
  private boolean isCardGrouping(int start, int end) {
    String grouping = text.part(start, end).replaceAll("[0-9]+", "#");
    String part = text.part(start, end);
    return grouping.equals("#")
        || part.matches(
            "(\\d{4}([ -])\\d{4}\\2\\d{4}\\2\\d{1,4}(\\2\\d{3})?)|(\\d{4}([ -])\\d{6}\\5\\d{4,5})");
  }

  private boolean ssn(int start, int end, String digits) {
    boolean shape =
        digits.length() == 9 && text.part(start, end).matches("\\d{3}([- ])\\d{2}\\1\\d{4}");
    if (!shape) {
      return false;
    }
    int area = Integer.parseInt(digits.substring(0, 3));
    boolean valid =
        area != 0
            && area != 666
            && area < 900
            && !digits.startsWith("00", 3)
            && !digits.endsWith("0000")
            && !digits.equals("078051120")
            && !digits.equals("219099999");
    if (valid && (text.at(start + 3) == '-' || near(start, end, SSN_WORDS))) {
      sink.found(Kinds.US_SSN, start, end, 0.8);
    }
    return valid;
  }

  private boolean phone(int start, int end, String digits) {
    int n = digits.length();
    if (n < 7
        || n > 15
        || "$#=_/.".indexOf(text.at(start - 1)) >= 0 && text.at(start - 1) != '\n') {
      return false;
    }
    int from = start;
    while (text.at(from - 1) == '(') {
      from--;
    }
    boolean plus = text.at(from - 1) == '+' || text.at(start - 1) == '+';
    if (plus) {
      from = text.at(from - 1) == '+' ? from - 1 : start - 1;
    }
    boolean international = plus || digits.startsWith("00");
    String home = region.isEmpty() ? "ZZ" : region;
    if (international
        ? isPhone("+" + (plus ? digits : digits.substring(2)), "ZZ")
        : near(start, end, PHONE_WORDS)
            || (grouped(start, end)
                && !home.equals("ZZ")
                && digits.charAt(0) == '0'
                && isPhone(digits, home))) {
      if (!isFictional(digits)) {
        sink.found(Kinds.PHONE, from, end, international ? 0.9 : 0.7);
      }
      return true;
    }
    return false;
  }

  private boolean grouped(int start, int end) {
    return text.part(start, end).matches("\\(?\\d{2,6}[)/ -]{1,2}\\d.*")
        && text.part(start, end).indexOf('.') < 0;
  }

  private static boolean isPhone(String number, String region) {
    PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber parsed = util.parse(number, region);
      return util.isPossibleNumber(parsed)
          && (number.startsWith("+") || util.isValidNumber(parsed));
    } catch (NumberParseException e) {
      return false;
    }
  }

  /**
   * Numbers that regulators keep for films and examples (NANP 555-0100 to 0199, Ofcom's and others'
   * drama ranges).
   */
  private static boolean isFictional(String digits) {
    String national = digits.startsWith("00") ? digits.substring(2) : digits;
    return national.matches("1?\\d{3}55501\\d\\d")
        || national.matches("(44|0)2079460\\d{3}")
        || national.matches("(44|0)7700900\\d{3}");
  }

  private boolean iban(int digit) {
    boolean begins =
        Character.isUpperCase(text.at(digit - 1))
            && Text.isAsciiLetter(text.at(digit - 1))
            && Character.isUpperCase(text.at(digit - 2))
            && Text.isAsciiLetter(text.at(digit - 2))
            && !text.joins(digit - 3)
            && Text.isDigit(text.at(digit + 1));
    int length = begins ? Checks.ibanLength(text.part(digit - 2, digit)) : 0;
    if (length == 0) {
      return false;
    }
    StringBuilder letters = new StringBuilder();
    int end = digit - 2;
    while (letters.length() < length && end < text.length()) {
      char c = text.at(end);
      if (Text.isDigit(c) || Text.isAsciiLetter(c)) {
        letters.append(c);
      } else if ((c != ' ' && c != '-') || !text.joins(end + 1)) {
        break;
      }
      end++;
    }
    String candidate = letters.toString().toUpperCase(Locale.ROOT);
    if (candidate.length() != length || text.joins(end) || !Checks.iban(candidate)) {
      return false;
    }
    sink.found(Kinds.IBAN, digit - 2, end, 0.95);
    return true;
  }

  /** Whether one of the words stands shortly before or right behind a value. */
  private boolean near(int start, int end, List<String> words) {
    int from = Math.max(0, start - CONTEXT);
    int to = Math.min(text.length(), end + 12);
    String around = (text.part(from, start) + " " + text.part(end, to)).toLowerCase(Locale.ROOT);
    for (String word : words) {
      int at = around.indexOf(word);
      while (at >= 0) {
        boolean begins =
            at == 0
                || !Character.isLetter(around.charAt(at - 1))
                || word.charAt(0) >= 0x2e80
                || word.charAt(0) >= 0xe00 && word.charAt(0) < 0xe80;
        boolean ends =
            word.length() > 2
                || at + word.length() == around.length()
                || !Character.isLetter(around.charAt(at + word.length()));
        if (begins && ends) {
          return true;
        }
        at = around.indexOf(word, at + 1);
      }
    }
    return false;
  }
}

package dev.tamis.pii.detect;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;

/**
 * Phone numbers: international (E.164), North American by form, national beside a phone word, and
 * national in the grouping that the number plan of the page's region uses. libphonenumber judges
 * candidates; it never reads text.
 */
final class PhoneDetector {

  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;
  private static final int WORD_BEFORE = 40;
  private static final int WORD_AFTER = 9;

  /** Regions whose usual grouping is too common among other numbers to stand without a word. */
  private static final Set<String> WORD_NEEDED =
      Set.of("BR", "CN", "IT", "FR", "IN", "DE", "JP", "AT", "ID", "VN");

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
  private final Groups groups = new Groups();
  private final StringBuilder number = new StringBuilder();
  private int taken;

  void clear() {
    taken = 0;
  }

  /** Tries the numbers whose first run of digits stands at {@code first}. */
  void digits(Scan scan, int first) {
    if (first < taken) {
      return;
    }
    Buffer text = scan.text;
    int start = first;
    if (text.at(start - 1) == '(') {
      start--;
    }
    int lead = start;
    if (text.at(lead - 1) == ' ' && text.at(lead - 2) == '+' && start == first) {
      lead--;
    }
    boolean plus = text.at(lead - 1) == '+' && !Chars.alnum(text.at(lead - 2));
    if (plus) {
      start = lead - 1;
      if (text.at(start - 1) == '(') {
        start--;
      }
    }
    if (!begins(text, start, plus)) {
      return;
    }
    groups.read(text, start, first);
    if (groups.digits < MIN_DIGITS) {
      return;
    }
    if (plus || groups.international()) {
      international(scan, plus);
    } else {
      national(scan);
    }
  }

  /** Whether a number may begin here: not inside a word, nor inside a longer number. */
  private static boolean begins(Buffer text, int start, boolean plus) {
    char before = text.at(start - 1);
    if (Chars.alnum(before)
        || before == '_'
        || before == '$'
        || (before == '#' && !plus)
        || before == '%'
        || before == '~'
        || before == '\u00a3'
        || before == '\u20ac') {
      return false;
    }
    if (plus) {
      return true;
    }
    boolean tight = before == '-' || before == '.' || before == '/' || before == ',';
    if ((tight && Chars.alnum(text.at(start - 2)))
        || (before == '=' && text.at(start - 2) == '=')) {
      return false;
    }
    return before != '+' && !(before == ')' && Chars.digit(text.at(start - 2)));
  }

  private void international(Scan scan, boolean plus) {
    int possible = -1;
    for (int last = groups.count - 1; last >= 0; last--) {
      int digits = groups.digitsTo(last) - (plus ? 0 : 2);
      if (digits < MIN_DIGITS || digits > MAX_DIGITS || !groups.ends(scan.text, last)) {
        continue;
      }
      number.setLength(0);
      groups.append(scan.text, last, number.append('+'), plus ? 0 : 2);
      PhoneNumber parsed = parse("ZZ");
      if (parsed != null && plans.isValidNumber(parsed)) {
        emit(scan, groups.end(last), 0.97, "e164");
        return;
      }
      if (possible < 0 && parsed != null && plans.isPossibleNumber(parsed) && digits > 8) {
        possible = last;
      }
    }
    boolean word = word(scan, groups.start, groups.end(0));
    if (possible >= 0 && (plus || word)) {
      emit(scan, groups.end(possible), word ? 0.9 : 0.75, "e164");
    } else if (word) {
      national(scan);
    }
  }

  private void national(Scan scan) {
    int nanp = groups.nanp(scan.text);
    int last = groups.count - 1;
    boolean word = word(scan, groups.start, groups.end(nanp >= 0 ? nanp : last));
    if (nanp >= 0 && (word || (groups.punctuated(nanp) && !groups.inRow(scan.text, nanp)))) {
      emit(scan, groups.end(nanp), word ? 0.95 : 0.85, "nanp");
      return;
    }
    if (!word && groups.inRow(scan.text, last)) {
      return;
    }
    for (int to = last; to >= 0; to--) {
      int digits = groups.digitsTo(to);
      if (digits >= MIN_DIGITS
          && digits <= MAX_DIGITS
          && groups.ends(scan.text, to)
          && judge(scan, to, word)) {
        return;
      }
    }
    if (word) {
      byForm(scan);
    }
  }

  /** Asks the number plans of the page's regions. */
  private boolean judge(Scan scan, int last, boolean word) {
    if (!word && (last == 0 || groups.dateLike(scan.text, last))) {
      return false;
    }
    number.setLength(0);
    groups.append(scan.text, last, number, 0);
    for (String region : scan.regions) {
      PhoneNumber parsed = parse(region);
      if (parsed == null || !plans.isValidNumberForRegion(parsed, region)) {
        continue;
      }
      if (word) {
        emit(scan, groups.end(last), 0.95, "word");
        return true;
      }
      boolean usual =
          groups.sameGrouping(scan.text, last, plans.format(parsed, PhoneNumberFormat.NATIONAL));
      boolean mobile = plans.getNumberType(parsed) == PhoneNumberType.MOBILE;
      if (usual && (!WORD_NEEDED.contains(region) || mobile)) {
        emit(scan, groups.end(last), 0.8, "grouping");
        return true;
      }
    }
    return false;
  }

  /** A phone word stands before: the longest stretch that can be a number is taken. */
  private void byForm(Scan scan) {
    for (int to = groups.count - 1; to >= 0; to--) {
      int digits = groups.digitsTo(to);
      if (digits >= MIN_DIGITS
          && digits <= MAX_DIGITS
          && groups.ends(scan.text, to)
          && !groups.dateLike(scan.text, to)) {
        emit(scan, groups.end(to), 0.85, "word");
        return;
      }
    }
  }

  private static boolean word(Scan scan, int start, int end) {
    int before = scan.context.before(scan.phoneTopic, start, end);
    int negative = scan.context.before(scan.negativeTopic, start, end);
    if (before <= WORD_BEFORE) {
      return before < negative;
    }
    return negative > Context.BEFORE
        && scan.context.after(scan.phoneTopic, start, end) <= WORD_AFTER;
  }

  private PhoneNumber parse(String region) {
    try {
      return plans.parse(number, region);
    } catch (NumberParseException e) {
      return null;
    }
  }

  private void emit(Scan scan, int end, double score, String rule) {
    taken = end;
    if (!Reserved.phone(scan.text, groups.start, end)) {
      int to = groups.extension(scan.text, end);
      scan.emit("PHONE", groups.start, to, score, rule);
    }
  }
}

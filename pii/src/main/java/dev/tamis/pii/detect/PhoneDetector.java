package dev.tamis.pii.detect;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
  private static final int NEGATIVE_BEFORE = 12;
  private static final int LEAST_ROWS = 5;

  /** How far before a number the words stand that lead to it: a space, a bracket. */
  private static final int LEAD_BEFORE = 2;

  /** Regions whose usual grouping is too common among other numbers to stand without a word. */
  private static final Set<String> WORD_NEEDED =
      Set.of("BR", "CN", "IT", "FR", "IN", "DE", "JP", "AT", "ID", "VN");

  /** What a line of a signature says behind its number. */
  private static final Set<String> SORTS =
      Set.of(
          "office",
          "fax",
          "mobile",
          "mob",
          "cell",
          "home",
          "work",
          "direct",
          "main",
          "voice",
          "tel",
          "phone",
          "landline",
          "switchboard");

  private static final int LONGEST_SORT = 12;

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
    boolean zeros = groups.international();
    if (plus || zeros && Borders.opens(text, start, groups.end(0)) != Borders.Stand.PART) {
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
    if (before == '=' && text.at(start - 2) == '=') {
      return false;
    }
    return before != '+' && !(before == ')' && Chars.digit(text.at(start - 2)));
  }

  private void international(Scan scan, boolean plus) {
    int possible = -1;
    for (int last = groups.count - 1; last >= 0; last--) {
      int digits = groups.digitsTo(last) - (plus ? 0 : 2);
      boolean ends = groups.ends(scan.text, last) || (plus && groups.glued(scan.text, last));
      if (digits < MIN_DIGITS || digits > MAX_DIGITS || !ends) {
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
    boolean word = word(scan, groups.start, groups.end(0)).sure;
    if (possible >= 0 && (plus || word)) {
      emit(scan, groups.end(possible), word ? 0.9 : 0.75, "e164");
    } else if (word && !plus) {
      national(scan);
    }
  }

  private void national(Scan scan) {
    Buffer text = scan.text;
    int nanp = groups.nanp(text);
    int last = groups.count - 1;
    int end = groups.end(nanp >= 0 ? nanp : last);
    Borders.Stand stand = Borders.opens(text, groups.start, end);
    Word word = word(scan, groups.start, end);
    if (stand == Borders.Stand.PART || (stand == Borders.Stand.TIED && !tied(scan, end))) {
      return;
    }
    if (nanp >= 0
        && word != Word.AGAINST
        && (word.sure || (groups.punctuated(nanp) && !groups.inRow(text, nanp)))) {
      emit(scan, groups.end(nanp), word.sure ? 0.95 : 0.85, "nanp");
      return;
    }
    if (word == Word.AGAINST || (!word.sure && groups.inRow(text, last))) {
      return;
    }
    for (int to = last; to >= 0; to--) {
      int digits = groups.digitsTo(to);
      if (digits >= MIN_DIGITS
          && digits <= MAX_DIGITS
          && groups.ends(text, to)
          && !(word != Word.LABEL && groups.otherNumber(text, to))
          && !groups.calendar(text, to)
          && judge(scan, to, word)) {
        return;
      }
    }
    if (word.sure) {
      byForm(scan, word);
    }
  }

  /** Asks the number plans of the page's regions. */
  private boolean judge(Scan scan, int last, Word word) {
    Buffer text = scan.text;
    boolean bare = last == 0 && text.chars[groups.start] != '0';
    boolean weak =
        (word == Word.WEAK && !bare || word == Word.WEAK_TWICE) && !groups.thousands(text, last);
    boolean column = false;
    if (!word.sure && !weak) {
      if (last == 0) {
        column = inColumn(scan);
      }
      if (last == 0 && !column || groups.thousands(text, last)) {
        return false;
      }
    }
    number.setLength(0);
    groups.append(text, last, number, 0);
    for (String region : scan.regions) {
      PhoneNumber parsed = parse(region);
      if (parsed == null || !plans.isValidNumberForRegion(parsed, region)) {
        continue;
      }
      if (word.sure || column) {
        emit(scan, groups.end(last), word.sure ? 0.95 : 0.75, word.sure ? "word" : "column");
        return true;
      }
      boolean usual =
          groups.sameGrouping(text, last, plans.format(parsed, PhoneNumberFormat.NATIONAL));
      boolean mobile = plans.getNumberType(parsed) == PhoneNumberType.MOBILE;
      if (weak && (usual || mobile || last == 0 || last >= 2)) {
        emit(scan, groups.end(last), 0.85, "word");
        return true;
      }
      if (usual && (!WORD_NEEDED.contains(region) || mobile)) {
        emit(scan, groups.end(last), 0.8, "grouping");
        return true;
      }
    }
    return false;
  }

  /** Whether nearly every value of a number's column is a number of the page's regions. */
  private boolean inColumn(Scan scan) {
    List<String> values =
        scan.context.columns().columnOf(groups.start, groups.end(groups.count - 1), LEAST_ROWS);
    int valid = 0;
    int filled = 0;
    Set<String> distinct = new HashSet<>();
    for (String value : values) {
      if (value.isEmpty()) {
        continue;
      }
      filled++;
      number.setLength(0);
      number.append(value);
      for (String region : scan.regions) {
        PhoneNumber parsed = value.length() < 9 ? null : parse(region);
        if (parsed != null && plans.isValidNumberForRegion(parsed, region)) {
          valid += distinct.add(value) ? 1 : 0;
          break;
        }
      }
    }
    return filled >= LEAST_ROWS && valid * 10 >= filled * 9;
  }

  /** A sure phone word stands before: the longest stretch that can be a number is taken. */
  private void byForm(Scan scan, Word word) {
    for (int to = groups.count - 1; to >= 0; to--) {
      int digits = groups.digitsTo(to);
      if (digits >= MIN_DIGITS
          && digits <= MAX_DIGITS
          && groups.ends(scan.text, to)
          && !groups.calendar(scan.text, to)
          && (word == Word.LABEL
              || !(groups.otherNumber(scan.text, to) || groups.thousands(scan.text, to)))) {
        emit(scan, groups.end(to), 0.85, "word");
        return;
      }
    }
  }

  /** What the words near a number say. */
  private enum Word {
    /** The nearest word says that it is a number of another sort. */
    AGAINST(false),
    NONE(false),
    /** One ordinary word. */
    WEAK(false),
    /** Several ordinary words. */
    WEAK_TWICE(false),
    SURE(true),
    /** Its label, or the header of its column. */
    LABEL(true);

    private final boolean sure;

    Word(boolean sure) {
      this.sure = sure;
    }
  }

  /** Whether a phone word stands right before the number: "Tel.815", "phone-212". */
  private boolean tied(Scan scan, int end) {
    return scan.context.before(scan.phoneTopic, groups.start, end) <= 2
        || scan.context.labelled(scan.phoneTopic, groups.start, end);
  }

  private Word word(Scan scan, int start, int end) {
    Context context = scan.context;
    int topic = scan.phoneTopic;
    int before = context.before(topic, start, end);
    int negative = context.before(scan.negativeTopic, start, end);
    boolean code = before == negative && postcode(scan.text, start, end);
    if (context.labelled(topic, start, end) && before <= negative && !code) {
      return Word.LABEL;
    }
    if (negative > NEGATIVE_BEFORE && groups.count > 1 && addressed(scan, start, end)) {
      return Word.LABEL;
    }
    if (before <= WORD_BEFORE) {
      return before < negative ? Word.SURE : Word.AGAINST;
    }
    if (negative <= NEGATIVE_BEFORE) {
      return Word.AGAINST;
    }
    if (context.inColumn(start, end)) {
      return Word.NONE;
    }
    if (negative > Context.BEFORE && context.after(topic, start, end) <= WORD_AFTER) {
      return zip(scan, start, end) ? Word.NONE : Word.SURE;
    }
    int weak = context.weak(topic, start, end);
    return weak == 0 ? Word.NONE : weak == 1 ? Word.WEAK : Word.WEAK_TWICE;
  }

  /** Five digits, a dash and three: a CEP of Brazil, whose label is a mobile phone in Turkish. */
  private static boolean postcode(Buffer text, int start, int end) {
    return end - start == 9 && text.chars[start + 5] == '-';
  }

  /** Five digits, a dash and four: a ZIP+4 code of the United States, before "Phone:". */
  private static boolean zip(Scan scan, int start, int end) {
    return end - start == 10 && scan.text.chars[start + 5] == '-' && scan.regions.contains("US");
  }

  /**
   * Whether the words right beside a number use it as one: "they're not answering at 78 651 450",
   * and a line of a signature that holds the number and its sort alone, "78 651 450 office".
   */
  private static boolean addressed(Scan scan, int start, int end) {
    Buffer text = scan.text;
    int next = end;
    while (text.at(next) == ' ') {
      next++;
    }
    if (scan.context.before(scan.phoneLeadTopic, start, end) <= LEAD_BEFORE) {
      // "You can call 20 000 000 people": what is counted stands behind it.
      return !Chars.lower(text.at(next)) || text.chars[start] == '0' || text.chars[start] == '(';
    }
    boolean line = start == 0 || text.chars[start - 1] == '\n';
    int word = next;
    while (Chars.alpha(text.at(word)) && word - next < LONGEST_SORT) {
      word++;
    }
    boolean last = word >= text.length || text.at(word) == '\n' || text.at(word) == '\r';
    return line
        && last
        && next > end
        && SORTS.contains(new String(text.chars, next, word - next).toLowerCase(Locale.ROOT));
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

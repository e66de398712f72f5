package dev.tamis.pii.detect;

import dev.tamis.pii.Kind;
import dev.tamis.pii.Kinds;
import dev.tamis.pii.rules.Table;
import dev.tamis.pii.validate.Check;
import dev.tamis.pii.validate.Validators;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cards and national identifiers, from {@code identifiers.tsv}: a written form, a validator, and
 * for most a context word. A form that stands alone must also stand apart from other numbers.
 * Behind a word of its kind a checked number is taken however it is grouped; in a column of a table
 * that holds nothing else it needs no word.
 */
final class IdentifierDetector {

  private static final int MAX_TOKEN = 20;
  private static final int MAX_CODE = 20;
  private static final int MAX_GROUPS = 8;
  private static final int LEAST_DIGITS = 7;
  private static final int FREE_BEFORE = 40;
  private static final int LEAST_ROWS = 6;

  /** The signs that stand behind the first token of a form. */
  private static final String SIGNS = " -./()+";

  /** Validators that look at the form alone. */
  private static final Set<String> UNCHECKED =
      Set.of(
          "plain",
          "document",
          "plate",
          "mac",
          "cr_cedula",
          "cu_ni",
          "ge_personal",
          "ve_cedula",
          "eg_national_id",
          "us_atin",
          "labelled_digits",
          "us_ptin",
          "imsi",
          "vn_cccd",
          "lk_nic",
          "ke_pin",
          "nl_document",
          "de_steuernummer",
          "us_ssn",
          "us_itin",
          "uk_nino",
          "ng_nin",
          "pk_cnic",
          "in_pan",
          "mx_rfc",
          "dk_cpr",
          "kr_rrn");

  /** Validators that too much else passes: only the value's own label is enough. */
  private static final Set<String> LABELLED = Set.of("card_any", "labelled_digits");

  /** How near before the value its label stands, without a sign between them. */
  private static final int LABEL_BEFORE = 3;

  /** The same with a sign: "card number: 1". */
  private static final int SIGNED_BEFORE = 14;

  /** Digits (ISO/IEC 7812-1). */
  private static final int LONGEST_CARD = 19;

  private static final int CARD_GROUP = 4;

  private static final double SELF_SCORE = 0.95;
  private static final double GROUPING_SCORE = 0.85;

  /** What the page's country adds: enough to decide between kinds at the same distance. */
  private static final double HOME_SCORE = 0.009;

  /** A form of a kind. */
  private record Rule(
      Kind kind,
      int order,
      int topic,
      Check check,
      boolean checked,
      boolean labelled,
      Shape shape,
      boolean alone) {}

  /**
   * The rules by the length of their first token and by the sign behind it; in the second half
   * those alone that have no digit behind that sign.
   */
  private final Rule[][][] byLength = new Rule[MAX_TOKEN + 1][2 * (SIGNS.length() + 1)][];

  /** For each number of letters and digits, the kinds with a check digit that have as many. */
  private final Rule[][] byCode = new Rule[MAX_CODE + 1][];

  IdentifierDetector(Set<String> enabled, Lexicon lexicon) {
    List<List<Rule>> lists = new ArrayList<>();
    List<List<Rule>> codes = new ArrayList<>();
    for (int i = 0; i <= MAX_TOKEN; i++) {
      lists.add(new ArrayList<>());
      codes.add(new ArrayList<>());
    }
    List<Kind> kinds = Kinds.all();
    for (String[] row : Table.read("identifiers.tsv", 4)) {
      Kind kind = Kinds.byNames().get(row[0]);
      if (!enabled.contains(row[0])) {
        continue;
      }
      int order = kinds.indexOf(kind);
      Check check = Validators.named(row[1]);
      boolean checked = !UNCHECKED.contains(row[1]);
      Set<Integer> lengths = new TreeSet<>();
      for (int column = 2; column < 4; column++) {
        for (String form : row[column].split("\\|", -1)) {
          if (!form.isEmpty()) {
            for (Shape shape : Shape.of(form)) {
              Rule rule =
                  new Rule(
                      kind,
                      order,
                      lexicon.topic(row[0]),
                      check,
                      checked,
                      LABELLED.contains(row[1]),
                      shape,
                      column == 2);
              lists.get(shape.anchorLength).add(rule);
              if (checked && shape.slots <= MAX_CODE && lengths.add(shape.slots)) {
                codes.get(shape.slots).add(rule);
              }
            }
          }
        }
      }
    }
    for (int i = 0; i <= MAX_TOKEN; i++) {
      for (int sign = 0; sign <= SIGNS.length(); sign++) {
        int wanted = sign;
        List<Rule> signed =
            lists.get(i).stream().filter(rule -> sign(rule.shape.next) == wanted).toList();
        byLength[i][sign] = signed.toArray(new Rule[0]);
        byLength[i][SIGNS.length() + 1 + sign] =
            signed.stream().filter(rule -> !rule.shape.numbered).toArray(Rule[]::new);
      }
      byCode[i] = codes.get(i).toArray(new Rule[0]);
    }
  }

  /** Tries every form at the token {@code [start, end)}, which holds a digit. */
  void token(Scan scan, int start, int end) {
    if (end - start > MAX_TOKEN) {
      return;
    }
    int places = 0;
    for (int i = start; i < end; i++) {
      places |= Chars.digit(scan.text.chars[i]) ? 1 << i - start : 0;
    }
    if (!scan.filtered) {
      everyForm(scan, start);
      everyCode(scan, start);
      return;
    }
    Rule[][] rules = byLength[end - start];
    form(scan, rules[0], start, places);
    int sign = sign(scan.text.at(end));
    if (sign > 0) {
      int list = Chars.digit(scan.text.at(end + 1)) ? sign : SIGNS.length() + 1 + sign;
      form(scan, rules[list], start, places);
    }
    everyCode(scan, start);
  }

  /** Tries every form at a token, whatever stands there. */
  private void everyForm(Scan scan, int start) {
    for (Rule[][] ofLength : byLength) {
      for (int sign = 0; sign <= SIGNS.length(); sign++) {
        for (Rule rule : ofLength[sign]) {
          form(scan, rule, start);
        }
      }
    }
  }

  private void everyCode(Scan scan, int start) {
    char before = scan.text.at(start - 1);
    boolean continued = separator(before) && Chars.digit(scan.text.at(start - 2));
    if (!continued) {
      free(scan, start);
      if (separator(before) && Chars.upper(scan.text.at(start - 2))) {
        int from = start - 2;
        while (Chars.upper(scan.text.at(from - 1)) && start - from < 6) {
          from--;
        }
        free(scan, from);
      }
    }
  }

  private static void form(Scan scan, Rule[] rules, int start, int places) {
    for (Rule rule : rules) {
      if (rule.shape.fits(places)) {
        form(scan, rule, start);
      }
    }
  }

  private static void form(Scan scan, Rule rule, int start) {
    int from = start - rule.shape.anchor;
    if (rule.shape.matches(scan.text, from, scan.code) && rule.check.test(scan.code)) {
      judge(scan, rule, from, from + rule.shape.form.length());
    }
  }

  /** The number of a sign in {@link #SIGNS}, from 1; 0 for the end of a form or another sign. */
  private static int sign(char c) {
    return SIGNS.indexOf(c) + 1;
  }

  private static boolean lacksLabel(Scan scan, Rule rule, int start, int end) {
    if (!rule.labelled || scan.context.labelled(rule.topic, start, end)) {
      return false;
    }
    int sign = start;
    while (scan.text.at(sign - 1) == ' ') {
      sign--;
    }
    boolean signed = ":=#".indexOf(scan.text.at(sign - 1)) >= 0 && sign > 0;
    int reach = signed ? SIGNED_BEFORE : LABEL_BEFORE;
    return scan.context.before(rule.topic, start, end) > reach;
  }

  private static void judge(Scan scan, Rule rule, int start, int end) {
    if (lacksLabel(scan, rule, start, end)) {
      return;
    }
    Borders.Stand stand = Borders.of(scan.text, start, end);
    if (stand == Borders.Stand.PART || isPartOfACard(scan.text, rule, rule.shape.slots, end)) {
      return;
    }
    int distance = scan.context.near(rule.topic, start, end);
    if (stand == Borders.Stand.TIED && distance > 2) {
      return;
    }
    boolean generic = false;
    if (distance > Context.BEFORE && !rule.alone && scan.home(rule.kind)) {
      distance = scan.context.near(scan.genericTopic, start, end);
      generic = true;
    }
    int negative = scan.context.before(scan.negativeTopic, start, end);
    // At the same distance one word holds the other, "tax reference" and "reference".
    if (distance <= Context.BEFORE && distance <= negative) {
      double score = 0.9 + 0.09 * (Context.BEFORE - distance) / Context.BEFORE;
      // What no check supports gives way to what one does.
      // But of kinds that share a word and a form, "DNI", "passport", the page's country decides:
      // another country's check digit fits one number in ten.
      boolean home = scan.home(rule.kind) && !generic;
      double sure = (rule.checked || home ? score : score - 0.1) + (home ? HOME_SCORE : 0);
      scan.emit(rule.kind.name(), rule.order, start, end, sure, "context");
    } else if (rule.alone
        && negative > Context.BEFORE / 2
        && rule.shape.upperCase(scan.text, start)
        && Borders.strict(scan.text, start, end, rule.shape.spaced)) {
      boolean self = rule.kind.evidence() == Kind.Evidence.SELF;
      scan.emit(
          rule.kind.name(), rule.order, start, end, self ? SELF_SCORE : GROUPING_SCORE, "form");
    } else if (rule.checked && negative > Context.BEFORE / 2 && column(scan, rule, start, end)) {
      scan.emit(rule.kind.name(), rule.order, start, end, 0.8, "column");
    }
  }

  /** Three groups of four digits may be a card, unless a fourth one follows. */
  private static boolean isPartOfACard(Buffer text, Rule rule, int digits, int end) {
    if (!rule.kind.name().equals("CARD")
        || digits > LONGEST_CARD - CARD_GROUP
        || !separator(text.at(end))) {
      return false;
    }
    for (int i = 1; i <= CARD_GROUP; i++) {
      if (!Chars.digit(text.at(end - i)) || !Chars.digit(text.at(end + i))) {
        return false;
      }
    }
    return !Chars.digit(text.at(end - CARD_GROUP - 1))
        && !Chars.alnum(text.at(end + CARD_GROUP + 1));
  }

  /** Whether the value's column of a table holds values of this kind alone, and different ones. */
  private static boolean column(Scan scan, Rule rule, int start, int end) {
    if (!scan.home(rule.kind) && !rule.kind.countries().isEmpty()) {
      return false;
    }
    List<String> values = scan.context.columns().columnOf(start, end, LEAST_ROWS);
    Set<String> distinct = new HashSet<>();
    int filled = 0;
    int valid = 0;
    for (String value : values) {
      if (!value.isEmpty()) {
        filled++;
        valid += rule.check.test(value) && distinct.add(value) ? 1 : 0;
      }
    }
    // The header row may be among them.
    return filled >= LEAST_ROWS && valid >= LEAST_ROWS - 1 && valid * 10 >= (filled - 1) * 9;
  }

  /** Tries the letters and digits from {@code start} on, however they are grouped. */
  private void free(Scan scan, int start) {
    Buffer text = scan.text;
    if (scan.filtered && !manyDigits(text, start)) {
      return;
    }
    StringBuilder code = scan.code;
    code.setLength(0);
    int digits = 0;
    int i = start;
    for (int group = 0; group < MAX_GROUPS; group++) {
      while (Chars.alnum(text.at(i)) && code.length() <= MAX_CODE) {
        char c = text.chars[i++];
        digits += Chars.digit(c) ? 1 : 0;
        code.append(Chars.lower(c) ? (char) (c - 32) : c);
      }
      if (code.length() > MAX_CODE) {
        return;
      }
      if (digits >= LEAST_DIGITS) {
        tryCode(scan, code, start, i);
      }
      int next = i;
      while (next < i + 3 && separator(text.at(next))) {
        next++;
      }
      if (next == i || !Chars.alnum(text.at(next))) {
        return;
      }
      i = next;
    }
  }

  /** Whether as many digits as a code needs stand within the longest code. */
  private static boolean manyDigits(Buffer text, int start) {
    int end = Math.min(text.length, start + MAX_CODE + 3 * MAX_GROUPS);
    int digits = 0;
    for (int i = start; i < end; i++) {
      digits += Chars.digit(text.chars[i]) ? 1 : 0;
    }
    return digits >= LEAST_DIGITS;
  }

  private void tryCode(Scan scan, StringBuilder code, int start, int end) {
    if (scan.context.silent(start, end)) {
      return;
    }
    test(scan, code, start, end);
    if (code.length() > 8 && Chars.upper(code.charAt(0)) && Chars.upper(code.charAt(1))) {
      String prefix = code.substring(0, 2);
      String rest = code.substring(2);
      for (Rule rule : byCode[rest.length()]) {
        if (rule.kind.countries().contains(prefix.equals("EL") ? "GR" : prefix)) {
          testOne(scan, rule, rest, start, end);
        }
      }
    }
  }

  private void test(Scan scan, StringBuilder code, int start, int end) {
    for (Rule rule : byCode[code.length()]) {
      testOne(scan, rule, code, start, end);
    }
  }

  private static void testOne(Scan scan, Rule rule, CharSequence code, int start, int end) {
    int distance = scan.context.before(rule.topic, start, end);
    if (distance <= FREE_BEFORE
        && distance < scan.context.before(scan.negativeTopic, start, end)
        && rule.check.test(code)
        && !lacksLabel(scan, rule, start, end)
        && Borders.of(scan.text, start, end) != Borders.Stand.PART
        && !isPartOfACard(scan.text, rule, code.length(), end)) {
      scan.emit(rule.kind.name(), rule.order, start, end, 0.85, "label");
    }
  }

  private static boolean separator(char c) {
    return c == ' ' || c == '-' || c == '.' || c == '/';
  }
}

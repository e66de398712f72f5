package dev.tamis.pii.detect;

import dev.tamis.pii.rules.SecretWords;
import dev.tamis.pii.validate.Secrets;
import java.util.Locale;
import java.util.Set;

/**
 * Secrets by the name that they are assigned to, in code, configuration, headers, cookies, XML and
 * JSON: a name with a key word in it, a sign of assignment, a value. One per thread.
 */
final class Assignments {
  private static final int FREE_WORK = 4_000;

  private int last;
  private int lastValue;

  /** Units read as values so far: where names crowd, not each of them is followed. */
  private long work;

  void clear() {
    work = 0;
    last = 0;
    lastValue = 0;
  }

  /** Tries the assignment to the name around the word {@code [start, end)}. */
  void word(Scan scan, SecretWords.Word word, int start, int end) {
    Buffer text = scan.text;
    if (work > 4L * start + FREE_WORK) {
      return;
    }
    Secrets.Name name = word.name();
    int to = end;
    while (AssignmentSigns.nameUnit(text.at(to)) && to - end < AssignmentSigns.LONGEST_NAME) {
      to++;
    }
    char closing = text.chars[end - 1];
    boolean sign = closing == '=' || closing == ':';
    int value = sign ? AssignmentSigns.skip(text, end) : AssignmentSigns.operator(text, to, name);
    if (value < 0 || (value == lastValue && last > 0)) {
      return;
    }
    if (text.at(value - 2) == '>' || text.at(value - 1) == '>') {
      if (text.at(AssignmentSigns.nameStart(text, start) - 1) == '@') {
        return; // "<jo@acme.org>" and a line break are no element with its text.
      }
    }
    if (closing == ':' && verdict(text, start, end)) {
      return;
    }
    boolean opens = !sign && IdsThatOpen.opens(text, start, to, value);
    if (IdsThatOpen.role(text, start, end) && !opens) {
      return;
    }
    if (!sign && !opens && name != Secrets.Name.VENDOR && harmless(text, start, end, to)) {
      return;
    }
    if (!sign && !opens && identifies(text, start, to, value)) {
      return;
    }
    value(scan, name, value);
  }

  /** Whether a line is the verdict of a test, beside others: {@code PASS: gas/elf}. */
  private static boolean verdict(Buffer text, int start, int end) {
    if (end - start != 5 || !text.word("PASS:", start) || text.at(start - 1) > ' ') {
      return false;
    }
    int above = start - 2;
    while (above > 0
        && start - above < AssignmentSigns.LONGEST_VALUE
        && text.chars[above - 1] != '\n') {
      above--;
    }
    int below = end;
    while (below < text.length
        && below - end < AssignmentSigns.LONGEST_VALUE
        && text.chars[below] != '\n') {
      below++;
    }
    for (String word : VERDICTS) {
      if (text.word(word, above) || text.word(word, below + 1)) {
        return true;
      }
    }
    return false;
  }

  private static final Set<String> VERDICTS =
      Set.of(
          "PASS:",
          "FAIL:",
          "XFAIL:",
          "XPASS:",
          "SKIP:",
          "ERROR:",
          "UNTESTED:",
          "UNRESOLVED:",
          "UNSUPPORTED:",
          "KFAIL:",
          "Running ",
          "ok ",
          "# TOTAL:");

  /** Whether the rest of the name says that no secret follows. */
  private static boolean harmless(Buffer text, int start, int end, int to) {
    int from = AssignmentSigns.nameStart(text, start);
    if (from == start && to == end) {
      return false;
    }
    int tail = end;
    while (tail < to && !Chars.alnum(text.chars[tail])) {
      tail++;
    }
    int dot = tail;
    while (dot < to && text.chars[dot] != '.') {
      dot++;
    }
    int word = dot;
    while (word > tail && Chars.alnum(text.chars[word - 1])) {
      word--;
    }
    int last = to;
    while (last > tail && Chars.alnum(text.chars[last - 1])) {
      last--;
    }
    if (HarmlessNames.AFTER.contains(lower(text, tail, dot))
        || HarmlessNames.AFTER.contains(lower(text, word, dot))
        || HarmlessNames.AFTER.contains(lower(text, last, to))) {
      return true;
    }
    int head = start;
    while (head > from && !Chars.alnum(text.chars[head - 1])) {
      head--;
    }
    int lead = head;
    while (lead > from && Chars.alnum(text.chars[lead - 1])) {
      lead--;
    }
    String before = lower(text, lead, head);
    if (before.isEmpty()) {
      return false;
    }
    for (String harmless : HarmlessNames.BEFORE) {
      if (before.equals(harmless) || (harmless.length() > 4 && before.endsWith(harmless))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a name says that its value identifies and does not open: a UUID behind a name that ends
   * in "Id", or code that has the name itself at its end, {@code KeyPair = X25519.KeyPair}.
   */
  private static boolean identifies(Buffer text, int start, int to, int value) {
    int from = AssignmentSigns.nameStart(text, start);
    String name = lower(text, from, to);
    boolean id = name.endsWith("id") || name.endsWith("ids") || name.endsWith("audience");
    if (id && IdsThatOpen.uuid(text, value)) {
      return true;
    }
    int dot = value;
    while (dot - value < AssignmentSigns.LONGEST_NAME && Chars.alnum(text.at(dot))) {
      dot++;
    }
    int end = dot + 1 + to - from;
    return dot > value
        && text.at(dot) == '.'
        && !AssignmentSigns.nameUnit(text.at(end))
        && text.matchesIgnoreCase(name, dot + 1);
  }

  private static String lower(Buffer text, int from, int to) {
    return new String(text.chars, from, to - from).toLowerCase(Locale.ROOT);
  }

  private void value(Scan scan, Secrets.Name name, int start) {
    Buffer text = scan.text;
    char quote = text.at(start - 1);
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    int end = start;
    while (end < text.length && end - start < AssignmentSigns.LONGEST_VALUE) {
      char c = text.chars[end];
      if (c < ' ' || (quoted && c == quote) || (!quoted && (c == ' ' || c == '"' || c == '\''))) {
        break;
      }
      if (!quoted
          && (c == ','
              || c == ';'
              || c == '<'
              || c == '`'
              || c == '|' && name != Secrets.Name.VENDOR)) {
        break;
      }
      if (!quoted && c == '&' && inUrl(text, start)) {
        break;
      }
      if (c == '\\'
          && (text.at(end + 1) == '"'
              || text.at(end + 1) == '\\'
              || text.at(end + 1) == 'n'
              || text.at(end + 1) == 'r')) {
        break;
      }
      end++;
    }
    if (!quoted) {
      while (end > start
          && ".,)]}:>?!".indexOf(text.chars[end - 1]) >= 0
          && !(text.chars[end - 1] == '!'
              && name == Secrets.Name.SURE
              && Chars.digit(text.at(end - 2)))) {
        end--;
      }
    }
    work += end - start;
    if (end - start < 6) {
      return;
    }
    String value = new String(text.chars, start, end - start);
    if (Secrets.isAssigned(name, value, quoted)) {
      lastValue = start;
      last = end;
      scan.emit("SECRET", start, end, 0.9, "assigned");
    }
  }

  /**
   * Tries the value around a token of letters and digits behind a word for a password in any
   * language: "пароль: x", "비밀번호는 x".
   */
  void phrase(Scan scan, int tokenStart) {
    Buffer text = scan.text;
    int start = tokenStart;
    while (start > last && tokenStart - start < 24 && !opens(text.chars[start - 1])) {
      start--;
    }
    if (start < lastValue || !introduced(text, start)) {
      return;
    }
    int end = tokenStart;
    while (end < text.length && end - tokenStart < 64 && !closes(text.chars[end])) {
      end++;
    }
    while (end > start && ".:?!".indexOf(text.chars[end - 1]) >= 0) {
      end--;
    }
    if (end - start < 6) {
      return;
    }
    int before = scan.context.before(scan.passwordTopic, start, end);
    if (before > AssignmentSigns.GAP) {
      return;
    }
    String between =
        new String(text.chars, start - before, before)
            .replaceAll("[\\s\"'`]", "")
            .toLowerCase(Locale.ROOT);
    boolean sign = between.equals(":") || between.equals("=") || between.equals(":=");
    if ((sign || between.isEmpty() || PHRASES.contains(between))
        && !call(text, start, end)
        && Secrets.isPassword(new String(text.chars, start, end - start))) {
      scan.emit("SECRET", start, end, 0.88, "password");
    }
  }

  /** Whether a value is the call of a function with a name of several words: {@code to_utf8(x)}. */
  private static boolean call(Buffer text, int start, int end) {
    boolean joined = false;
    int i = start;
    while (i < end && (Chars.alnum(text.chars[i]) || text.chars[i] == '_')) {
      joined |= text.chars[i] == '_' && i > start;
      i++;
    }
    return joined && i < end && text.chars[i] == '(';
  }

  /** Whether a value can begin behind a unit. */
  private static boolean opens(char c) {
    return switch (c) {
      case '"', '\'', '`', ':', '=', '(', ',', ';', '\u300c', 0 -> true;
      default -> c <= ' ' ? Character.isWhitespace(c) : c >= 0x80 && Character.isWhitespace(c);
    };
  }

  /** Whether a value ends before a unit. */
  private static boolean closes(char c) {
    return switch (c) {
      case '"', '\'', '`', ',', ';', '\u300d', ')' -> true;
      default ->
          c <= ' '
              ? Character.isWhitespace(c)
              : c >= 0x80 && (Character.isWhitespace(c) || Chars.unspaced(c));
    };
  }

  /** Whether a sign of assignment, a copula or text without spaces stands right before a value. */
  private static boolean introduced(Buffer text, int start) {
    int i = start - 1;
    while (i >= 0 && start - i < 6 && " \"'`".indexOf(text.chars[i]) >= 0) {
      i--;
    }
    char c = text.at(i);
    if (c == ':' || c == '=' || Chars.unspaced(c)) {
      return true;
    }
    int word = i;
    while (Chars.letterLike(text.at(word)) && i - word < 8) {
      word--;
    }
    return i >= 0
        && i - word <= LONGEST_PHRASE
        && PHRASES.contains(new String(text.chars, word + 1, i - word).toLowerCase(Locale.ROOT));
  }

  private static final int LONGEST_PHRASE = 6;

  private static final Set<String> PHRASES =
      Set.of(
          "is",
          "was",
          "ist",
          "lautet",
          "est",
          "es",
          "\u00e9",
          "\u00e8",
          "jest",
          "to",
          "\u00e4r",
          "er",
          "on",
          "este",
          "je",
          "van",
          "-",
          "\u306f",
          "\uc740",
          "\ub294",
          "\u662f",
          "\u4e3a",
          "\u70ba",
          "l\u00e0",
          "adalah",
          "\u0395\u03af\u03bd\u03b1\u03b9",
          "\u03b5\u03af\u03bd\u03b1\u03b9",
          "\u0439",
          "\u0435",
          "\u0454",
          "\u0647\u064a",
          "\u0647\u0648",
          "\u05d4\u05d9\u05d0",
          "\u05d4\u05d5\u05d0",
          "\u0939\u0948",
          "\u0e04\u0e37\u0e2d",
          "az",
          "a");

  /** Whether the value stands in the query of a URL. */
  private static boolean inUrl(Buffer text, int start) {
    for (int i = start - 1; i > start - AssignmentSigns.LONGEST_NAME && i >= 0; i--) {
      char c = text.chars[i];
      if (c == '?' || c == '&') {
        return true;
      }
      if (c <= ' ') {
        return false;
      }
    }
    return false;
  }
}

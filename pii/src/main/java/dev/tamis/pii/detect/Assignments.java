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

  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_VALUE = 400;
  private static final int GAP = 12;
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
    while (nameUnit(text.at(to)) && to - end < LONGEST_NAME) {
      to++;
    }
    char closing = text.chars[end - 1];
    boolean sign = closing == '=' || closing == ':';
    int value = sign ? skip(text, end) : operator(scan, to, name);
    if (value < 0 || (value == lastValue && last > 0)) {
      return;
    }
    if (text.at(value - 2) == '>' || text.at(value - 1) == '>') {
      if (text.at(nameStart(text, start) - 1) == '@') {
        return; // "<jo@acme.org>" and a line break are no element with its text.
      }
    }
    if (closing == ':' && verdict(text, start, end)) {
      return;
    }
    if (!sign && name != Secrets.Name.VENDOR && harmless(text, start, end, to)) {
      return;
    }
    if (!sign && identifies(text, start, to, value)) {
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
    while (above > 0 && start - above < LONGEST_VALUE && text.chars[above - 1] != '\n') {
      above--;
    }
    int below = end;
    while (below < text.length && below - end < LONGEST_VALUE && text.chars[below] != '\n') {
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
    int from = start;
    while (nameUnit(text.at(from - 1)) && start - from < LONGEST_NAME) {
      from--;
    }
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
    int from = nameStart(text, start);
    String name = lower(text, from, to);
    boolean id = name.endsWith("id") || name.endsWith("ids") || name.endsWith("audience");
    if (id && uuid(text, value)) {
      return true;
    }
    int dot = value;
    while (dot - value < LONGEST_NAME && Chars.alnum(text.at(dot))) {
      dot++;
    }
    int end = dot + 1 + to - from;
    return dot > value
        && text.at(dot) == '.'
        && !nameUnit(text.at(end))
        && text.matchesIgnoreCase(name, dot + 1);
  }

  private static boolean uuid(Buffer text, int at) {
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text.at(at + i) != '-' : !Chars.hex(text.at(at + i))) {
        return false;
      }
    }
    return !nameUnit(text.at(at + 36));
  }

  private static String lower(Buffer text, int from, int to) {
    return new String(text.chars, from, to - from).toLowerCase(Locale.ROOT);
  }

  private static boolean nameUnit(char c) {
    return Chars.alnum(c) || c == '_' || c == '-' || c == '.';
  }

  /** The start of the value behind the sign of assignment after a name, or -1. */
  private static int operator(Scan scan, int nameEnd, Secrets.Name name) {
    Buffer text = scan.text;
    boolean sure = name == Secrets.Name.SURE || name == Secrets.Name.KEY;
    if (sure && text.at(nameEnd) == ' ' && option(text, nameEnd)
        || name == Secrets.Name.KEY && text.at(nameEnd) == '\t') {
      return skip(text, nameEnd);
    }
    if (text.at(nameEnd) == ' ' && command(text, nameEnd)) {
      return skip(text, nameEnd);
    }
    int pair = pairValue(text, nameEnd);
    if (pair >= 0) {
      return skip(text, pair);
    }
    if (sure) {
      int directive = directive(text, nameEnd);
      if (directive >= 0) {
        return directive;
      }
    }
    int i = nameEnd;
    int words = 0;
    boolean quoted = false;
    while (i - nameEnd < GAP * 2) {
      char c = text.at(i);
      if (c == '"' || c == '\'' || c == '`' || c == ']' || c == ')' || c == '\\') {
        quoted = true;
        i++;
      } else if (c == '[' && text.at(i + 1) == ']') {
        i += 2;
      } else if (c == ' ' || c == '\t') {
        i++;
      } else if (Chars.alpha(c) && !quoted && words < 2 && text.at(i - 1) == ' ') {
        int from = i;
        while (nameUnit(text.at(i)) && i - from < 16) {
          i++;
        }
        String word = new String(text.chars, from, i - from).toLowerCase(Locale.ROOT);
        if (COPULAS.contains(word)
            && text.at(i) == ' '
            && name != Secrets.Name.VENDOR
            && name != Secrets.Name.WEAK) {
          return skip(text, text.at(i + 1) == ':' ? i + 2 : i);
        }
        boolean scheme = SCHEMES.contains(word) && text.at(i) == ' ';
        if (scheme) {
          return skip(text, i);
        }
        if (text.chars[i - 1] == '.') {
          return -1;
        }
        words++;
      } else {
        break;
      }
    }
    return sign(text, i, quoted, name);
  }

  private static final Set<String> COPULAS =
      Set.of(
          "is", "was", "ist", "lautet", "est", "es", "e", "jest", "to", "er", "on", "este", "je",
          "van");

  /** Dockerfile, C shell, fish (with its options), Windows. */
  private static final Set<String> COMMANDS =
      Set.of(
          "ENV", "env", "ARG", "define", "setenv", "export", "-x", "-gx", "-Ux", "-xg", "setx",
          "SETX");

  private static final int LONGEST_COMMAND = 8;
  private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token");

  private static int sign(Buffer text, int from, boolean quoted, Secrets.Name name) {
    boolean joins = text.at(from) == '.' || text.at(from) == '+';
    int i = joins && text.at(from + 1) == '=' ? from + 1 : from;
    char c = text.at(i);
    if (c == '=' || c == ':' || c == '>' || c == '?' || c == '|' || c == '-') {
      int end = i;
      while (end < i + 4 && "=:>?|~-".indexOf(text.at(end)) >= 0 && text.at(end) != 0) {
        end++;
      }
      String sign = new String(text.chars, i, end - i);
      if (sign.equals("-")
          || sign.equals("--")
          || sign.equals("?")
          || sign.equals("|") && name != Secrets.Name.KEY
          || sign.equals("==") && name == Secrets.Name.WEAK
          || sign.startsWith("://")) {
        return -1;
      }
      if (sign.equals(":")) {
        int block = block(text, end);
        return block >= 0 ? block : typed(text, skip(text, end));
      }
      return skip(text, end);
    }
    if (c == ',' && (quoted || name == Secrets.Name.VENDOR)) {
      return skip(text, i + 1);
    }
    return -1;
  }

  /** The first line of a block in YAML, literal or folded, behind its sign; or -1. */
  private static int block(Buffer text, int from) {
    int i = from;
    while (text.at(i) == ' ') {
      i++;
    }
    if (text.at(i) != '|' && text.at(i) != '>') {
      return -1;
    }
    i++;
    while (text.at(i) == '-' || text.at(i) == '+' || Chars.digit(text.at(i))) {
      i++;
    }
    if (text.at(i) == '\r') {
      i++;
    }
    if (text.at(i) != '\n' || text.at(i + 1) != ' ' && text.at(i + 1) != '\t') {
      return -1;
    }
    while (i - from < 4 * GAP && text.at(i) != 0 && text.at(i) <= ' ') {
      i++;
    }
    return i;
  }

  /** The value of a directive that ends with a semicolon: {@code api_key "x";}; or -1. */
  private static int directive(Buffer text, int nameEnd) {
    int i = nameEnd;
    while (text.at(i) == ' ' && i - nameEnd < GAP) {
      i++;
    }
    char quote = text.at(i);
    if (quote != '"' && quote != '\'') {
      return -1;
    }
    int end = i + 1;
    while (text.at(end) > ' ' && text.at(end) != quote && end - i < LONGEST_VALUE) {
      end++;
    }
    return end > i + 1 && text.at(end) == quote && text.at(end + 1) == ';' ? i + 1 : -1;
  }

  /**
   * Behind the sign of a field for the value beside the name: {@code key="ApiKey" value="x"},
   * {@code "name": "API_KEY", "value": "x"}, and on two lines of YAML; -1 where there is none.
   */
  private static int pairValue(Buffer text, int nameEnd) {
    int i = nameEnd;
    while (i - nameEnd < 2 * GAP && text.at(i) != 0 && " \t\r\n\"'`,".indexOf(text.at(i)) >= 0) {
      i++;
    }
    if (i == nameEnd || !text.matchesIgnoreCase("value", i)) {
      return -1;
    }
    i += "value".length();
    while (text.at(i) == '"' || text.at(i) == '\'' || text.at(i) == ' ') {
      i++;
    }
    return text.at(i) == ':' || text.at(i) == '=' ? i + 1 : -1;
  }

  /** Whether a command stands before the name that sets it to what follows: {@code ENV A x}. */
  private static boolean command(Buffer text, int nameEnd) {
    int to = nameStart(text, nameEnd);
    while (text.at(to - 1) == ' ' || text.at(to - 1) == '\t') {
      to--;
    }
    int from = to;
    while (nameUnit(text.at(from - 1)) && to - from < LONGEST_COMMAND) {
      from--;
    }
    return COMMANDS.contains(new String(text.chars, from, to - from));
  }

  private static int nameStart(Buffer text, int nameEnd) {
    int from = nameEnd;
    while (nameUnit(text.at(from - 1)) && nameEnd - from < LONGEST_NAME) {
      from--;
    }
    return from;
  }

  /** Behind a type and its sign: {@code let token: String = "x"}; else the place itself. */
  private static int typed(Buffer text, int from) {
    int i = from;
    while (i - from < 24 && (Chars.alnum(text.at(i)) || "<>?.[]".indexOf(text.at(i)) > 0)) {
      i++;
    }
    int sign = i;
    while (text.at(sign) == ' ') {
      sign++;
    }
    int value = sign + 1;
    while (text.at(value) == ' ') {
      value++;
    }
    // Behind the quote the value begins; "Basic dXNlcjo=" and a closing quote are no type.
    boolean quote =
        (text.at(value) == '"' || text.at(value) == '\'')
            && text.at(value + 1) > ' '
            && ",;)}]\\\"'".indexOf(text.at(value + 1)) < 0;
    return i > from && text.at(sign) == '=' && quote ? value + 1 : from;
  }

  private static boolean option(Buffer text, int nameEnd) {
    int from = nameStart(text, nameEnd);
    return text.at(from) == '-' && text.at(from + 1) == '-';
  }

  /** Over spaces, quotes and the names of authentication schemes, and one line break in XML. */
  private static int skip(Buffer text, int from) {
    int i = from;
    while (i - from < GAP * 2) {
      char c = text.at(i);
      if (c == ' '
          || c == '\t'
          || c == '"'
          || c == '\''
          || c == '`'
          || c == '='
          || c == '\\'
          || c == '@' && text.at(i + 1) == '"') {
        i++;
      } else if ((c == '\n' || c == '\r')
          && (text.at(from - 1) == '>' || text.at(from - 1) == '|')) {
        i++;
      } else {
        break;
      }
    }
    for (String scheme :
        new String[] {"bearer ", "basic ", "token ", "apikey ", "api-token ", "api-key "}) {
      if (text.matchesIgnoreCase(scheme, i)) {
        return skip(text, i + scheme.length());
      }
    }
    return i;
  }

  private void value(Scan scan, Secrets.Name name, int start) {
    Buffer text = scan.text;
    char quote = text.at(start - 1);
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    int end = start;
    while (end < text.length && end - start < LONGEST_VALUE) {
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
    if (before > GAP) {
      return;
    }
    String between =
        new String(text.chars, start - before, before)
            .replaceAll("[\\s\"'`]", "")
            .toLowerCase(Locale.ROOT);
    boolean sign = between.equals(":") || between.equals("=") || between.equals(":=");
    if ((sign || between.isEmpty() || PHRASES.contains(between))
        && Secrets.isPassword(new String(text.chars, start, end - start))) {
      scan.emit("SECRET", start, end, 0.88, "password");
    }
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
    for (int i = start - 1; i > start - LONGEST_NAME && i >= 0; i--) {
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

package dev.tamis.pii.detect;

import dev.tamis.pii.validate.Secrets;
import java.util.Locale;
import java.util.Set;

/**
 * Where the value begins that is assigned to a name: behind a sign of assignment, a copula, a
 * command's space, or in the field beside it. No state.
 */
final class AssignmentSigns {
  /** The longest part of a name on one side of its key word. */
  static final int LONGEST_NAME = 40;

  /** The longest value. */
  static final int LONGEST_VALUE = 400;

  /** Characters that may stand between a name and its value. */
  static final int GAP = 12;

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

  private AssignmentSigns() {}

  /** The start of the value behind the sign of assignment after a name, or -1. */
  static int operator(Buffer text, int nameEnd, Secrets.Name name) {
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

  static int nameStart(Buffer text, int nameEnd) {
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
  static int skip(Buffer text, int from) {
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

  static boolean nameUnit(char c) {
    return Chars.alnum(c) || c == '_' || c == '-' || c == '.';
  }
}

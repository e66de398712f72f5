package dev.tamis.pii.detect;

import dev.tamis.pii.validate.WorldChecks;

/** International bank account numbers, compact or in groups of four (ISO 13616-1). */
final class IbanDetector {

  private IbanDetector() {}

  /** Tries the token at {@code [start, end)}: two letters, two digits, and the country's length. */
  static void token(Scan scan, int first, int end) {
    Buffer text = scan.text;
    char[] c = text.chars;
    int start = first;
    if (end - first == 2 && Chars.digit(c[first]) && separator(text.at(first - 1))) {
      start = first - 3; // "ES 58 0049 ..."
    }
    if (start < 0
        || end - start < 4
        || !Chars.alpha(c[start])
        || !Chars.alpha(c[start + 1])
        || (start < first && !(Chars.upper(c[start]) && Chars.upper(c[start + 1])))
        || !Chars.digit(text.at(start < first ? first : start + 2))
        || !Chars.digit(text.at(start < first ? first + 1 : start + 3))) {
      return;
    }
    boolean upper = Chars.upper(c[start]) && Chars.upper(c[start + 1]);
    StringBuilder code = scan.code;
    code.setLength(0);
    code.append(Character.toUpperCase(c[start])).append(Character.toUpperCase(c[start + 1]));
    int length = WorldChecks.ibanLength(code);
    if (length == 0) {
      return;
    }
    int i = start + 2;
    while (code.length() < length && i < text.length) {
      char x = c[i];
      if (Chars.alnum(x)) {
        code.append(Character.toUpperCase(x));
      } else if (!separator(x) || !(Chars.alnum(text.at(i + 1)) || separator(text.at(i + 1)))) {
        return;
      } else if (separator(text.at(i + 1)) && !Chars.alnum(text.at(i + 2))) {
        return;
      } else if (!upper && code.length() % 4 != 0) {
        return; // Words in lower case: "be16 and be32 types".
      }
      i++;
    }
    boolean apart = !Chars.alnum(text.at(start - 1)) && !Chars.alnum(text.at(i));
    if (apart && WorldChecks.iban(code)) {
      scan.emit("IBAN", start, i, upper ? 0.99 : 0.9, "mod-97");
    }
  }

  private static boolean separator(char c) {
    return c == ' ' || c == '-' || c == '.' || c == '/';
  }
}

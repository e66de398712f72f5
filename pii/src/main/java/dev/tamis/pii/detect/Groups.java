package dev.tamis.pii.detect;

/** A written number taken apart: runs of digits and what stands between them. */
final class Groups {

  private static final int MAX_GROUPS = 10;
  private static final int MAX_DIGITS = 20;

  private final int[] from = new int[MAX_GROUPS];
  private final int[] to = new int[MAX_GROUPS];
  int count;
  int digits;

  /** Where the number begins, with its plus sign or bracket. */
  int start;

  private int first;

  /** Reads the groups from the run of digits at {@code firstDigit} on. */
  void read(Buffer text, int begin, int firstDigit) {
    start = begin;
    count = 0;
    digits = 0;
    int i = firstDigit;
    while (count < MAX_GROUPS) {
      int end = i;
      while (Chars.digit(text.at(end))) {
        end++;
      }
      if (digits + end - i > MAX_DIGITS) {
        break;
      }
      from[count] = i;
      to[count] = end;
      count++;
      digits += end - i;
      int next = next(text, end);
      if (next < 0) {
        break;
      }
      i = next;
    }
    first = from[0];
    zeros = text.at(first) == '0' && text.at(first + 1) == '0';
  }

  /** The next digit after at most three separators that phone numbers have, or -1. */
  private static int next(Buffer text, int end) {
    int spaces = 0;
    for (int i = end; i < end + 4; i++) {
      char c = text.at(i);
      if (Chars.digit(c)) {
        return i > end ? i : -1;
      }
      if ((c == ' ' && ++spaces > 2) || " -./()".indexOf(c) < 0 || c == 0) {
        return -1;
      }
      if (c == ' ' && text.at(i + 1) == ' ') {
        return -1;
      }
    }
    return -1;
  }

  int end(int last) {
    return to[last];
  }

  int digitsTo(int last) {
    int sum = 0;
    for (int i = 0; i <= last; i++) {
      sum += to[i] - from[i];
    }
    return sum;
  }

  private int size(int i) {
    return to[i] - from[i];
  }

  /** Whether the number begins with the prefix 00 and is written in groups. */
  boolean international() {
    return count > 1 && digits > 9 && zeros && size(0) >= 2;
  }

  private boolean zeros;

  void append(Buffer text, int last, StringBuilder number, int skip) {
    int left = skip;
    for (int g = 0; g <= last; g++) {
      for (int i = from[g]; i < to[g]; i++) {
        if (left-- <= 0) {
          number.append(text.chars[i]);
        }
      }
    }
  }

  /** Whether a number may end with a group: what follows is no letter, sign or further digit. */
  boolean ends(Buffer text, int last) {
    int end = to[last];
    char after = text.at(end);
    if (Chars.alnum(after)) {
      return extension(text, end) > end;
    }
    if (after == '_' || after == '%' || after == '@' || after == '\u20ac') {
      return false;
    }
    if (after == ',') {
      return Borders.closes(text, start, end);
    }
    boolean tight = after == '-' || after == '.' || after == '/' || after == ':';
    char next = text.at(end + 1);
    return !tight || !Chars.alnum(next) || (after != '-' && Chars.upper(next));
  }

  /** Whether the last group runs into a word that a lost line break left: "5104E-Mail". */
  boolean glued(Buffer text, int last) {
    int end = to[last];
    char next = text.at(end + 1);
    return size(last) >= 2 && Chars.upper(text.at(end)) && (Chars.lower(next) || next == '-');
  }

  /** The end of an extension such as {@code x123} or {@code ext. 4}, or {@code end} itself. */
  int extension(Buffer text, int end) {
    int i = end;
    while (i < end + 2 && (text.at(i) == ' ' || text.at(i) == ',')) {
      i++;
    }
    int letters = i;
    while (letters < i + 9 && Chars.alpha(text.at(letters))) {
      letters++;
    }
    String word = new String(text.chars, i, Math.min(letters, text.length) - i);
    boolean known =
        word.equalsIgnoreCase("x")
            || word.equalsIgnoreCase("ext")
            || word.equalsIgnoreCase("extension")
            || word.equalsIgnoreCase("extn");
    if (!known) {
      return end;
    }
    int digit = letters;
    while (digit < letters + 2
        && (text.at(digit) == '.' || text.at(digit) == ' ' || text.at(digit) == ':')) {
      digit++;
    }
    int to = digit;
    while (to < digit + 7 && Chars.digit(text.at(to))) {
      to++;
    }
    return to > digit && to - digit < 7 && !Chars.alnum(text.at(to)) ? to : end;
  }

  /** The last group of a North American number that begins here (ATIS-0300051), or -1. */
  int nanp(Buffer text) {
    int g = 0;
    if ((size(0) == 1 && text.chars[first] == '1')
        || (size(0) == 3
            && text.chars[first] == '0'
            && text.chars[first + 1] == '0'
            && text.chars[first + 2] == '1')) {
      g = 1;
    }
    if (count < g + 3 || size(g) != 3 || size(g + 1) != 3 || size(g + 2) != 4) {
      return -1;
    }
    boolean area = text.chars[from[g]] >= '2' && text.chars[from[g + 1]] >= '2';
    return area && separators(text, g) && ends(text, g + 2) ? g + 2 : -1;
  }

  /** Whether what stands between the groups of 3, 3 and 4 belongs together. */
  private boolean separators(Buffer text, int g) {
    String a = new String(text.chars, to[g], from[g + 1] - to[g]);
    String b = new String(text.chars, to[g + 1], from[g + 2] - to[g + 1]);
    boolean bracket = text.at(from[g] - 1) == '(';
    punctuated = bracket || !a.equals(" ");
    if (bracket) {
      return (a.equals(") ") || a.equals(")") || a.equals(")-") || a.equals(") - "))
          && (b.equals("-") || b.equals(" ") || b.equals(".") || b.equals(" - "));
    }
    return (a.equals(b) && (a.equals("-") || a.equals(".") || a.equals(" ") || a.equals(" - ")))
        || (a.equals("/") && b.equals("-"))
        || (a.equals(" ") && b.equals("-"));
  }

  private boolean punctuated;

  /** Whether the North American number has other signs than spaces between its groups. */
  boolean punctuated(int last) {
    return last >= 2 && punctuated;
  }

  /** Whether the number stands in a row of numbers. */
  boolean inRow(Buffer text, int last) {
    char before = text.at(start - 1);
    boolean left = before == ' ' && Chars.digit(text.at(start - 2));
    boolean right = text.at(to[last]) == ' ' && Chars.digit(text.at(to[last] + 1));
    boolean sign = before != 0 && "=/*^<>&".indexOf(before) >= 0;
    return left || right || sign;
  }

  /**
   * Whether all groups are dates, years and times, and ranges of them: {@code 05.10.2026}, {@code
   * 9.30-17.00}, {@code 2015 - 03/2016}.
   */
  boolean calendar(Buffer text, int last) {
    return last > 0 && calendar(text, 0, last, 0);
  }

  private boolean calendar(Buffer text, int g, int last, int tokens) {
    if (g > last) {
      return tokens > 1 || last > 1 || last == 1 && (size(0) == 4 || size(1) == 4);
    }
    if (g > 0 && text.chars[to[g - 1]] == '.' && from[g] - to[g - 1] == 1) {
      return false;
    }
    if (g + 2 <= last && date(text, g) && calendar(text, g + 3, last, tokens + 1)) {
      return true;
    }
    if (g + 1 <= last && pair(text, g) && calendar(text, g + 2, last, tokens + 1)) {
      return true;
    }
    return size(g) == 4 && year(text, g) && calendar(text, g + 1, last, tokens + 1);
  }

  /** A date of three groups with the same sign between them. */
  private boolean date(Buffer text, int g) {
    char sign = text.chars[to[g]];
    if ("./-".indexOf(sign) < 0 || text.chars[to[g + 1]] != sign) {
      return false;
    }
    boolean leading = size(g) == 4 && year(text, g) && value(text, g + 1) <= 12;
    boolean trailing =
        size(g) <= 2
            && size(g + 1) <= 2
            && (size(g + 2) == 4 && year(text, g + 2))
            && Math.min(value(text, g), value(text, g + 1)) <= 12
            && Math.max(value(text, g), value(text, g + 1)) <= 31;
    return leading && size(g + 1) <= 2 && size(g + 2) <= 2 && value(text, g + 2) <= 31 || trailing;
  }

  /** A time with a dot, a month and its year, or a day and its month. */
  private boolean pair(Buffer text, int g) {
    char sign = text.chars[to[g]];
    if (from[g + 1] - to[g] != 1) {
      return false;
    }
    int a = value(text, g);
    int b = value(text, g + 1);
    boolean time = sign == '.' && size(g) <= 2 && size(g + 1) == 2 && a <= 24 && b < 60;
    boolean month =
        (sign == '/' || sign == '.' || sign == '-')
            && size(g) <= 2
            && a >= 1
            && a <= 12
            && size(g + 1) == 4
            && year(text, g + 1);
    boolean yearFirst =
        (sign == '/' || sign == '-')
            && size(g) == 4
            && year(text, g)
            && size(g + 1) <= 4
            && b > 0
            && (b <= 12 || size(g + 1) == 4 && year(text, g + 1) || size(g + 1) == 2 && b < 100);
    return time || month || yearFirst;
  }

  private int value(Buffer text, int g) {
    int v = 0;
    for (int i = from[g]; i < to[g] && v < 100_000; i++) {
      v = v * 10 + text.chars[i] - '0';
    }
    return v;
  }

  /**
   * Whether the groups are a number of another sort by form alone: a decimal fraction, an IP
   * address, a date of any kind.
   */
  boolean otherNumber(Buffer text, int last) {
    boolean dotted = last > 0;
    for (int g = 1; g <= last; g++) {
      dotted &= text.chars[to[g - 1]] == '.' && from[g] - to[g - 1] == 1;
    }
    if (dotted && last == 1 && size(0) <= 2 && size(1) >= 5 && text.at(start) != '(') {
      return true;
    }
    if (dotted && last == 3) {
      boolean quad = true;
      boolean pairs = true;
      for (int g = 0; g < 4; g++) {
        quad &= size(g) <= 3 && value(text, g) < 256;
        pairs &= size(g) == 2;
      }
      if (quad && !pairs) {
        return true;
      }
    }
    if (last == 2) {
      boolean first4 = size(0) == 4 && size(1) <= 2 && size(2) <= 2;
      boolean last4 = size(2) == 4 && size(0) <= 2 && size(1) <= 2 && year(text, 2);
      return (first4 && year(text, 0)) || last4;
    }
    return false;
  }

  /** Whether the groups are numbers with thousands separators: "1 234 567", "1.000 - 2.000". */
  boolean thousands(Buffer text, int last) {
    if (last == 0 || text.at(start) == '(') {
      return false;
    }
    int head = 0;
    for (int g = 0; g <= last; g++) {
      boolean range = g > 0 && between(text, g).indexOf('-') >= 0;
      if (range) {
        head = g;
      }
      if (g == head) {
        if (size(g) > 3 || text.chars[from[g]] == '0') {
          return false;
        }
      } else if (size(g) != 3
          || from[g] - to[g - 1] != 1
          || ". ".indexOf(text.chars[to[g - 1]]) < 0) {
        return false;
      }
    }
    return true;
  }

  private String between(Buffer text, int g) {
    return new String(text.chars, to[g - 1], from[g] - to[g - 1]);
  }

  private boolean year(Buffer text, int g) {
    char a = text.chars[from[g]];
    char b = text.chars[from[g] + 1];
    return (a == '1' && (b == '9' || b == '8')) || (a == '2' && b == '0');
  }

  /** Whether the groups are those of a formatted number, but for its brackets and signs. */
  boolean sameGrouping(Buffer text, int last, String formatted) {
    int at = 0;
    for (int g = 0; g <= last; g++) {
      while (at < formatted.length() && !Chars.digit(formatted.charAt(at))) {
        at++;
      }
      for (int i = from[g]; i < to[g]; i++, at++) {
        if (at >= formatted.length() || formatted.charAt(at) != text.chars[i]) {
          return false;
        }
      }
      if (at < formatted.length() && Chars.digit(formatted.charAt(at))) {
        return false;
      }
    }
    return at == formatted.length();
  }
}

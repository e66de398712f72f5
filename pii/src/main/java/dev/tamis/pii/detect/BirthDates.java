package dev.tamis.pii.detect;

import dev.tamis.pii.validate.DateOfBirth;
import java.util.Locale;
import java.util.Set;

/**
 * Dates of birth: a date beside a word for birth, or in a column that is headed by one. Dates are
 * read in digits (day first, month first, year first), with the month's name in any language of
 * CLDR, and with the years of Japanese and Chinese eras and of the Buddhist, Persian, Islamic and
 * Hebrew calendars. One per thread.
 */
final class BirthDates {

  private static final Lexicon MONTHS = new Lexicon("months.tsv");
  private static final int MONTH = MONTHS.topic("MONTH");
  private static final int BEFORE = 40;
  private static final int AFTER = 6;
  private static final int LONGEST_MONTH = 16;
  private static final Set<String> ERAS =
      Set.of(
          "\u660e\u6cbb",
          "\u5927\u6b63",
          "\u662d\u548c",
          "\u5e73\u6210",
          "\u4ee4\u548c",
          "\u6c11\u570b",
          "\u6c11\u56fd");

  /** The eras are written in Chinese signs. */
  private static final char FIRST_ERA_SIGN = '\u4e00';

  /** Words between the parts of a date. */
  private static final Set<String> BETWEEN =
      Set.of(
          "of",
          "de",
          "del",
          "di",
          "do",
          "da",
          "den",
          "d",
          "du",
          "n\u0103m",
          "the",
          "st",
          "nd",
          "rd",
          "th",
          "er",
          "ste",
          "e",
          "a",
          "ng\u00e0y",
          "\u0433\u043e\u0434\u0430",
          "\u0440\u043e\u043a\u0443",
          "\u043d\u0430",
          "\u0e1e.\u0e28",
          "\u0e1e.\u0e28.",
          "ta",
          "la",
          "y");

  private int start;
  private int end;
  private boolean sure;
  private boolean filtered;

  /** Tries the date whose first number begins at {@code at}. */
  void number(Scan scan, int at) {
    filtered = scan.filtered;
    if (read(scan.text, at) && judge(scan)) {
      scan.emit("DATE_OF_BIRTH", start, end, 0.93, "context");
    }
  }

  private boolean judge(Scan scan) {
    int topic = scan.birthTopic;
    Context context = scan.context;
    boolean label = context.labelled(topic, start, end);
    if (context.inColumn(start, end)) {
      return label;
    }
    if (label) {
      return true;
    }
    if (!sure) {
      return false;
    }
    int before = context.before(topic, start, end);
    int other = context.before(scan.notBirthTopic, start, end);
    if (before <= BEFORE) {
      return before < other;
    }
    return other > BEFORE && context.after(topic, start, end) <= AFTER;
  }

  /** Reads a date into {@code start}, {@code end}; {@code sure}: it needs no label. */
  private boolean read(Buffer text, int at) {
    int to = at;
    while (Chars.digit(text.at(to)) && to - at < 9) {
      to++;
    }
    start = at;
    sure = true;
    int length = to - at;
    char before = text.at(at - 1);
    if (Chars.alpha(before) || ("./-".indexOf(before) >= 0 && Chars.digit(text.at(at - 2)))) {
      return false;
    }
    if (length == 8 || length == 6) {
      sure = false;
      if (before != 0 && ":=,;|\t\"' \n>".indexOf(before) < 0) {
        return false;
      }
      end = to;
      return !Chars.letterLike(text.at(to)) && DateOfBirth.test(new String(text.chars, at, length));
    }
    // A date needs one more number soon; most numbers are alone.
    if (filtered && !digitWithin(text, to, length > 2 ? 22 : 27)) {
      return false;
    }
    if (length == 4) {
      return year(value(text, at, to)) && (eastern(text, to) || yearFirst(text, to));
    }
    if (length > 2) {
      return length == 3 && era(text, at) && eastern(text, to);
    }
    if (era(text, at)) {
      return eastern(text, to);
    }
    int day = value(text, at, to);
    return day >= 1 && day <= 31 && (numeric(text, at, to) || named(text, at, to));
  }

  private static boolean digitWithin(Buffer text, int from, int reach) {
    int to = Math.min(text.length, from + reach);
    for (int i = from; i < to; i++) {
      if (Chars.digit(text.chars[i])) {
        return true;
      }
    }
    return false;
  }

  private boolean era(Buffer text, int at) {
    if (at < 2) {
      return false;
    }
    int from = text.chars[at - 1] == ' ' && at > 2 ? at - 3 : at - 2;
    if (text.chars[from] < FIRST_ERA_SIGN) {
      return false;
    }
    if (ERAS.contains(new String(text.chars, from, 2))) {
      start = from;
      return true;
    }
    return false;
  }

  /** Behind a year: {@code 年3月12日}, {@code 년 3월 12일}. */
  private boolean eastern(Buffer text, int yearEnd) {
    char year = text.at(yearEnd);
    if (year != '\u5e74' && year != '\ub144') {
      return false;
    }
    int month = spaces(text, yearEnd + 1);
    int monthEnd = digits(text, month, 2);
    char sign = text.at(monthEnd);
    if (monthEnd == month || (sign != '\u6708' && sign != '\uc6d4')) {
      return false;
    }
    int day = spaces(text, monthEnd + 1);
    int dayEnd = digits(text, day, 2);
    char last = text.at(dayEnd);
    boolean whole =
        dayEnd > day
            && value(text, month, monthEnd) <= 12
            && value(text, day, dayEnd) <= 31
            && (last == '\u65e5' || last == '\uc77c' || last == '\u53f7');
    end = dayEnd + 1;
    return whole;
  }

  private boolean yearFirst(Buffer text, int yearEnd) {
    char sign = text.at(yearEnd);
    if (sign == '-' || sign == '/' || sign == '.') {
      int month = spaces(text, yearEnd + 1);
      int monthEnd = digits(text, month, 2);
      if (monthEnd > month) {
        int day = text.at(monthEnd) == sign ? spaces(text, monthEnd + 1) : monthEnd;
        int dayEnd = digits(text, day, 2);
        end = dayEnd;
        return day > monthEnd
            && dayEnd > day
            && !Chars.digit(text.at(dayEnd))
            && value(text, month, monthEnd) <= 12
            && value(text, day, dayEnd) <= 31
            && value(text, month, monthEnd) * value(text, day, dayEnd) > 0;
      }
    }
    int name = skip(text, yearEnd);
    int nameEnd = MONTHS.longest(text, name);
    if (nameEnd < 0) {
      return false;
    }
    int day = skip(text, nameEnd);
    int dayEnd = digits(text, day, 2);
    end = dayEnd;
    return dayEnd > day && !Chars.digit(text.at(dayEnd)) && value(text, day, dayEnd) <= 31;
  }

  /** Two numbers and a year with one sign between them. */
  private boolean numeric(Buffer text, int first, int firstEnd) {
    char sign = text.at(firstEnd);
    if ("./- ".indexOf(sign) < 0 || sign == 0) {
      return false;
    }
    int second = spaces(text, firstEnd + 1);
    int secondEnd = digits(text, second, 2);
    if (secondEnd == second || text.at(secondEnd) != sign) {
      return false;
    }
    int year = spaces(text, secondEnd + 1);
    int yearEnd = digits(text, year, 4);
    int length = yearEnd - year;
    char after = text.at(yearEnd);
    if (Chars.digit(after)
        || Chars.alpha(after)
        || (after == sign && Chars.digit(text.at(yearEnd + 1)))) {
      return false;
    }
    int a = value(text, first, firstEnd);
    int b = value(text, second, secondEnd);
    sure = length == 4 && sign != ' ' || length == 2 && sign != ' ' && sign != '-';
    end = yearEnd;
    return (length == 2 || length == 4 && year(value(text, year, yearEnd)))
        && Math.min(a, b) >= 1
        && Math.min(a, b) <= 12
        && Math.max(a, b) <= 31;
  }

  /** A day and the name of a month, in either order, and a year. */
  private boolean named(Buffer text, int day, int dayEnd) {
    int name = skip(text, dayEnd);
    int nameEnd =
        name > dayEnd || Chars.letterLike(text.at(name)) ? MONTHS.longest(text, name) : -1;
    if (nameEnd < 0 && text.at(name) == '\u05d1') {
      nameEnd = MONTHS.longest(text, name + 1); // The Hebrew preposition is written with the month.
    }
    if (nameEnd > 0) {
      return yearBehind(text, nameEnd, true);
    }
    int before = day;
    while (before > 0
        && (text.chars[before - 1] == ' '
            || text.chars[before - 1] == '.'
            || text.chars[before - 1] == '-')) {
      before--;
    }
    if (before == day || day - before > 3) {
      return false;
    }
    for (int from = before - 2; from >= 0 && before - from <= LONGEST_MONTH; from--) {
      if (!Chars.letterLike(text.at(from - 1)) && MONTHS.longest(text, from) == before) {
        start = from;
        return yearBehind(text, dayEnd, false);
      }
    }
    return false;
  }

  private boolean yearBehind(Buffer text, int from, boolean shortYear) {
    int year = skip(text, from);
    boolean apostrophe = text.at(year) == '\'' || text.at(year) == '\u2019';
    year += apostrophe ? 1 : 0;
    int yearEnd = digits(text, year, 4);
    end = yearEnd;
    int length = yearEnd - year;
    if (Chars.digit(text.at(yearEnd)) || Chars.alpha(text.at(yearEnd)) || year == from) {
      return false;
    }
    return length == 4 && year(value(text, year, yearEnd))
        || length == 2 && (shortYear || apostrophe);
  }

  /** Over spaces, signs and small words between the parts of a date. */
  private static int skip(Buffer text, int from) {
    int i = from;
    for (int words = 0; words < 3; words++) {
      while (" .,-/\u00ba\u00aa\u00b0'\u2019\u060c".indexOf(text.at(i)) >= 0
          && text.at(i) != 0
          && i - from < 12) {
        i++;
      }
      int word = i;
      while ((Chars.letterLike(text.at(word)) && !Chars.digit(text.at(word))
              || (text.at(word) == '.' && text.at(word - 1) == '\u0e1e'))
          && word - i < 6) {
        word++;
      }
      boolean whole = word - i < 6 || !Chars.letterLike(text.at(word));
      if (word == i
          || !whole
          || !BETWEEN.contains(new String(text.chars, i, word - i).toLowerCase(Locale.ROOT))) {
        break;
      }
      i = word;
    }
    return i;
  }

  private static int spaces(Buffer text, int from) {
    return text.at(from) == ' ' ? from + 1 : from;
  }

  private static int digits(Buffer text, int from, int most) {
    int i = from;
    while (i < from + most && Chars.digit(text.at(i))) {
      i++;
    }
    return i;
  }

  private static int value(Buffer text, int from, int to) {
    int v = 0;
    for (int i = from; i < to; i++) {
      v = v * 10 + text.chars[i] - '0';
    }
    return v;
  }

  /** A year in which a living person may be born, by any calendar. */
  private static boolean year(int year) {
    return (year >= 1905 && year <= 2029)
        || (year >= 2448 && year <= 2572)
        || (year >= 1284 && year <= 1450)
        || (year >= 5665 && year <= 5790);
  }

  /** The topic of the months' names, for tests. */
  static int topic() {
    return MONTH;
  }
}

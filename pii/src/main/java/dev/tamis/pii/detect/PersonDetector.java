package dev.tamis.pii.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tamis.pii.rules.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names and street addresses of people where the text itself says that they are: behind a label of
 * a form, in a column of a table, behind a greeting, below a closing, before a mail address that is
 * made of the name. A name in running text is never one. Words are in {@code persons.tsv}. One per
 * thread.
 */
final class PersonDetector {

  private static final Lexicon LABELS = new Lexicon("persons.tsv", "LABEL");
  private static final Lexicon PARTS = new Lexicon("persons.tsv", "PART");
  private static final Lexicon GREETINGS = new Lexicon("persons.tsv", "GREETING");
  private static final Lexicon CLOSINGS = new Lexicon("persons.tsv", "CLOSING");
  private static final Lexicon ADDRESSES = new Lexicon("persons.tsv", "ADDRESS");
  private static final Set<String> GENERIC = words("GENERIC");
  private static final Set<String> BY_LINE = words("BY_LINE");
  private static final Set<String> NOT_LABEL = words("NOT_LABEL");
  private static final Set<String> NOT_NAME = words("NOT_NAME");
  private static final Set<String> NOT_ADDRESS = words("NOT_ADDRESS");
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "van", "von", "der", "den", "la", "le", "da", "dos", "das", "del", "di", "el",
          "bin", "ibn", "al", "ter", "ten", "zu", "y", "e", "af", "av", "du");
  private static final List<Pattern> STREETS =
      Table.read("addresses.tsv", 2).stream().map(row -> Pattern.compile(row[1])).toList();
  private static final int LONGEST_LABEL = 40;
  private static final int LONGEST_NAME = 45;

  /** The longest closing that may be a word of a menu. */
  private static final int LONGEST_ENTRY = 6;

  private static final int LONGEST_ADDRESS = 170;

  private boolean names;
  private boolean addresses;
  private int nameEnd;
  private final Evidence evidence = new Evidence();

  private static Set<String> words(String topic) {
    Set<String> words = new HashSet<>();
    for (String[] row : Table.read("persons.tsv", 3)) {
      if (row[0].equals(topic)) {
        words.addAll(List.of(row[2].split("\\|", -1)));
      }
    }
    return words;
  }

  /** Goes through the lines of a text whose other values have been found. */
  void run(Scan scan, boolean wantNames, boolean wantAddresses, List<Candidate> found) {
    names = wantNames;
    addresses = wantAddresses;
    evidence.clear(found);
    Buffer text = scan.text;
    boolean closing = false;
    int line = 0;
    while (line < text.length) {
      int end = line;
      while (end < text.length && text.chars[end] != '\n') {
        end++;
      }
      boolean blank = text.blank(line, end);
      if (closing && !blank) {
        below(scan, line, end);
      }
      if (!blank) {
        closing = closes(text, line, end);
        fields(scan, line, end);
        greeting(scan, line, end);
      }
      line = end + 1;
    }
    if (names) {
      for (Candidate candidate : List.copyOf(found)) {
        if (candidate.kind().equals("EMAIL")) {
          beside(scan, text.index(candidate.start()), text.index(candidate.end()));
        }
      }
    }
  }

  /** Labels at the start of a line or a field, and columns. */
  private void fields(Scan scan, int line, int end) {
    Buffer text = scan.text;
    int last = -1;
    for (int i = line; i < end; i++) {
      char c = text.chars[i];
      if (c != ':' && c != '=' && c != '|' && c != '\t' && c != ';' && c != ',' && i > line) {
        continue;
      }
      if ((c == ':' || c == '=') && i > line) {
        label(scan, Math.max(line, i - LONGEST_LABEL), i, end);
      }
      if (c != ':' && c != '=' && last < i) {
        last = column(scan, i == line ? line : i + 1, line, end);
      }
    }
  }

  private int column(Scan scan, int from, int line, int end) {
    Buffer text = scan.text;
    int start = from;
    while (start < end && " \"'|".indexOf(text.chars[start]) >= 0) {
      start++;
    }
    if (start >= end || !Character.isLetterOrDigit(text.chars[start])) {
      return from;
    }
    boolean person = scan.context.headed(scan.nameTopic, start, start + 1);
    boolean address = !person && scan.context.headed(scan.addressTopic, start, start + 1);
    if (!person && !address) {
      return from;
    }
    Columns columns = scan.context.columns();
    if (address && digits(text, columns.headerStart(), columns.headerEnd())) {
      return from; // An address, of which two lines with as many commas are no table.
    }
    boolean row =
        sure(text, columns.headerStart(), columns.headerEnd())
            || evidence.found(text, line, end)
            || columns.otherHeader(
                scan.nameTopic, scan.addressTopic, scan.phoneTopic, scan.birthTopic);
    if (!row) {
      return from; // Names of countries, colours and tests have columns of names too.
    }
    int stop = Math.min(end, columns.fieldEnd());
    while (stop > start && " \"'".indexOf(text.chars[stop - 1]) >= 0) {
      stop--;
    }
    if (person
        && names
        && name(text, start, stop, 1)
        && nameEnd == stop
        && !code(text, start, stop)) {
      scan.emit("PERSON", start, stop, 0.85, "column");
    } else if (address && addresses && street(text, start, stop)) {
      scan.emit("STREET_ADDRESS", start, stop, 0.85, "column");
    }
    return from;
  }

  private static boolean digits(Buffer text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Chars.digit(text.chars[i])) {
        return true;
      }
    }
    return false;
  }

  private void label(Scan scan, int floor, int sign, int end) {
    Buffer text = scan.text;
    int stop = sign;
    while (stop > floor && " \"'*)_\\".indexOf(text.chars[stop - 1]) >= 0) {
      stop--;
    }
    int from = stop;
    while (from > floor
        && (Chars.letterLike(text.chars[from - 1]) || " .-_'".indexOf(text.chars[from - 1]) >= 0)) {
      from--;
    }
    while (from < stop && !Chars.letterLike(text.chars[from])) {
      from++;
    }
    int value = sign + 1;
    while (value < end && " \"'=\\*_\t".indexOf(text.chars[value]) >= 0) {
      value++;
    }
    if (from >= stop || value >= end) {
      return;
    }
    boolean full = LABELS.longest(text, from) == stop;
    boolean part = !full && PARTS.longest(text, from) == stop;
    if (names && (full || part)) {
      if (name(text, value, Math.min(end, value + LONGEST_NAME), full ? 2 : 1)
          && ends(text, nameEnd, end)
          && LABELS.longest(text, value) != nameEnd // "firstname": "Vorname" of a translation.
          && PARTS.longest(text, value) != nameEnd
          && (!generic(text, from, stop) || evidence.near(text, from, nameEnd))) {
        scan.emit("PERSON", value, nameEnd, 0.9, "label");
        addressBelow(scan, end);
      }
    } else if (addresses && ADDRESSES.longest(text, from) == stop) {
      address(scan, value, end);
    } else if (names || addresses) {
      tail(scan, from, stop, value, end);
    }
  }

  /** Whether a header is a label of people's names alone: "full name", "Vorname". */
  private static boolean sure(Buffer text, int from, int to) {
    boolean label = LABELS.longest(text, from) == to || PARTS.longest(text, from) == to;
    return label && !generic(text, from, to);
  }

  /** Whether things have a label like this as well as people: "Name". */
  private static boolean generic(Buffer text, int from, int to) {
    return GENERIC.contains(new String(text.chars, from, to - from).toLowerCase(Locale.ROOT));
  }

  /** Whether a value is one of a few capitals, the code of a country or a state. */
  private static boolean code(Buffer text, int from, int to) {
    boolean capitals = to - from <= 3;
    for (int i = from; i < to; i++) {
      capitals &= Chars.upper(text.chars[i]);
    }
    return capitals;
  }

  /** A label of several words whose last ones are known: "Patient's full name". */
  private void tail(Scan scan, int from, int stop, int value, int end) {
    Buffer text = scan.text;
    int word = stop;
    while (word > from && text.chars[word - 1] != ' ') {
      word--;
    }
    if (word == from) {
      return;
    }
    int before = word - 1;
    int start = before;
    while (start > from && text.chars[start - 1] != ' ') {
      start--;
    }
    String other = new String(text.chars, start, before - start).toLowerCase(Locale.ROOT);
    boolean first = start == from;
    if (names
        && first
        && LABELS.longest(text, word) == stop
        && !NOT_LABEL.contains(other)
        && name(text, value, Math.min(end, value + LONGEST_NAME), 2)
        && ends(text, nameEnd, end)) {
      scan.emit("PERSON", value, nameEnd, 0.8, "label");
    } else if (addresses
        && first
        && ADDRESSES.longest(text, word) == stop
        && !NOT_ADDRESS.contains(other)) {
      address(scan, value, end);
    }
  }

  /** Whether a name may end here: a line, a field or a sentence ends with it. */
  private static boolean ends(Buffer text, int at, int lineEnd) {
    if (at >= lineEnd) {
      return true;
    }
    char c = text.chars[at];
    char next = text.at(at + 1);
    return ",;|\t\"'<(/)}]\\".indexOf(c) >= 0
        || (c == '.' && (next == '\n' || next == ' ' || next == 0))
        || (c == ' ' && (",;|<(-/\t".indexOf(next) >= 0 || next == 0));
  }

  /** Reads a name of {@code least} to four words; its end goes to {@code nameEnd}. */
  private boolean name(Buffer text, int from, int limit, int least) {
    char first = text.at(from);
    if (Chars.unspaced(first) && !thaiLike(first)) {
      return eastern(text, from, limit);
    }
    int i = from;
    int words = 0;
    int end = from;
    boolean cased = Character.isUpperCase(first);
    if (!cased && (!Character.isLetter(first) || Character.isLowerCase(first))) {
      return false;
    }
    while (i < limit && words < 5) {
      int stop = i;
      boolean hasDigit = false;
      while (stop < limit
          && (Chars.letterLike(text.chars[stop])
              || ((text.chars[stop] == '-'
                      || text.chars[stop] == '\''
                      || text.chars[stop] == '\u2019')
                  && Chars.letterLike(text.at(stop + 1))))) {
        hasDigit |= Chars.digit(text.chars[stop]);
        stop++;
      }
      if (stop == i || hasDigit) {
        break;
      }
      String word = new String(text.chars, i, stop - i);
      String lower = word.toLowerCase(Locale.ROOT);
      boolean initial = stop - i == 1 && text.at(stop) == '.';
      boolean particle = words > 0 && PARTICLES.contains(lower);
      if (!particle && cased && !Character.isUpperCase(word.charAt(0))) {
        break;
      }
      if (!particle && NOT_NAME.contains(lower)) {
        return false;
      }
      words += particle ? 0 : 1;
      int after = initial ? stop + 1 : stop;
      if (!particle) {
        end = after;
      }
      boolean comma = words == 1 && text.at(after) == ',' && text.at(after + 1) == ' ' && least > 1;
      i = comma ? after + 2 : text.at(after) == ' ' ? after + 1 : limit;
    }
    nameEnd = end;
    boolean numbered = end < limit && Chars.digit(text.at(end + 1));
    return words >= least && words <= 4 && end - from >= 2 && !numbered;
  }

  private static boolean thaiLike(char c) {
    return c < '\u2e80' && (c < '\u1100' || c > '\u11ff');
  }

  /** A Chinese, Japanese or Korean name: two to four signs, or two parts. */
  private boolean eastern(Buffer text, int from, int limit) {
    int i = from;
    int signs = 0;
    while (i < limit && signs < 9) {
      char c = text.chars[i];
      if (Chars.unspaced(c) && Character.isLetter(c) || c == '\u00b7' || c == '\u30fb') {
        signs++;
        i++;
      } else if (c == ' ' && signs >= 1 && signs <= 3 && Chars.unspaced(text.at(i + 1))) {
        i++;
      } else {
        break;
      }
    }
    for (String suffix :
        new String[] {
          "\u69d8", "\u3055\u3093", "\u5148\u751f", "\u5973\u58eb", "\ub2d8", "\uc528"
        }) {
      int at = i - suffix.length();
      if (at > from + 1 && new String(text.chars, at, suffix.length()).equals(suffix)) {
        i = at;
        signs -= suffix.length();
        break;
      }
    }
    nameEnd = i;
    return signs >= 2 && signs <= 6 && !Character.isLetterOrDigit(text.at(i))
        || signs >= 2 && signs <= 4 && i < limit && !Chars.unspaced(text.at(i));
  }

  private void greeting(Scan scan, int line, int end) {
    Buffer text = scan.text;
    if (!names || end - line > 80 || !Character.isLetter(text.chars[line])) {
      return;
    }
    int stop = GREETINGS.longest(text, line);
    if (stop < 0 || text.at(stop) != ' ') {
      return;
    }
    int from = stop + 1;
    if (name(text, from, end, 1)
        && Character.isUpperCase(text.chars[from])
        && nameEnd - from > 2
        && text.at(nameEnd) != 0
        && ",!:\uff0c".indexOf(text.at(nameEnd)) >= 0
        && text.blank(nameEnd + 1, end)) {
      scan.emit("PERSON", from, nameEnd, 0.85, "greeting");
    }
  }

  private static boolean closes(Buffer text, int line, int end) {
    if (end - line > 60) {
      return false;
    }
    int stop = CLOSINGS.longest(text, line);
    if (stop <= 0) {
      return false;
    }
    boolean sign = ",!.\u060c\uff0c\u3002".indexOf(text.at(stop)) >= 0 && stop < end;
    // "Best" and "LG" alone on a line are entries of menus too: a letter ends before them.
    boolean sure = sign || stop - line > LONGEST_ENTRY || sentenceBefore(text, line);
    return sure && text.blank(Math.min(end, stop + (sign ? 1 : 0)), end);
  }

  /** Whether the line above, past blank ones, ends with the sign of a sentence. */
  private static boolean sentenceBefore(Buffer text, int line) {
    int i = line - 1;
    while (i >= 0 && text.chars[i] <= ' ') {
      i--;
    }
    return i >= 0 && !Chars.alnum(text.chars[i]) && !Chars.letterLike(text.chars[i]);
  }

  /** The line below a closing. */
  private void below(Scan scan, int line, int end) {
    Buffer text = scan.text;
    int from = line;
    while (from < end && " \t-\u2013*_~".indexOf(text.chars[from]) >= 0) {
      from++;
    }
    int stop = end;
    while (stop > from && (text.chars[stop - 1] == ' ' || text.chars[stop - 1] == '\r')) {
      stop--;
    }
    if (names && stop - from <= LONGEST_NAME && name(text, from, stop, 1) && nameEnd == stop) {
      scan.emit("PERSON", from, stop, 0.85, "closing");
      addressBelow(scan, end);
    }
  }

  /** A name right before a mail address that is made of it: "Jane Roe <jroe@...>". */
  private void beside(Scan scan, int at, int mailEnd) {
    Buffer text = scan.text;
    int stop = at;
    while (stop > 0 && at - stop < 5 && " <([,:-\"'\t".indexOf(text.chars[stop - 1]) >= 0) {
      stop--;
    }
    int mark = at;
    while (mark < mailEnd
        && text.chars[mark] != '@'
        && text.chars[mark] != '('
        && text.chars[mark] != '[') {
      mark++;
    }
    if (stop == at || stop < 4) {
      return;
    }
    String local = new String(text.chars, at, mark - at).toLowerCase(Locale.ROOT);
    int best = -1;
    for (int i = stop - 1; i >= 0 && stop - i < LONGEST_NAME; i--) {
      char c = text.chars[i];
      if (!Chars.letterLike(c) && " .'-\u2019".indexOf(c) < 0) {
        break;
      }
      boolean start = Character.isUpperCase(c) && !Chars.letterLike(text.at(i - 1));
      if (start && name(text, i, stop, 2) && nameEnd == stop && made(text, i, stop, local)) {
        best = i;
      }
    }
    if (best >= 0 && !byLine(text, best) && !byLine(text, wordEnd(text, best) + 1)) {
      scan.emit("PERSON", best, stop, 0.88, "beside");
    }
  }

  private static int wordEnd(Buffer text, int from) {
    int to = from;
    while (Chars.letterLike(text.at(to))) {
      to++;
    }
    return to;
  }

  /** Whether the word before a name says that it is an author's: "Por", "By". */
  private static boolean byLine(Buffer text, int start) {
    int to = start;
    while (text.at(to - 1) == ' ') {
      to--;
    }
    int from = to;
    while (Chars.letterLike(text.at(from - 1)) && to - from < 12) {
      from--;
    }
    String word = new String(text.chars, from, to - from).toLowerCase(Locale.ROOT);
    return BY_LINE.contains(word);
  }

  /** Whether the first word of a name, or its last, is in a mail name. */
  private static boolean made(Buffer text, int from, int to, String local) {
    String[] words =
        new String(text.chars, from, to - from).toLowerCase(Locale.ROOT).split("[ .]+", -1);
    StringBuilder folded = new StringBuilder();
    int hits = 0;
    for (int w = 0; w < words.length; w++) {
      folded.setLength(0);
      for (char c : words[w].toCharArray()) {
        folded.append(Chars.WORD[c]);
      }
      boolean edge = w == 0 || w == words.length - 1;
      hits +=
          edge && words[w].length() > 2 && (local.contains(folded) || local.contains(words[w]))
              ? 1
              : 0;
    }
    return hits > 0;
  }

  private void address(Scan scan, int value, int lineEnd) {
    Buffer text = scan.text;
    int limit = Math.min(text.length, value + LONGEST_ADDRESS);
    String window = new String(text.chars, value, limit - value);
    int best = -1;
    for (Pattern street : STREETS) {
      Matcher matcher = street.matcher(window);
      if (matcher.lookingAt() && matcher.end() > best) {
        best = matcher.end();
      }
    }
    if (best > 0) {
      scan.emit("STREET_ADDRESS", value, value + best, 0.9, "postcode");
      return;
    }
    int stop = Math.min(lineEnd, limit);
    for (int i = value; i < stop; i++) {
      if ("|\t;\"}<".indexOf(text.chars[i]) >= 0) {
        stop = i;
      }
    }
    while (stop > value && " \r,.".indexOf(text.chars[stop - 1]) >= 0) {
      stop--;
    }
    if (street(text, value, stop)) {
      scan.emit("STREET_ADDRESS", value, stop, 0.8, "label");
    }
  }

  /** An address on the lines below a name. */
  private void addressBelow(Scan scan, int lineEnd) {
    if (!addresses || lineEnd + 8 > scan.text.length) {
      return;
    }
    int from = lineEnd + 1;
    int limit = Math.min(scan.text.length, from + LONGEST_ADDRESS);
    String window = new String(scan.text.chars, from, limit - from);
    for (Pattern street : STREETS) {
      Matcher matcher = street.matcher(window);
      if (matcher.lookingAt()) {
        scan.emit("STREET_ADDRESS", from, from + matcher.end(), 0.88, "below");
      }
    }
  }

  /** Whether a labelled value can be a street with its number: words and a short number. */
  private static boolean street(Buffer text, int from, int to) {
    for (int i = from; i < to; i++) {
      // "CEP: 40210-630" has a label of its own; "Stra\\u00dfe" is text of a program.
      if (text.chars[i] == ':' || text.chars[i] == '\\') {
        return false;
      }
    }
    int letters = 0;
    int words = 0;
    int digits = 0;
    int longest = 0;
    int run = 0;
    for (int i = from; i < to; i++) {
      char c = text.chars[i];
      if (c == '@' || c == '=' || c == '{' || c == '_' || (c == ':' && text.at(i + 1) == '/')) {
        return false;
      }
      run = Chars.digit(c) ? run + 1 : 0;
      longest = Math.max(longest, run);
      digits += Chars.digit(c) ? 1 : 0;
      letters += Character.isLetter(c) ? 1 : 0;
      words += c == ' ' || Chars.unspaced(c) ? 1 : 0;
    }
    return to - from >= 6
        && to - from <= 110
        && letters >= 4
        && digits >= 1
        && longest <= 7
        && words >= 1;
  }
}

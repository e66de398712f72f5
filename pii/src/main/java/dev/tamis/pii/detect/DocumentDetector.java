package dev.tamis.pii.detect;

import dev.tamis.pii.validate.CryptoAddress;
import dev.tamis.pii.validate.MachineReadableZone;
import dev.tamis.pii.validate.Secrets;
import java.util.Locale;
import java.util.Set;

/** Machine-readable zones, crypto addresses, credentials in URLs, and coordinates. */
final class DocumentDetector {
  private static final int LONGEST_USER_INFO = 200;
  private static final int LEAST_DECIMALS = 4;
  private static final Set<String> LONGITUDES = Set.of("lon", "lng", "long", "longitude", "y");

  private int zoneEnd;

  void clear() {
    zoneEnd = 0;
  }

  /** Tries the lines around a {@code <}. */
  void angle(Scan scan, int at) {
    Buffer text = scan.text;
    if (at < zoneEnd || text.at(at + 1) != '<' && text.at(at - 1) != '<') {
      return;
    }
    int start = at;
    while (start > zoneEnd && zone(text.at(start - 1)) && at - start < 45) {
      start--;
    }
    int end = at;
    while (zone(text.at(end)) && end - start < 46) {
      end++;
    }
    zoneEnd = end;
    int length = end - start;
    if (length != 44 && length != 36 && length != 30) {
      return;
    }
    int lines = length == 30 ? 3 : 2;
    int to = end;
    for (int line = 1; line < lines; line++) {
      int next = to;
      while (text.at(next) == '\r' || text.at(next) == '\n' || text.at(next) == ' ') {
        next++;
      }
      int stop = next;
      while (zone(text.at(stop)) && stop - next <= length) {
        stop++;
      }
      if (next == to || stop - next != length) {
        return;
      }
      to = stop;
    }
    int checked = length == 30 ? start : to - length;
    if (MachineReadableZone.isChecked(new String(text.chars, checked, length))) {
      zoneEnd = to;
      scan.emit("PASSPORT_MRZ", start, to, 0.99, "td" + (length == 44 ? 3 : length == 36 ? 2 : 1));
    }
  }

  private static boolean zone(char c) {
    return c == '<' || Chars.upper(c) || Chars.digit(c);
  }

  /** Tries a token that holds a digit. */
  void token(Scan scan, int start, int end) {
    int length = end - start;
    if (length == 24
        && scan.text.at(start - 1) == '.'
        && scan.text.at(start - 2) == 's'
        && !Chars.alnum(scan.text.at(start - 3))
        && Secrets.isToken(new String(scan.text.chars, start, length))) {
      scan.emit("SECRET", start - 2, end, 0.9, "vault");
    }
    if (length == 34
        && scan.text.chars[start] == 'S'
        && scan.text.at(start + 1) == 'K'
        && hex(scan.text, start + 2, end)) {
      scan.emit("SECRET", start, end, 0.95, "twilio");
    }
    if (length == 17
        && scan.text.at(end) == '.'
        && scan.text.matchesIgnoreCase("pat", start)
        && hex(scan.text, end + 1, Math.min(scan.text.length, end + 65))
        && !Chars.alnum(scan.text.at(end + 65))) {
      scan.emit("SECRET", start, Math.min(scan.text.length, end + 65), 0.95, "airtable-pat");
    }
    if ((length == 15 || length == 16) && scan.text.at(end) == '|') {
      facebook(scan, start, end);
    }
    if (length < 26 || length > 90) {
      return;
    }
    char first = scan.text.chars[start];
    boolean form =
        switch (first) {
          case '0' -> length == 42 && scan.text.at(start + 1) == 'x';
          case '1', '3' -> length <= 35;
          case 'b', 'B', 'l', 'L' -> length >= 42;
          default -> false;
        };
    if (form && CryptoAddress.test(new String(scan.text.chars, start, length))) {
      scan.emit("CRYPTO_ADDRESS", start, end, 0.97, "checked");
    }
  }

  /** An app access token of Meta: an app's number, a bar, a secret. */
  private static void facebook(Scan scan, int start, int bar) {
    int end = bar + 1;
    while (Chars.alnum(scan.text.at(end)) || scan.text.at(end) == '_' || scan.text.at(end) == '-') {
      end++;
    }
    if (end - bar > 27
        && end - bar <= 41
        && Secrets.isToken(new String(scan.text.chars, bar + 1, end - bar - 1))) {
      scan.emit("SECRET", start, end, 0.95, "facebook-app");
    }
  }

  private static boolean hex(Buffer text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Chars.hex(text.chars[i])) {
        return false;
      }
    }
    return true;
  }

  /** Tries {@code ://user:password@host} at its colon. */
  void colon(Scan scan, int at) {
    Buffer text = scan.text;
    if (text.at(at + 1) != '/' || text.at(at + 2) != '/') {
      return;
    }
    int colon = -1;
    for (int i = at + 3; i < at + 3 + LONGEST_USER_INFO; i++) {
      char c = text.at(i);
      if (c == '@') {
        if (colon > at + 3 && i > colon + 1 && Chars.alnum(text.at(i + 1))) {
          scan.emit("URL_CREDENTIALS", at + 3, i, 1.0, "userinfo");
        }
        return;
      }
      if (c <= ' ' || c == '/' || c == '?' || c == '#' || c == '"' || c == '<' || c == '[') {
        return;
      }
      if (c == ':' && colon < 0) {
        colon = i;
      }
    }
  }

  /** Tries two decimal numbers whose first digit stands at {@code at}. */
  void coordinates(Scan scan, int at) {
    Buffer text = scan.text;
    int start = text.at(at - 1) == '-' || text.at(at - 1) == '+' ? at - 1 : at;
    int end = decimal(text, at);
    if (end < 0 || Chars.alnum(text.at(start - 1)) || text.at(start - 1) == '.') {
      return;
    }
    int next = end;
    while (next < end + 12
        && ", ;/|\t\"'[({:=\u00b0\u00baNSnsEWew".indexOf(text.at(next)) >= 0
        && text.at(next) != 0) {
      next++;
    }
    if (next < end + 12 && Chars.alpha(text.at(next))) {
      next = label(text, next);
    }
    int sign = text.at(next) == '-' || text.at(next) == '+' ? next + 1 : next;
    int stop = next == end ? -1 : decimal(text, sign);
    if (stop < 0 || Chars.alnum(text.at(stop))) {
      return;
    }
    double latitude = Double.parseDouble(new String(text.chars, at, end - at));
    double longitude = Double.parseDouble(new String(text.chars, sign, stop - sign));
    if (latitude > 90 || longitude > 180) {
      return;
    }
    int after = stop;
    while (text.at(after) == ' ' || text.at(after) == '\u00b0' || text.at(after) == '\u00ba') {
      after++;
    }
    boolean hemisphere =
        "EWewOo".indexOf(text.at(after)) >= 0
            && text.at(after) != 0
            && !Chars.alnum(text.at(after + 1))
            && after < stop + 4;
    boolean degrees = hemisphere && between(text, end, sign);
    int last = degrees ? after + 1 : stop;
    int near = scan.context.near(scan.gpsTopic, start, stop);
    if (near <= Context.BEFORE || degrees) {
      scan.emit("GPS_COORDINATES", start, last, 0.9, degrees ? "hemisphere" : "context");
    }
  }

  /** Whether an N or S stands between two numbers. */
  private static boolean between(Buffer text, int from, int to) {
    for (int i = from; i < to; i++) {
      if ("NSns".indexOf(text.chars[i]) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Behind the name of the second number, as in {@code "lat": 48.85822, "lon": 2.29450}. */
  private static int label(Buffer text, int from) {
    int i = from;
    while (Chars.alpha(text.at(i)) && i - from < 10) {
      i++;
    }
    String word = new String(text.chars, from, i - from).toLowerCase(Locale.ROOT);
    if (!LONGITUDES.contains(word)) {
      return from;
    }
    while (" \"'=:".indexOf(text.at(i)) >= 0 && text.at(i) != 0 && i - from < 16) {
      i++;
    }
    return i;
  }

  /**
   * The end of a number with up to three digits and four decimals or more; -1 where there is none.
   */
  private static int decimal(Buffer text, int from) {
    int at = from;
    while (Chars.digit(text.at(at)) && at - from < 4) {
      at++;
    }
    if (at == from || at - from > 3 || text.at(at) != '.') {
      return -1;
    }
    int decimals = at + 1;
    at = decimals;
    while (Chars.digit(text.at(at)) && at - decimals < 16) {
      at++;
    }
    return at - decimals >= LEAST_DECIMALS && text.at(at) != '.' ? at : -1;
  }
}

package dev.tamis.pii.detect;

import dev.tamis.pii.validate.CryptoAddress;
import dev.tamis.pii.validate.MachineReadableZone;

/** Machine-readable zones, crypto addresses, credentials in URLs, and coordinates. */
final class DocumentDetector {
  private static final int LONGEST_USER_INFO = 200;
  private static final int LEAST_DECIMALS = 4;

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
    while (next < end + 12 && ", ;/\u00b0NSns".indexOf(text.at(next)) >= 0 && text.at(next) != 0) {
      next++;
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
    int near = scan.context.near(scan.gpsTopic, start, stop);
    if (near <= Context.BEFORE) {
      scan.emit("GPS_COORDINATES", start, stop, 0.9, "context");
    }
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

package dev.tamis.pii.detect;

import dev.tamis.pii.validate.Ip;
import dev.tamis.pii.validate.Validators;

/** IPv4 (RFC 791), IPv6 (RFC 4291) and MAC addresses (IEEE 802). */
final class AddressDetector {

  private static final int MAX_IPV6 = 45;

  private int hexEnd;
  private int dottedEnd;

  void clear() {
    hexEnd = 0;
    dottedEnd = 0;
  }

  /** Tries a dotted quad whose first digit stands at {@code start}. */
  void dotted(Scan scan, int start) {
    Buffer text = scan.text;
    if (start < dottedEnd) {
      return;
    }
    int end = start;
    while (Chars.digit(text.at(end)) || (text.at(end) == '.' && Chars.digit(text.at(end + 1)))) {
      end++;
    }
    dottedEnd = end;
    if (end - start < 7 || end - start > 15) {
      return;
    }
    long address = Ip.parseV4(text.chars, start, end);
    char before = text.at(start - 1);
    char after = text.at(end);
    boolean apart =
        !Chars.alnum(before)
            && "._-+".indexOf(before) < 0
            && !Chars.alnum(after)
            && after != '_'
            && after != '+'
            && !(after == '-' && Chars.alnum(text.at(end + 1)));
    if (address < 0 || !apart || !Ip.isPublicV4((int) address)) {
      return;
    }
    judge(scan, start, end, (int) address);
  }

  private static void judge(Scan scan, int start, int end, int address) {
    int near = scan.context.near(scan.ipTopic, start, end);
    int version = scan.context.before(scan.versionTopic, start, end);
    boolean large = false;
    for (int shift = 0; shift < 32; shift += 8) {
      large |= (address >>> shift & 0xff) >= 100;
    }
    if (near <= Context.BEFORE && near < version) {
      scan.emit("IP", start, end, 0.95, "ipv4");
    } else if (version > 25 && large && address >>> 24 >= 11) {
      scan.emit("IP", start, end, 0.85, "ipv4");
    }
  }

  /** Tries what stands around a colon: hex digits and colons. */
  void colon(Scan scan, int at) {
    Buffer text = scan.text;
    if (at < hexEnd || !(Chars.hex(text.at(at + 1)) || text.at(at + 1) == ':')) {
      return;
    }
    int start = at;
    while (start > hexEnd && at - start < 5 && Chars.hex(text.at(start - 1))) {
      start--;
    }
    int end = at;
    int colons = 0;
    while (end < text.length && (Chars.hex(text.chars[end]) || text.chars[end] == ':')) {
      colons += text.chars[end] == ':' ? 1 : 0;
      end++;
    }
    hexEnd = end;
    if (colons < 2 || end - start > MAX_IPV6) {
      return;
    }
    if (colons == 5 && end - start == 17) {
      mac(scan, start, end);
    } else {
      ipv6(scan, start, end);
    }
  }

  /** Tries six pairs of hex digits with dashes, the first dash at {@code at}. */
  void dash(Scan scan, int at) {
    Buffer text = scan.text;
    for (int i = at; i < at + 15; i += 3) {
      if (text.at(i) != '-' || !Chars.hex(text.at(i + 1)) || !Chars.hex(text.at(i + 2))) {
        return;
      }
    }
    if (Chars.hex(text.at(at - 1)) && Chars.hex(text.at(at - 2)) && text.at(at - 3) != '-') {
      mac(scan, at - 2, at + 15);
    }
  }

  private static void mac(Scan scan, int start, int end) {
    Buffer text = scan.text;
    char after = text.at(end);
    for (int i = start + 2; i < end; i += 3) {
      if (text.chars[i] != text.chars[start + 2]) {
        return;
      }
    }
    if (!Chars.alnum(text.at(start - 1))
        && text.at(start - 1) != '-'
        && text.at(start - 1) != ':'
        && !Chars.alnum(after)
        && !((after == '-' || after == ':') && Chars.hex(text.at(end + 1)))
        && Validators.isValid("mac", new String(text.chars, start, end - start))) {
      scan.emit("MAC", start, end, 0.95, "mac");
    }
  }

  private void ipv6(Scan scan, int start, int end) {
    Buffer text = scan.text;
    int to = end;
    // "::ffff:192.0.2.1" goes on with a dotted quad.
    if (text.at(to) == '.') {
      while (Chars.digit(text.at(to)) || (text.at(to) == '.' && Chars.digit(text.at(to + 1)))) {
        to++;
      }
    }
    if (text.chars[to - 1] == ':' && text.at(to - 2) != ':') {
      to--;
    }
    char before = text.at(start - 1);
    char after = text.at(to);
    if (to - start > MAX_IPV6
        || Chars.alnum(before)
        || ("._-".indexOf(before) >= 0 && before != 0)
        || Chars.alnum(after)
        || after == '_') {
      return;
    }
    if (Ip.isPublicV6(new String(text.chars, start, to - start))) {
      hexEnd = to;
      scan.emit("IP", start, to, 0.97, "ipv6");
    }
  }
}

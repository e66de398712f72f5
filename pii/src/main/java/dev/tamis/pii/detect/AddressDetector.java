package dev.tamis.pii.detect;

import dev.tamis.pii.validate.Ip;
import dev.tamis.pii.validate.Validators;

/** IPv4 (RFC 791), IPv6 (RFC 4291) and MAC addresses (IEEE 802). */
final class AddressDetector {

  private static final int MAX_IPV6 = 45;
  private static final int SMALL_NEAR = 12;

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
    Buffer text = scan.text;
    if (heading(text, start, end) || reverse(text, end)) {
      return;
    }
    int near = scan.context.near(scan.ipTopic, start, end);
    int version = scan.context.before(scan.versionTopic, start, end);
    int large = 0;
    int small = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int octet = address >>> shift & 0xff;
      large += octet >= 100 ? 1 : 0;
      small += octet < 10 ? 1 : 0;
    }
    boolean labelled = scan.context.labelled(scan.ipTopic, start, end);
    // Small octets alone are those of versions and sections, a large one seldom is.
    int reach =
        large > 0
            ? Context.BEFORE
            : scan.context.weak(scan.ipTopic, start, end) > 0 ? 2 * SMALL_NEAR : SMALL_NEAR;
    if (labelled || (near < version && near <= reach)) {
      scan.emit("IP", start, end, 0.95, "ipv4");
    } else if (version > Context.BEFORE && large > 0 && small < 3 && address >>> 24 >= 11) {
      scan.emit("IP", start, end, 0.85, "ipv4");
    }
  }

  /** A number at the start of a line before a heading: {@code 12.2.2.2. Network}. */
  private static boolean heading(Buffer text, int start, int end) {
    int i = start;
    while (i > 0
        && (text.chars[i - 1] == ' ' || text.chars[i - 1] == '\t' || text.chars[i - 1] == '#')) {
      i--;
    }
    boolean first = i == 0 || text.chars[i - 1] == '\n';
    boolean dot = text.at(end) == '.' && text.at(end + 1) == ' ' && Chars.upper(text.at(end + 2));
    boolean small = true;
    for (int k = start, run = 0; k < end; k++) {
      run = text.chars[k] == '.' ? 0 : run + 1;
      small &= run < 3;
    }
    return first && small && (dot || text.at(end) == ' ' && Chars.alpha(text.at(end + 1)));
  }

  /** A name of reverse resolution: {@code 4.3.2.1.in-addr.arpa} (RFC 1035, RFC 3596). */
  private static boolean reverse(Buffer text, int end) {
    return text.matchesIgnoreCase(".in-addr.arpa", end)
        || text.matchesIgnoreCase(".ip6.arpa", end)
        || text.at(end) == ' ' && text.matchesIgnoreCase("in-addr.arpa", end + 1);
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
    // "RFC 2822::", "std::deca::fade": too little of an address to tell it from names and scopes.
    boolean sparse = to - start < 8 && !scan.context.labelled(scan.ipTopic, start, to);
    if (!sparse && Ip.isPublicV6(new String(text.chars, start, to - start))) {
      hexEnd = to;
      scan.emit("IP", start, to, 0.97, "ipv6");
    }
  }
}

package dev.tamis.pii.detect;

import dev.tamis.pii.Kinds;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** IPv6 and hardware addresses: runs of hexadecimal digits with colons or hyphens. */
final class HexDetector {
  private static final int MAX = 45;

  private final Text text;
  private final Sink sink;
  private int done;

  HexDetector(Text text, Sink sink) {
    this.text = text;
    this.sink = sink;
  }

  void at(int i) {
    if (i < done) {
      return;
    }
    char separator = text.at(i);
    int start = i;
    while (start > 0 && i - start < 5 && isHex(text.at(start - 1))) {
      start--;
    }
    int end = i;
    while (end < text.length()
        && end - start <= MAX
        && (isHex(text.at(end))
            || text.at(end) == separator
            || (separator == ':' && text.at(end) == '.'))) {
      end++;
    }
    done = end;
    while (end > start
        && (text.at(end - 1) == '.' || (text.at(end - 1) == ':' && text.at(end - 2) != ':'))) {
      end--;
    }
    if (text.joins(start - 1) || text.joins(end) || end - start > MAX) {
      return;
    }
    if (end - start == 17 && isMac(start, separator)) {
      if (!isTrivial(start)) {
        sink.found(Kinds.MAC, start, end, 0.9);
      }
    } else if (separator == ':' && isGlobalIpv6(start, end)) {
      sink.found(Kinds.IP, start, end, 0.9);
    }
  }

  private boolean isMac(int start, char separator) {
    for (int i = 0; i < 17; i++) {
      char c = text.at(start + i);
      if (i % 3 == 2 ? c != separator : !isHex(c)) {
        return false;
      }
    }
    return true;
  }

  /** All zeros, all ones, and the block that RFC 7042 keeps for documentation. */
  private boolean isTrivial(int start) {
    String mac =
        text.part(start, start + 17)
            .replace(text.at(start + 2), '-')
            .toUpperCase(java.util.Locale.ROOT);
    return mac.replace("-", "").chars().distinct().count() == 1 || mac.startsWith("00-00-5E-00-53");
  }

  private boolean isGlobalIpv6(int start, int end) {
    String candidate = text.part(start, end);
    long colons = candidate.chars().filter(c -> c == ':').count();
    long digits = candidate.chars().filter(c -> c != ':').count();
    boolean shortened = candidate.contains("::");
    if (colons < 2
        || colons > 7
        || digits < 4
        || (!shortened && colons != 7 && candidate.indexOf('.') < 0)) {
      return false;
    }
    try {
      byte[] address = InetAddress.getByName(candidate).getAddress();
      int first = (address[0] & 0xff) << 8 | (address[1] & 0xff);
      int second = (address[2] & 0xff) << 8 | (address[3] & 0xff);
      boolean documentation = (first == 0x2001 && second == 0xdb8) || first == 0x3fff;
      return address.length == 16 && (first >> 13) == 1 && !documentation;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean isHex(char c) {
    return Text.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}

package dev.tamis.pii.detect;

import dev.tamis.pii.rules.Table;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Mail addresses: the dot-atom of RFC 5321 with the letters of RFC 6531 before the sign, host
 * labels and a top-level domain of the IANA root zone after it.
 */
final class EmailDetector {

  private static final int MAX_LOCAL = 64;
  private static final int MAX_DOMAIN = 253;
  private static final String ATEXT_SIGNS = "!#$%&'*+-/=?^_`{|}~";
  private static final Set<String> TLDS =
      new HashSet<>(
          Table.read("tlds.txt", 1).stream().map(row -> row[0]).collect(Collectors.toSet()));
  private static final Set<String> REMOTES = Set.of("git", "hg", "svn", "ssh");
  static final Set<String> ROLES =
      Set.of(
          "info",
          "marketing",
          "sales",
          "support",
          "abuse",
          "noc",
          "security",
          "postmaster",
          "hostmaster",
          "usenet",
          "news",
          "webmaster",
          "www",
          "uucp",
          "ftp",
          "contact",
          "office",
          "help",
          "press",
          "jobs",
          "noreply",
          "no-reply",
          "admin",
          "privacy",
          "service");

  private final boolean keepRoles;
  private int lastEnd;

  EmailDetector(boolean keepRoles) {
    this.keepRoles = keepRoles;
  }

  void clear() {
    lastEnd = 0;
  }

  /** Tries the address whose sign takes {@code [at, after)}: {@code @} or {@code %40}. */
  void sign(Scan scan, int at, int after) {
    int end = domainEnd(scan.text, after);
    if (end < 0) {
      return;
    }
    int start = localStart(scan.text, at);
    if (start == at) {
      return;
    }
    String domain = new String(scan.text.chars, after, end - after).toLowerCase(Locale.ROOT);
    String local = new String(scan.text.chars, start, at - start).toLowerCase(Locale.ROOT);
    boolean remote =
        REMOTES.contains(local) && (scan.text.at(end) == ':' || scan.text.at(end) == '/');
    if (remote || reserved(domain) || (keepRoles && ROLES.contains(local))) {
      return;
    }
    lastEnd = end;
    scan.emit("EMAIL", start, end, 0.99, "address");
  }

  /** RFC 2606 and RFC 6761: names that belong to nobody. */
  static boolean reserved(String domain) {
    String last = domain.substring(domain.lastIndexOf('.') + 1);
    if (last.equals("example")
        || last.equals("test")
        || last.equals("invalid")
        || last.equals("localhost")) {
      return true;
    }
    for (String name : new String[] {"example.com", "example.org", "example.net"}) {
      if (domain.equals(name) || domain.endsWith("." + name)) {
        return true;
      }
    }
    return false;
  }

  static boolean topLevel(String label) {
    return TLDS.contains(label.toLowerCase(Locale.ROOT));
  }

  /** The first unit of the local part that ends at {@code at}; {@code at} itself if none does. */
  private int localStart(Buffer text, int at) {
    char[] c = text.chars;
    int floor = Math.max(lastEnd, at - MAX_LOCAL);
    int start = at;
    boolean ascii = at > 0 && c[at - 1] < 0x80;
    boolean foreign = false;
    while (start > floor) {
      char x = c[start - 1];
      if (x == '.' && (start == at || c[start] == '.')) {
        break;
      }
      boolean letter = x >= 0x80 && Character.isLetterOrDigit(x);
      // An address in Latin letters that follows text of a script without spaces ends there.
      if ((letter && ascii && x >= 0x250) || (foreign && Chars.alpha(x))) {
        break;
      }
      if (!Chars.alnum(x) && !letter && x != '.' && ATEXT_SIGNS.indexOf(x) < 0) {
        break;
      }
      foreign |= letter && x >= 0x250;
      start--;
    }
    return trimLocal(text, start, at);
  }

  private static int trimLocal(Buffer text, int from, int at) {
    char[] c = text.chars;
    int start = from;
    // A percent-coded sign, as in "mailto%3Ajo@", is no part of the name.
    for (int i = start; i + 2 < at; i++) {
      if (c[i] == '%' && Chars.hex(c[i + 1]) && Chars.hex(c[i + 2])) {
        start = i + 3;
      } else if (c[i] == '=' || c[i] == '?' || (c[i] == '&' && i + 1 < at) || c[i] == '|') {
        start = i + 1;
      }
    }
    while (start < at && !Character.isLetterOrDigit(c[start]) && c[start] != '_') {
      start++;
    }
    return start;
  }

  /** The end of the longest host name at {@code from} that ends in a top-level domain, or -1. */
  private static int domainEnd(Buffer text, int from) {
    int best = -1;
    int labels = 0;
    int i = from;
    boolean capital = false;
    while (i - from < MAX_DOMAIN) {
      int end = labelEnd(text, i);
      if (end == i || end - i > 63) {
        return best;
      }
      labels++;
      boolean sentence = best > 0 && Chars.upper(text.chars[i]) && !capital;
      capital |= Chars.upper(text.chars[i]);
      if (sentence) {
        return best; // "jo@host.org.The next sentence"
      }
      if (labels > 1 && topLevel(new String(text.chars, i, end - i))) {
        best = end;
      } else if (labels > 1) {
        int ascii = i;
        while (ascii < end && Chars.alnum(text.chars[ascii])) {
          ascii++;
        }
        // "jo@host.org" and then Korean or Thai without a space.
        if (ascii > i
            && ascii < end
            && text.chars[ascii] >= 0x80
            && topLevel(new String(text.chars, i, ascii - i))) {
          return ascii;
        }
      }
      if (text.at(end) != '.') {
        return best;
      }
      i = end + 1;
    }
    return best;
  }

  private static int labelEnd(Buffer text, int from) {
    int end = from;
    while (end < text.length && end - from < 64) {
      char x = text.chars[end];
      boolean mark =
          (x >= 0x300 && Character.getType(x) == Character.NON_SPACING_MARK)
              || (x >= 0x900 && Character.getType(x) == Character.COMBINING_SPACING_MARK);
      if (!Chars.alnum(x)
          && !(x == '-' && end > from)
          && !mark
          && !(x >= 0x80 && Character.isLetterOrDigit(x))) {
        break;
      }
      end++;
    }
    while (end > from && text.chars[end - 1] == '-') {
      end--;
    }
    return end;
  }
}

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

  /** The signs of RFC 5322 atext, without the slash: before a mail name it ends a URL's path. */
  private static final String ATEXT_SIGNS = "!#$%&'*+-=?^_`{|}~";

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

  /**
   * Tries an address that is written for readers alone, at the bracket of its sign: {@code jo (at)
   * host (dot) org}, {@code jo[at]host.org}.
   */
  void bracket(Scan scan, int at) {
    Buffer text = scan.text;
    int after = word(text, at, "at");
    after = after < 0 ? word(text, at, "@") : after;
    if (after < 0) {
      return;
    }
    int localEnd = at;
    while (text.at(localEnd - 1) == ' ' && at - localEnd < 3) {
      localEnd--;
    }
    int start = localStart(text, localEnd);
    if (start == localEnd) {
      return;
    }
    StringBuilder host = new StringBuilder();
    int end = -1;
    int i = spaces(text, after);
    while (host.length() < MAX_DOMAIN) {
      int label = labelEnd(text, i);
      if (label == i) {
        break;
      }
      String name = new String(text.chars, i, label - i);
      host.append(name);
      end = host.indexOf(".") > 0 && topLevel(name) ? label : end;
      int dot = dot(text, label);
      if (dot < 0) {
        break;
      }
      host.append('.');
      i = dot;
    }
    if (end > 0 && !reserved(host.toString().toLowerCase(Locale.ROOT))) {
      lastEnd = end;
      scan.emit("EMAIL", start, end, 0.95, "obfuscated");
    }
  }

  /** Behind a dot, or the word in brackets or between spaces; -1 where there is none. */
  private static int dot(Buffer text, int at) {
    if (text.at(at) == '.') {
      return at + 1;
    }
    int from = spaces(text, at);
    int after = word(text, from, "dot");
    after = after < 0 ? word(text, from, ".") : after;
    after = after < 0 ? word(text, from, "punkt") : after;
    if (after >= 0) {
      return spaces(text, after);
    }
    boolean plain =
        from > at
            && (text.at(from) | 0x20) == 'd'
            && (text.at(from + 1) | 0x20) == 'o'
            && (text.at(from + 2) | 0x20) == 't'
            && text.at(from + 3) == ' ';
    return plain ? spaces(text, from + 3) : -1;
  }

  private static int spaces(Buffer text, int at) {
    int i = at;
    while (text.at(i) == ' ' && i - at < 3) {
      i++;
    }
    return i;
  }

  /** Behind a word in brackets; -1 where it does not stand there. */
  private static int word(Buffer text, int at, String word) {
    char open = text.at(at);
    if (open != '(' && open != '[' && open != '{') {
      return -1;
    }
    int i = spaces(text, at + 1);
    for (int k = 0; k < word.length(); k++, i++) {
      char c = text.at(i);
      if ((Chars.alpha(c) ? c | 0x20 : c) != word.charAt(k)) {
        return -1;
      }
    }
    i = spaces(text, i);
    char close = text.at(i);
    return close == ')' || close == ']' || close == '}' ? i + 1 : -1;
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
    boolean latin = false;
    boolean unspaced = false;
    while (start > floor) {
      char x = c[start - 1];
      if (x == '.' && (start == at || c[start] == '.')) {
        break;
      }
      boolean letter = x >= 0x80 && Chars.letterLike(x);
      // A name in Latin letters that follows text of a script without spaces begins there, and the
      // other way round; a mix of scripts that have spaces is one name (homoglyphs).
      if ((latin && letter && Chars.unspaced(x)) || (unspaced && Chars.alpha(x))) {
        break;
      }
      if (!Chars.alnum(x) && !letter && x != '.' && ATEXT_SIGNS.indexOf(x) < 0) {
        break;
      }
      latin |= Chars.alpha(x);
      unspaced |= letter && Chars.unspaced(x);
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
    while (start < at && !Chars.letterLike(c[start]) && c[start] != '_') {
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

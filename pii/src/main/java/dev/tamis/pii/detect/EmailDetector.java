package dev.tamis.pii.detect;

import dev.tamis.pii.Kinds;
import java.util.Locale;
import java.util.Set;

/**
 * E-mail addresses around an at sign (RFC 5321 local parts without quotes, at most 64 characters;
 * domain names of at most 255), and user and password before the at sign of a URL. Names reserved
 * for examples (RFC 2606, RFC 6761) are nobody's.
 */
final class EmailDetector {
  private static final int MAX_LOCAL = 64;
  private static final int MAX_DOMAIN = 255;

  /** Less than RFC 5321 allows: on the web the others are what stands around an address. */
  private static final String LOCAL_SYMBOLS = "%+-_'~.";

  private static final String TRIMMED = "'%.-~";

  /** What follows an at sign in file names of images, not in addresses. */
  private static final Set<String> FILES =
      Set.of(
          "png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "html", "htm", "php", "bmp",
          "ico", "json", "xml");

  private static final Set<String> RESERVED =
      Set.of("example", "test", "invalid", "localhost", "local");

  private final Text text;
  private final Sink sink;

  EmailDetector(Text text, Sink sink) {
    this.text = text;
    this.sink = sink;
  }

  void at(int at) {
    int credentials = credentialsStart(at);
    if (credentials >= 0) {
      sink.found(Kinds.CREDENTIALS, credentials, at, 0.9);
      return;
    }
    int start = at;
    while (start > 0 && at - start <= MAX_LOCAL && isLocal(text.at(start - 1))) {
      start--;
    }
    while (start < at && (TRIMMED.indexOf(text.at(start)) >= 0)) {
      start++;
    }
    start = afterForeignLetters(start, at);
    int end = domainEnd(at + 1);
    if (start == at || at - start > MAX_LOCAL || end < 0 || text.at(at - 1) == '.') {
      return;
    }
    sink.found(Kinds.EMAIL, start, end, 0.95);
  }

  /** Text in scripts without spaces runs into an address: only its ASCII end belongs to it. */
  private int afterForeignLetters(int start, int at) {
    for (int i = at - 1; i >= start; i--) {
      if (text.at(i) >= 0x80 && i + 1 < at && text.at(i + 1) < 0x80) {
        return i + 1;
      }
    }
    return start;
  }

  private static boolean isLocal(char c) {
    return Text.isDigit(c)
        || Text.isAsciiLetter(c)
        || (c < 0x80 ? LOCAL_SYMBOLS.indexOf(c) >= 0 : Character.isLetter(c));
  }

  /** The end of a domain name with a plausible last label; -1 where there is none. */
  private int domainEnd(int start) {
    int end = start;
    int lastDot = -1;
    int complete = -1;
    while (end - start < MAX_DOMAIN) {
      char c = text.at(end);
      if (c == '.' && end > start && isLabel(text.at(end + 1)) && text.at(end - 1) != '.') {
        complete = lastDot >= 0 && isTopLevel(lastDot + 1, end) ? end : complete;
        lastDot = end;
      } else if (!isLabel(c) && c != '-') {
        break;
      } else if (c >= 0x80 && lastDot >= 0 && isTopLevel(lastDot + 1, end)) {
        break;
      }
      end++;
    }
    while (end > start && text.at(end - 1) == '-') {
      end--;
    }
    if (lastDot < 0) {
      return -1;
    }
    int found = isTopLevel(lastDot + 1, end) ? end : complete;
    return found < 0 || isReserved(start, found) ? -1 : found;
  }

  private static boolean isLabel(char c) {
    return Text.isDigit(c) || Text.isAsciiLetter(c) || (c >= 0x80 && Character.isLetterOrDigit(c));
  }

  private boolean isTopLevel(int start, int end) {
    int length = end - start;
    if (length < 2 || length > 24) {
      return false;
    }
    String label = text.part(start, end).toLowerCase(Locale.ROOT);
    if (label.startsWith("xn--")) {
      return true;
    }
    return label.codePoints().allMatch(Character::isLetter) && !FILES.contains(label);
  }

  private boolean isReserved(int start, int end) {
    String[] labels = text.part(start, end).toLowerCase(Locale.ROOT).split("\\.", -1);
    String top = labels[labels.length - 1];
    return RESERVED.contains(top)
        || (labels.length > 1 && labels[labels.length - 2].equals("example"));
  }

  /**
   * Where user and password begin in {@code scheme://user:password@host}; -1 where this is no such
   * thing.
   */
  private int credentialsStart(int at) {
    int colon = -1;
    for (int i = at - 1; i > 2 && at - i < 130; i--) {
      char c = text.at(i);
      if (c <= ' ' || c == '<' || c == '"') {
        return -1;
      }
      if (c == '/') {
        boolean scheme = text.at(i - 1) == '/' && text.at(i - 2) == ':';
        return scheme && colon > i + 1 && colon < at - 1 ? i + 1 : -1;
      }
      colon = c == ':' ? i : colon;
    }
    return -1;
  }
}

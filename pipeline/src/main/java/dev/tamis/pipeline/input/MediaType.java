package dev.tamis.pipeline.input;

import java.util.Locale;

/**
 * What kind of document a payload is: first by what the crawler identified, then by what the server
 * said, then by its first bytes (after the WHATWG MIME sniffing standard).
 */
enum MediaType {
  HTML,
  TEXT,
  OTHER;

  private static final int SNIFFED = 1024;
  private static final String[] HTML_STARTS = {
    "<!doctype html",
    "<html",
    "<head",
    "<script",
    "<title",
    "<body",
    "<meta",
    "<style",
    "<link",
    "<div",
    "<table",
    "<p",
    "<h1",
    "<a",
    "<b",
    "<br",
    "<font",
    "<iframe",
    "<!--",
    "<center"
  };

  /**
   * Decides from the types alone.
   *
   * @return null if they say nothing and the bytes must decide
   */
  static MediaType declared(String identified, String contentType) {
    MediaType first = ofName(identified);
    return first != null ? first : ofName(contentType);
  }

  private static MediaType ofName(String value) {
    String name = essence(value);
    return switch (name) {
      case "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml" -> HTML;
      case "text/plain" -> TEXT;
      case "", "unknown/unknown", "application/unknown", "*/*", "no-type", "unk" -> null;
      case "application/octet-stream", "application/x-unknown", "content/unknown" -> null;
      default -> name.indexOf('/') > 0 ? OTHER : null;
    };
  }

  /** Type and subtype in lower case, without parameters. */
  private static String essence(String value) {
    int end = 0;
    while (end < value.length() && ";, \t".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    return value.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** The charset parameter of a Content-Type, without quotes; "" if there is none. */
  static String charset(String contentType) {
    int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return "";
    }
    int from = at + "charset=".length();
    int to = from;
    while (to < contentType.length() && ";, \t".indexOf(contentType.charAt(to)) < 0) {
      to++;
    }
    return contentType.substring(from, to).replace("\"", "").replace("'", "");
  }

  /** Decides from the first bytes. */
  static MediaType sniff(byte[] bytes) {
    if (isBinary(bytes)) {
      return OTHER;
    }
    int at = 0;
    while (at < bytes.length && isSpaceOrMark(bytes[at])) {
      at++;
    }
    for (String start : HTML_STARTS) {
      if (startsWith(bytes, at, start)) {
        return HTML;
      }
    }
    if (startsWith(bytes, at, "<?xml")) {
      return contains(bytes, at, "<html") ? HTML : OTHER;
    }
    return TEXT;
  }

  /**
   * True if the bytes are of a binary format, or have control characters that no text has. UTF-16
   * and UTF-32 with a byte order mark are text.
   */
  static boolean isBinary(byte[] bytes) {
    if (bytes.length >= 2 && isWideMark(bytes[0] & 0xFF, bytes[1] & 0xFF)) {
      return false;
    }
    int end = Math.min(bytes.length, SNIFFED);
    if (startsWith(bytes, 0, "%pdf-") || startsWith(bytes, 0, "{\\rtf")) {
      return true;
    }
    int controls = 0;
    for (int i = 0; i < end; i++) {
      int b = bytes[i] & 0xFF;
      if (b < 0x09 || (b >= 0x0E && b < 0x20 && b != 0x1B)) {
        controls++;
      }
    }
    // A stray control byte or two is a slip of the page's author.
    return controls > 2 && controls * 64 > end;
  }

  private static boolean isWideMark(int first, int second) {
    return (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
  }

  private static boolean isSpaceOrMark(byte b) {
    int c = b & 0xFF;
    return c == ' ' || (c >= 9 && c <= 13) || c == 0xEF || c == 0xBB || c == 0xBF;
  }

  private static boolean contains(byte[] bytes, int from, String lower) {
    int end = Math.min(bytes.length, from + SNIFFED);
    for (int i = from; i < end; i++) {
      if (startsWith(bytes, i, lower)) {
        return true;
      }
    }
    return false;
  }

  /** Compares ASCII without regard to case. */
  private static boolean startsWith(byte[] bytes, int from, String lower) {
    if (bytes.length - from < lower.length()) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      int b = bytes[from + i];
      int folded = b >= 'A' && b <= 'Z' ? b + 32 : b;
      if (folded != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

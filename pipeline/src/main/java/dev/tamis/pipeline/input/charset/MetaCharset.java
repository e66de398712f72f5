package dev.tamis.pipeline.input.charset;

import java.nio.charset.StandardCharsets;

/**
 * What a page's XML declaration or meta element declares its charset to be (HTML standard, section
 * 13.2.3.2, but over the first 16 KiB).
 */
final class MetaCharset {
  private static final int SCANNED = 16 << 10;

  private MetaCharset() {}

  /** The label as it stands there, or "". */
  static String find(byte[] html) {
    int end = Math.min(html.length, SCANNED);
    if (Markup.startsWith(html, 0, "<?xml")) {
      String declared = value(html, 5, Markup.after(html, 5, "?>"), "encoding");
      if (!declared.isEmpty()) {
        return declared;
      }
    }
    int at = 0;
    while (at < end) {
      if (html[at] != '<') {
        at++;
      } else if (Markup.startsWith(html, at, "<meta")) {
        int close = Math.min(Markup.after(html, at, ">"), html.length);
        String declared = value(html, at + 5, close, "charset");
        if (!declared.isEmpty()) {
          return declared;
        }
        at = close;
      } else {
        at = Markup.startsWith(html, at, "<!--") ? Markup.skip(html, at) : at + 1;
      }
    }
    return "";
  }

  /** The value after {@code name=}, quoted or not, in or outside a content attribute. */
  private static String value(byte[] html, int from, int to, String name) {
    int at = Markup.after(html, from, name);
    while (at < to && isSpace(html[at])) {
      at++;
    }
    if (at >= to || html[at] != '=') {
      return "";
    }
    at++;
    while (at < to && (isSpace(html[at]) || html[at] == '"' || html[at] == '\'')) {
      at++;
    }
    int end = at;
    while (end < to && !isSpace(html[end]) && "\"';>/?".indexOf(html[end]) < 0) {
      end++;
    }
    return new String(html, at, end - at, StandardCharsets.ISO_8859_1);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= 9 && b <= 13);
  }
}

package dev.tamis.pipeline.input.charset;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a page's XML declaration or meta element declares its charset to be: the "prescan" of the
 * HTML standard (13.2.3.2), but over the first 16 KiB. Comments, end tags and attributes of other
 * elements declare nothing. Not thread-safe.
 */
final class MetaCharset {
  private static final int SCANNED = 16 << 10;

  private final byte[] html;
  private final int end;
  private int at;
  private String name = "";
  private String value = "";

  private MetaCharset(byte[] html) {
    this.html = html;
    this.end = Math.min(html.length, SCANNED);
  }

  /** The label as it stands there, or "". */
  static String find(byte[] html) {
    return new MetaCharset(html).scan();
  }

  private String scan() {
    if (Markup.startsWith(html, 0, "<?xml")) {
      String declared = xml(Math.min(end, Markup.after(html, 5, "?>")));
      if (!declared.isEmpty()) {
        return declared;
      }
    }
    while (at < end) {
      if (html[at] != '<') {
        at++;
      } else if (Markup.startsWith(html, at, "<!--")) {
        at = Math.max(at + 1, Markup.after(html, at + 2, "-->"));
      } else if (Markup.startsWith(html, at, "<meta") && endsName(at + 5)) {
        at += 5;
        String declared = meta();
        if (!declared.isEmpty()) {
          return declared;
        }
      } else {
        tag();
      }
    }
    return "";
  }

  /** Steps over a tag, or what looks like one. */
  private void tag() {
    int first = at + 1 < end ? html[at + 1] : 0;
    boolean closing = first == '/' && at + 2 < end && isLetter(html[at + 2]);
    if (isLetter(first) || closing) {
      while (at < end && !isSpace(html[at]) && html[at] != '>') {
        at++;
      }
      boolean more = true;
      while (more) {
        more = attribute(); // What other elements say is no matter.
      }
    } else if (first == '!' || first == '/' || first == '?') {
      at = Math.min(end, Markup.after(html, at, ">"));
    } else {
      at++;
    }
  }

  private String meta() {
    Set<String> seen = new HashSet<>();
    boolean pragma = false;
    boolean needsPragma = false;
    String declared = "";
    while (attribute()) {
      if (!seen.add(name)) {
        continue;
      }
      if (name.equals("http-equiv")) {
        pragma = value.equals("content-type");
      } else if (name.equals("content") && declared.isEmpty()) {
        declared = inContent(value);
        needsPragma = !declared.isEmpty();
      } else if (name.equals("charset")) {
        // Browsers would not read "x/", but what is meant is plain.
        declared = (value.endsWith("/") ? value.substring(0, value.length() - 1) : value).strip();
        needsPragma = false;
      }
    }
    if (declared.isEmpty() || (needsPragma && !pragma) || Labels.of(declared) == null) {
      return "";
    }
    return declared.startsWith("utf-16") ? "utf-8" : declared;
  }

  /** The charset in a content attribute ("extracting a character encoding from a meta element"). */
  private static String inContent(String content) {
    int from = content.indexOf("charset");
    while (from >= 0) {
      int i = spaces(content, from + 7);
      if (i < content.length() && content.charAt(i) == '=') {
        return label(content, spaces(content, i + 1));
      }
      from = content.indexOf("charset", from + 7);
    }
    return "";
  }

  private static String label(String content, int from) {
    if (from >= content.length()) {
      return "";
    }
    char quote = content.charAt(from);
    if (quote == '"' || quote == '\'') {
      int close = content.indexOf(quote, from + 1);
      return close < 0 ? "" : content.substring(from + 1, close).strip();
    }
    int to = from;
    while (to < content.length() && content.charAt(to) != ';' && !isSpace(content.charAt(to))) {
      to++;
    }
    return content.substring(from, to);
  }

  private static int spaces(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Reads the next attribute into {@link #name} and {@link #value}; false where the tag ends. */
  private boolean attribute() {
    while (at < end && (isSpace(html[at]) || html[at] == '/')) {
      at++;
    }
    if (at >= end || html[at] == '>') {
      at++;
      return false;
    }
    int from = at;
    while (at < end && !isSpace(html[at]) && html[at] != '/' && html[at] != '>') {
      if (html[at] == '=' && at > from) {
        break;
      }
      at++;
    }
    name = lower(from, at);
    value = "";
    int after = skipSpaces(at);
    if (after < end && html[after] == '=') {
      at = skipSpaces(after + 1);
      readValue();
    }
    return at < end;
  }

  private void readValue() {
    int quote = at < end ? html[at] : 0;
    int from = at;
    if (quote == '"' || quote == '\'') {
      from = ++at;
      while (at < end && html[at] != quote) {
        at++;
      }
      value = lower(from, at++);
      return;
    }
    while (at < end && !isSpace(html[at]) && html[at] != '>') {
      at++;
    }
    value = lower(from, at);
  }

  private int skipSpaces(int from) {
    int after = from;
    while (after < end && isSpace(html[after])) {
      after++;
    }
    return after;
  }

  private String lower(int from, int to) {
    return new String(html, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  private String xml(int to) {
    int from = skipSpaces(Markup.after(html, 5, "encoding"));
    if (from >= to || html[from] != '=') {
      return "";
    }
    at = skipSpaces(from + 1);
    readValue();
    at = 0;
    return value.strip();
  }

  private boolean endsName(int after) {
    return after < end && (isSpace(html[after]) || html[after] == '/');
  }

  private static boolean isLetter(int b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  private static boolean isSpace(int b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\f' || b == '\r';
  }
}

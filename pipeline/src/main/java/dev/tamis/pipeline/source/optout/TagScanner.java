package dev.tamis.pipeline.source.optout;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the few tags in a page that say something of its use, and passes over comments, scripts and
 * quoted values, as the HTML Living Standard (13.2.5) reads them. Not thread-safe.
 */
final class TagScanner {
  /** Links longer than this are read over. */
  private static final int LONGEST_TAG = 4096;

  private static final String LICENCE = "licen";
  private static final String COMMONS = "creativecommons.org";

  /** Stands for any name that says nothing here. */
  private static final String OTHER = "b";

  /** Those that do, by their first letter. */
  private static final String[][] NAMES = new String[26][0];

  static {
    NAMES['a' - 'a'] = new String[] {"a", "area"};
    NAMES['i' - 'a'] = new String[] {"iframe"};
    NAMES['l' - 'a'] = new String[] {"link"};
    NAMES['m' - 'a'] = new String[] {"meta"};
    NAMES['n' - 'a'] = new String[] {"noembed", "noframes"};
    NAMES['s' - 'a'] = new String[] {"script", "style"};
    NAMES['t' - 'a'] = new String[] {"textarea", "title"};
    NAMES['x' - 'a'] = new String[] {"xmp"};
  }

  private final String html;
  private int at;
  private String content = "";

  TagScanner(String html) {
    this.html = html;
  }

  /** A start tag with its attributes, names in lower case. */
  record Tag(String name, Map<String, String> attributes) {
    /** The value of an attribute as it is written; empty where there is none. */
    String get(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }
  }

  /** The content of the script that was last returned, which is JSON-LD. */
  String content() {
    return content;
  }

  /**
   * The next {@code meta}, {@code link}, {@code a} or {@code area} tag, or {@code script} of
   * JSON-LD; null at the end.
   */
  Tag next() {
    while (true) {
      at = html.indexOf('<', at);
      if (at < 0) {
        at = html.length();
        return null;
      }
      if (html.startsWith("<!--", at)) {
        at = after("-->", at + 4);
        continue;
      }
      String name = name(at + 1);
      if (name.isEmpty()) {
        at++;
        continue;
      }
      Tag tag = tag(name);
      if (tag != null) {
        return tag;
      }
    }
  }

  private Tag tag(String name) {
    int from = at + 1 + name.length();
    switch (name) {
      case "meta" -> {
        return new Tag(name, attributes(from));
      }
      case "a", "area", "link" -> {
        at = end(from);
        return namesLicence(from, at) ? new Tag(name, attributes(from)) : null;
      }
      case "script" -> {
        Map<String, String> attributes = attributes(from);
        String type = attributes.getOrDefault("type", "").toLowerCase(Locale.ROOT);
        int start = at;
        skipRaw(name);
        if (!type.contains("ld+json")) {
          return null;
        }
        int close = Math.max(start, html.lastIndexOf('<', at - 1));
        content = html.substring(Math.min(start, html.length()), Math.min(close, html.length()));
        return new Tag(name, attributes);
      }
      case "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes" -> {
        at = end(from);
        skipRaw(name);
        return null;
      }
      default -> {
        at = end(from);
        return null;
      }
    }
  }

  /** Whether a tag may name a licence; most do not, and are not taken apart. */
  private boolean namesLicence(int from, int to) {
    int last = to - from > LONGEST_TAG ? from : to - LICENCE.length();
    for (int i = from; i <= last; i++) {
      int c = html.charAt(i) | 0x20;
      if ((c == 'l' && begins(i, LICENCE)) || (c == 'c' && begins(i, COMMONS))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word of small ASCII letters stands at a place, in letters of either case. */
  private boolean begins(int from, String word) {
    if (from + word.length() > html.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = html.charAt(from + i);
      char wanted = word.charAt(i);
      if (c != wanted && !(wanted >= 'a' && c == wanted - ('a' - 'A'))) {
        return false;
      }
    }
    return true;
  }

  /** The name of a start tag, if it matters here; empty where there is none. */
  private String name(int from) {
    if (from >= html.length() || !isLetter(html.charAt(from))) {
      return "";
    }
    for (String name : NAMES[(html.charAt(from) | 0x20) - 'a']) {
      int to = from + name.length();
      if (begins(from, name) && (to == html.length() || !isLetter(html.charAt(to)))) {
        return name;
      }
    }
    return OTHER;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Behind the end of a tag whose name is read. */
  private int end(int from) {
    int i = from;
    while (i < html.length()) {
      char c = html.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (c == '=') {
        i = valueStart(i + 1);
        if (i < html.length() && (html.charAt(i) == '"' || html.charAt(i) == '\'')) {
          int close = html.indexOf(html.charAt(i), i + 1);
          i = close < 0 ? html.length() : close + 1;
        }
        continue;
      }
      i++;
    }
    return html.length();
  }

  private int valueStart(int from) {
    int i = from;
    while (i < html.length() && html.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  /** Reads the attributes of a tag and goes behind its end. */
  private Map<String, String> attributes(int from) {
    Map<String, String> attributes = new HashMap<>();
    int i = from;
    while (i < html.length() && html.charAt(i) != '>') {
      char c = html.charAt(i);
      if (c <= ' ' || c == '/') {
        i++;
        continue;
      }
      int start = i++;
      while (i < html.length() && "=>/".indexOf(html.charAt(i)) < 0 && html.charAt(i) > ' ') {
        i++;
      }
      String name = html.substring(start, i).toLowerCase(Locale.ROOT);
      int equals = valueStart(i);
      String value = "";
      if (equals < html.length() && html.charAt(equals) == '=') {
        i = valueStart(equals + 1);
        if (i >= html.length()) {
          break;
        }
        char quote = html.charAt(i);
        int close;
        if (quote == '"' || quote == '\'') {
          close = html.indexOf(quote, i + 1);
          close = close < 0 ? html.length() : close;
          value = html.substring(i + 1, close);
          i = Math.min(html.length(), close + 1);
        } else {
          close = i;
          while (close < html.length() && html.charAt(close) > ' ' && html.charAt(close) != '>') {
            close++;
          }
          value = html.substring(i, close);
          i = close;
        }
      }
      attributes.putIfAbsent(name, value);
    }
    at = Math.min(html.length(), i + 1);
    return attributes;
  }

  /** Goes behind the end tag of an element whose content is no code of the page. */
  private void skipRaw(String name) {
    int i = at;
    while (true) {
      i = html.indexOf("</", i);
      if (i < 0) {
        at = html.length();
        return;
      }
      if (begins(i + 2, name)) {
        at = i + 2 + name.length();
        return;
      }
      i += 2;
    }
  }

  private int after(String mark, int from) {
    int found = html.indexOf(mark, from);
    return found < 0 ? html.length() : found + mark.length();
  }
}

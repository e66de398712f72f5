package dev.tamis.pipeline.extract;

import java.util.Arrays;

/** The attributes of one tag, as places in the page: no string is made before it is asked for. */
final class Attributes {
  /** More attributes than this are read over. */
  private static final int MOST = 64;

  private final int[] places = new int[4 * MOST];
  private char[] c;
  private int count;
  private boolean selfClosing;

  /** Forgets all. */
  void clear(char[] chars) {
    c = chars;
    count = 0;
    selfClosing = false;
  }

  /**
   * Reads from behind the tag's name to behind its {@code >}.
   *
   * @return where the tag has ended, or more than {@code end} where the page ends before it
   */
  int parse(char[] chars, int from, int end) {
    clear(chars);
    int at = from;
    while (true) {
      boolean slash = false;
      while (at < end && (HtmlTokenizer.isSpace(c[at]) || c[at] == '/')) {
        slash = c[at++] == '/';
      }
      if (at >= end) {
        return end + 1;
      }
      if (c[at] == '>') {
        selfClosing = slash;
        return at + 1;
      }
      at = attribute(at, end);
    }
  }

  private int attribute(int from, int end) {
    int name = from + 1; // A "=" may begin a name.
    while (name < end
        && c[name] != '='
        && c[name] != '>'
        && c[name] != '/'
        && !HtmlTokenizer.isSpace(c[name])) {
      name++;
    }
    int at = name;
    while (at < end && HtmlTokenizer.isSpace(c[at])) {
      at++;
    }
    if (at >= end || c[at] != '=') {
      add(from, name, name, name);
      return at;
    }
    at++;
    while (at < end && HtmlTokenizer.isSpace(c[at])) {
      at++;
    }
    if (at >= end) {
      return end;
    }
    char quote = c[at];
    if (quote == '"' || quote == '\'') {
      int close = at + 1;
      while (close < end && c[close] != quote) {
        close++;
      }
      add(from, name, at + 1, close);
      return close + 1;
    }
    int value = at;
    while (at < end && c[at] != '>' && !HtmlTokenizer.isSpace(c[at])) {
      at++;
    }
    add(from, name, value, at);
    return at;
  }

  private void add(int nameFrom, int nameTo, int valueFrom, int valueTo) {
    if (count < MOST) {
      int at = 4 * count++;
      places[at] = nameFrom;
      places[at + 1] = nameTo;
      places[at + 2] = valueFrom;
      places[at + 3] = valueTo;
    }
  }

  /** Whether there is any. */
  boolean isEmpty() {
    return count == 0;
  }

  /** Whether there is one of this name, in lower case. */
  boolean has(String name) {
    return find(name) >= 0;
  }

  /** The value as it stands in the page, empty where there is none. */
  String get(String name) {
    int at = find(name);
    return at < 0 ? "" : new String(c, places[at + 2], places[at + 3] - places[at + 2]);
  }

  char[] chars() {
    return c;
  }

  /** Where the value of the attribute found at {@code at} begins and ends. */
  int valueFrom(int at) {
    return places[at + 2];
  }

  int valueTo(int at) {
    return places[at + 3];
  }

  /** Whether the tag ends itself with {@code />}. */
  boolean selfClosing() {
    return selfClosing;
  }

  /** The place of the attribute of this name, in lower case; negative where there is none. */
  int find(String name) {
    for (int at = 0; at < 4 * count; at += 4) {
      if (places[at + 1] - places[at] == name.length() && same(places[at], name)) {
        return at;
      }
    }
    return -1;
  }

  private boolean same(int from, String name) {
    for (int i = 0; i < name.length(); i++) {
      char ch = c[from + i];
      if ((ch >= 'A' && ch <= 'Z' ? ch | 0x20 : ch) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The names alone, for messages. */
  @Override
  public String toString() {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = new String(c, places[4 * i], places[4 * i + 1] - places[4 * i]);
    }
    return Arrays.toString(names);
  }
}

package dev.tamis.pipeline.source.optout;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Dictionaries of structured fields (RFC 9651 section 4.2.2), as far as their tokens: the value of
 * a key is its token, or a text that no token is for values of other types. Parameters are passed
 * over. Not thread-safe.
 */
final class Dictionary {
  /** Stands for a value that is no token. */
  static final String NO_TOKEN = "?";

  private final String text;
  private int at;

  private Dictionary(String text) {
    this.text = text;
  }

  /** The last value of each key; null if the text is no dictionary. */
  static Map<String, String> parse(String text) {
    Dictionary dictionary = new Dictionary(text.strip());
    Map<String, String> values = new LinkedHashMap<>();
    try {
      while (!dictionary.ended()) {
        String key = dictionary.key();
        String value = NO_TOKEN;
        if (!dictionary.ended() && dictionary.peek() == '=') {
          dictionary.at++;
          value = dictionary.value();
        }
        dictionary.parameters();
        values.remove(key);
        values.put(key, value);
        dictionary.blanks(true);
        if (dictionary.ended()) {
          break;
        }
        dictionary.expect(',');
        dictionary.blanks(true);
        if (dictionary.ended()) {
          return null; // A comma with nothing after it.
        }
      }
    } catch (IllegalStateException e) {
      return null;
    }
    return values;
  }

  private String key() {
    int start = at;
    char first = peek();
    if (!(first == '*' || isLower(first))) {
      throw new IllegalStateException("key");
    }
    while (!ended() && (isLower(peek()) || isDigit(peek()) || "_-.*".indexOf(peek()) >= 0)) {
      at++;
    }
    return text.substring(start, at);
  }

  private String value() {
    char c = peek();
    if (c == '(') {
      until(')');
      return NO_TOKEN;
    }
    if (c == '"') {
      string();
      return NO_TOKEN;
    }
    if (c == ':') {
      at++;
      until(':');
      return NO_TOKEN;
    }
    int start = at;
    boolean token = c == '*' || isLower(c) || (c >= 'A' && c <= 'Z');
    if (!token && !(isDigit(c) || c == '-' || c == '?' || c == '@' || c == '%')) {
      throw new IllegalStateException("value");
    }
    at++;
    while (!ended() && ",; \t".indexOf(peek()) < 0) {
      at++;
    }
    return token ? text.substring(start, at) : NO_TOKEN;
  }

  private void parameters() {
    while (!ended() && peek() == ';') {
      at++;
      blanks(false);
      key();
      if (!ended() && peek() == '=') {
        at++;
        value();
      }
    }
  }

  private void string() {
    at++;
    while (peek() != '"') {
      at += peek() == '\\' ? 2 : 1;
    }
    at++;
  }

  private void until(char end) {
    while (peek() != end) {
      if (peek() == '"') {
        string();
      } else {
        at++;
      }
    }
    at++;
  }

  private void blanks(boolean tabs) {
    while (!ended() && (peek() == ' ' || (tabs && peek() == '\t'))) {
      at++;
    }
  }

  private void expect(char c) {
    if (peek() != c) {
      throw new IllegalStateException("separator");
    }
    at++;
  }

  private boolean ended() {
    return at >= text.length();
  }

  private char peek() {
    if (ended()) {
      throw new IllegalStateException("end");
    }
    return text.charAt(at);
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

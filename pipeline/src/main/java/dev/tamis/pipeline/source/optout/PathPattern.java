package dev.tamis.pipeline.source.optout;

/**
 * Patterns of paths as robots.txt has them (RFC 9309 section 2.2.3): a beginning, in which {@code
 * *} stands for anything and {@code $} at the end for the end. Percent-encoding is compared in one
 * form.
 */
public final class PathPattern {
  private PathPattern() {}

  /** Whether a pattern matches a path with its query. */
  public static boolean matches(String pattern, String path) {
    boolean whole = pattern.endsWith("$");
    String[] parts = normal(whole ? cut(pattern) : pattern).split("\\*", -1);
    String text = normal(path);
    if (!text.startsWith(parts[0])) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (last && whole) {
        return text.length() - parts[i].length() >= at && text.endsWith(parts[i]);
      }
      int found = text.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    return !whole || at == text.length();
  }

  private static String cut(String pattern) {
    return pattern.substring(0, pattern.length() - 1);
  }

  /** Unreserved characters without encoding, all others with capital digits. */
  private static String normal(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    StringBuilder normal = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      int high = c == '%' && i + 2 < path.length() ? Character.digit(path.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(path.charAt(i + 2), 16);
      if (low < 0) {
        normal.append(c);
        continue;
      }
      int octet = high * 16 + low;
      boolean plain =
          (octet < 0x80 && Character.isLetterOrDigit(octet)) || "-._~".indexOf(octet) >= 0;
      if (plain) {
        normal.append((char) octet);
      } else {
        normal
            .append('%')
            .append(Character.toUpperCase(path.charAt(i + 1)))
            .append(Character.toUpperCase(path.charAt(i + 2)));
      }
      i += 2;
    }
    return normal.toString();
  }
}

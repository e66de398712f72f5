package dev.tamis.pipeline.input.charset;

/** Just enough of HTML to tell text from markup in bytes whose charset is not known yet. */
final class Markup {
  private static final String[] RAW = {"script", "style"};

  private Markup() {}

  /** Index behind the tag, comment or raw element that begins at {@code at} with "&lt;". */
  static int skip(byte[] html, int at) {
    if (startsWith(html, at, "<!--")) {
      return after(html, at + 4, "-->");
    }
    for (String name : RAW) {
      if (startsWith(html, at + 1, name)) {
        int close = after(html, at, "</" + name);
        return after(html, close, ">");
      }
    }
    return after(html, at, ">");
  }

  /** Index behind the next {@code lower}; the end if there is none. */
  static int after(byte[] html, int from, String lower) {
    int last = html.length - lower.length();
    char first = lower.charAt(0);
    for (int i = from; i <= last; i++) {
      if ((html[i] == first || lower(html[i]) == first) && startsWith(html, i, lower)) {
        return i + lower.length();
      }
    }
    return html.length;
  }

  /** Compares ASCII without regard to case. */
  static boolean startsWith(byte[] html, int from, String lower) {
    if (from < 0 || html.length - from < lower.length()) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      if (lower(html[from + i]) != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }
}

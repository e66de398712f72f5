package dev.tamis.pipeline.extract;

import java.util.Locale;

/** What a page says that code is written in: the names that highlighters go by. */
final class CodeLanguage {
  private static final String[] BEFORE = {
    "language-", "lang-", "highlight-source-", "highlight-", "brush:", "sourceCode "
  };
  private static final int NEAR = 3;
  private static final int LONGEST = 20;

  private CodeLanguage() {}

  /** Of the element, or of those that it is in. */
  static String of(Element code, String written) {
    if (isName(written)) {
      return written.toLowerCase(Locale.ROOT);
    }
    Element at = code;
    for (int i = 0; i <= NEAR && at != null; i++) {
      String name = of(at.hint.names());
      if (!name.isEmpty()) {
        return name;
      }
      at = at.parent;
    }
    return "";
  }

  /** Of the class of an element; empty where it does not say. */
  static String of(String names) {
    for (String before : BEFORE) {
      int at = names.indexOf(before);
      boolean begins = at == 0 || (at > 0 && HtmlTokenizer.isSpace(names.charAt(at - 1)));
      if (begins) {
        String rest = names.substring(at + before.length()).strip();
        String name = rest.split("[\\s;,]", 2)[0].toLowerCase(Locale.ROOT);
        if (isName(name)) {
          return name;
        }
      }
    }
    return "";
  }

  private static boolean isName(String name) {
    boolean plain = !name.isEmpty() && name.length() <= LONGEST;
    for (int i = 0; i < name.length() && plain; i++) {
      char c = name.charAt(i);
      plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+#-._".indexOf(c) >= 0;
    }
    return plain && !name.equals("none") && !name.equals("default") && !name.equals("text");
  }
}

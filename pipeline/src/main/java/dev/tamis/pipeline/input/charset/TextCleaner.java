package dev.tamis.pipeline.input.charset;

import java.text.Normalizer;

/**
 * Brings text to one form: Unicode NFC, LF line breaks, no control characters, no byte order marks
 * and soft hyphens, no zero-width spaces. Joiners (U+200C, U+200D) stay, for they carry meaning in
 * Indic and Arabic scripts and in emoji. Thread-safe.
 */
public final class TextCleaner {
  private TextCleaner() {}

  /** The text in its one form; the same object where it has it already. */
  public static String clean(String text) {
    String normal = isNormal(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    int first = 0;
    while (first < normal.length() && !isJunk(normal.charAt(first))) {
      first++;
    }
    if (first == normal.length()) {
      return normal;
    }
    StringBuilder clean = new StringBuilder(normal.length()).append(normal, 0, first);
    for (int i = first; i < normal.length(); i++) {
      char c = normal.charAt(i);
      if (c == '\r') {
        boolean lineFeedFollows = i + 1 < normal.length() && normal.charAt(i + 1) == '\n';
        clean.append(lineFeedFollows ? "" : "\n");
      } else if (!isJunk(c)) {
        clean.append(c);
      } else if (c == '\u0085' || c == '\u2028' || c == '\u2029') {
        clean.append('\n');
      }
    }
    return clean.toString();
  }

  private static boolean isNormal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x300) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC);
      }
    }
    return true;
  }

  private static boolean isJunk(char c) {
    if (c < ' ') {
      return c != '\n' && c != '\t';
    }
    return (c >= 0x7f && c <= 0x9f)
        || c == '\u00ad'
        || c == '\u200b'
        || c == '\u2060'
        || c == '\u2028'
        || c == '\u2029'
        || c == '\ufeff';
  }
}

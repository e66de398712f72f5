package dev.tamis.pipeline.input.charset;

import com.ibm.icu.text.Normalizer2;

/**
 * Cleans decoded text: repairs UTF-8 that was read as windows-1252 or another charset, removes
 * control characters, noncharacters and invisible characters that carry no meaning where they
 * stand, makes line ends line feeds and unpaired surrogates U+FFFD, converts Burmese from the
 * encoding of the Zawgyi font, and normalises to NFC (Unicode Standard Annex 15). Not for HTML
 * source: for the text taken from it. Thread-safe.
 */
public final class TextCleaner {
  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

  private TextCleaner() {}

  /** Cleans a text. Clean text comes back as it is, without a copy. */
  public static Cleaned clean(String text) {
    if (isPlain(text)) {
      return new Cleaned(text, 0, 0, 0);
    }
    Mojibake.Repair repair = Mojibake.repair(text);
    if (repair.repaired() == 0) {
      repair = OtherMojibake.repair(text, repair);
    }
    String repaired = repair.text();
    StringBuilder out = null;
    int removed = 0;
    int at = 0;
    while (at < repaired.length()) {
      int c = repaired.codePointAt(at);
      int next = at + Character.charCount(c);
      int kept = Invisible.isSuspect(c) ? replacement(repaired, at, c, next) : c;
      if (kept != c && out == null) {
        out = new StringBuilder(repaired.length()).append(repaired, 0, at);
      }
      if (kept < 0) {
        removed++;
      } else if (out != null) {
        out.appendCodePoint(kept);
      }
      at = next;
    }
    String visible = out == null ? repaired : out.toString();
    return new Cleaned(
        NFC.normalize(Zawgyi.convert(visible)), removed, repair.repaired(), repair.suspicious());
  }

  /** True for text below U+00AD without control characters: most English. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\n' && c != '\t') || c >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** What stands for a suspect character; -1 for nothing. */
  private static int replacement(String text, int at, int c, int next) {
    if (c == '\r') {
      return next < text.length() && text.charAt(next) == '\n' ? -1 : '\n';
    }
    if (c == 0x85 || c == 0x2028 || c == 0x2029) {
      return '\n';
    }
    if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      return 0xFFFD;
    }
    return Invisible.hasMeaning(text, at, c, next) ? c : -1;
  }
}

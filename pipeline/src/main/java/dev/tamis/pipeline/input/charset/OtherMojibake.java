package dev.tamis.pipeline.input.charset;

import dev.tamis.language.WrongCharset;
import java.util.Optional;

/**
 * UTF-8 that was once read in a charset other than windows-1252 and written again. Repaired line by
 * line, where every character of the line still shows its bytes; lines that lost some are left.
 */
final class OtherMojibake {
  private OtherMojibake() {}

  /**
   * Repairs a text.
   *
   * @param before what was found by windows-1252, the answer where no other charset fits
   */
  static Mojibake.Repair repair(String text, Mojibake.Repair before) {
    Optional<WrongCharset> wrong = WrongCharset.of(text);
    if (wrong.isEmpty()) {
      return before;
    }
    StringBuilder out = new StringBuilder(text.length());
    int repaired = 0;
    int left = 0;
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end + 1;
      String line = text.substring(from, to);
      String undone = wrong.get().undo(line).orElse(null);
      out.append(undone == null ? line : undone);
      repaired += undone == null ? 0 : beyondAscii(undone);
      left += undone == null ? 1 : 0;
      from = to;
    }
    return repaired == 0 ? before : new Mojibake.Repair(out.toString(), repaired, left);
  }

  private static int beyondAscii(String line) {
    return (int) line.codePoints().filter(c -> c > 0x7F).count();
  }
}

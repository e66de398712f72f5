package dev.tamis.pipeline.extract;

/**
 * Punctuation of sentences in all scripts (Unicode properties Sentence_Terminal and
 * Terminal_Punctuation, the usual ones).
 */
final class Marks {
  private static final String ENDS = ".!?…。！？；．｡؟۔।॥။៕።܀՜՞⁇⁈⁉‼";
  private static final String CLOSERS = "\"'”’»）)]」』】›“";
  private static final String INNER = "，、；：،؛՝፣";

  private Marks() {}

  /** Whether a character outside ASCII is a mark within or at the end of a sentence. */
  static boolean isMark(char c) {
    return ENDS.indexOf(c) >= 0 || INNER.indexOf(c) >= 0;
  }

  /** Whether a character is a mark within or at the end of a sentence. */
  static boolean isAnyMark(char c) {
    return c < 0x80 ? ".,;!?".indexOf(c) >= 0 : isMark(c);
  }

  /** Whether a character belongs to a script that says much with few letters. */
  static boolean isDense(char c) {
    return (c >= 0x3040 && c <= 0x30ff)
        || (c >= 0x3400 && c <= 0x9fff)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xd840 && c <= 0xd87f);
  }

  /** Whether a text ends as a sentence does, quotation marks and brackets after it aside. */
  static boolean endsSentence(CharSequence text, int from, int to) {
    int at = to - 1;
    while (at > from && (CLOSERS.indexOf(text.charAt(at)) >= 0 || text.charAt(at) == ' ')) {
      at--;
    }
    return at >= from && (ENDS.indexOf(text.charAt(at)) >= 0 || text.charAt(at) == ':');
  }
}

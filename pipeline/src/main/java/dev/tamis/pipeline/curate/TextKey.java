package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.ledger.Hash128;

/**
 * The form in which texts are compared for equality: lower case, white space collapsed to one space
 * and none at the ends. Changing it changes corpora.
 */
final class TextKey {
  /** Stands for white space in {@link #FORMS}; no character's lower case. */
  private static final char SPACE = 'A';

  /** The forms of the characters of the scripts with a case, and of those around them. */
  private static final char[] FORMS = new char[0x600];

  /** From here to {@link #LAST_PLAIN} no character is white space, and none has a case. */
  private static final char FIRST_PLAIN = '\u3001';

  private static final char LAST_PLAIN = '\ua63f';

  static {
    for (char c = 0; c < FORMS.length; c++) {
      FORMS[c] = form(c);
    }
  }

  private TextKey() {}

  static Hash128 of(String text) {
    byte[] folded = new byte[text.length() * 2];
    int size = 0;
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char form;
      if (c < FORMS.length) {
        form = FORMS[c];
      } else {
        form = c >= FIRST_PLAIN && c <= LAST_PLAIN ? c : form(c);
      }
      if (form == SPACE) {
        space = size > 0;
        continue;
      }
      if (space) {
        folded[size++] = 0;
        folded[size++] = ' ';
        space = false;
      }
      folded[size++] = (byte) (form >> 8);
      folded[size++] = (byte) form;
    }
    return Hash128.of(folded, size);
  }

  /** What a character counts as; by the definition, for the rest is speed. */
  static char form(char c) {
    boolean space = Character.isWhitespace(c) || c == '\u00a0';
    return space ? SPACE : Character.toLowerCase(Character.toUpperCase(c));
  }
}

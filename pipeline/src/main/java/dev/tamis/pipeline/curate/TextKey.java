package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.ledger.Hash128;

/**
 * The form in which texts are compared for equality: lower case, white space collapsed to one space
 * and none at the ends. Changing it changes corpora.
 */
final class TextKey {
  private TextKey() {}

  static Hash128 of(String text) {
    byte[] folded = new byte[text.length() * 2];
    int size = 0;
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00a0') {
        space = size > 0;
        continue;
      }
      if (space) {
        folded[size++] = 0;
        folded[size++] = ' ';
        space = false;
      }
      char lower = Character.toLowerCase(Character.toUpperCase(c));
      folded[size++] = (byte) (lower >> 8);
      folded[size++] = (byte) lower;
    }
    return Hash128.of(java.util.Arrays.copyOf(folded, size));
  }
}

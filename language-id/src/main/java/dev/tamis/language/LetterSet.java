package dev.tamis.language;

import dev.tamis.language.internal.Scripts;

/** The first few different letters of a text. */
final class LetterSet {
  /** A text of fewer different letters says nothing. */
  private static final int FEW = 4;

  private final char[] letters = new char[FEW];
  private int size;

  void add(char[] text, int from, int to) {
    for (int i = from; i < to && size < FEW; i++) {
      char letter = Scripts.lower(text[i]);
      int at = 0;
      while (at < size && letters[at] != letter) {
        at++;
      }
      if (at == size) {
        letters[size++] = letter;
      }
    }
  }

  /** Whether there were too few to say anything. */
  boolean isFew() {
    return size < FEW;
  }
}

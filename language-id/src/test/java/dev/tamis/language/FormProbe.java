package dev.tamis.language;

import dev.tamis.language.internal.WordReader;

/** Asks for what form alone says of a text. */
public final class FormProbe {
  private static final WordReader READER = new WordReader();

  private FormProbe() {}

  /** Whether a text is {@code und} by its form alone, whatever the model says. */
  public static boolean isNoise(String text) {
    char[] characters = text.toCharArray();
    boolean misread = WrongCharset.isBeginning(characters, 0);
    return misread
        || (READER.read(characters, 0) == characters.length && NameList.isAll(characters, READER));
  }
}

package dev.tamis.classify.statistics;

/** How a text is cut into tokens. */
public enum Segmentation {
  /** By the rules and dictionaries of ICU, {@link dev.tamis.language.words.Words}. */
  ICU,
  /** At Unicode white space, as Python's {@code str.split}. */
  WHITESPACE
}

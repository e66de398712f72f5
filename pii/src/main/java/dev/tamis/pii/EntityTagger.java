package dev.tamis.pii;

import java.util.List;

/**
 * Finds what no pattern can: the names of private people. This module ships no model and no
 * implementation; one that runs a token-classification model is given to {@link
 * PiiScanner#withTagger}. Implementations are thread-safe, give the same answer for the same text,
 * and never keep or log the text.
 */
public interface EntityTagger {

  /** The kinds that it may answer with, each {@code [A-Z][A-Z0-9_]*}, such as {@code PERSON}. */
  List<String> kinds();

  /**
   * Findings in {@code text}, in any order; offsets are UTF-16 and may not split a surrogate pair.
   */
  List<Finding> tag(String text, Hint hint);
}

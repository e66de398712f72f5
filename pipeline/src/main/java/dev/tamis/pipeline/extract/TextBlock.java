package dev.tamis.pipeline.extract;

/**
 * One block of a {@link Page}'s text.
 *
 * @param kind what it is
 * @param start where it begins in the text, in UTF-16 units
 * @param end behind its last character
 * @param language of the code as the page names it, in lower case; empty where it does not
 */
public record TextBlock(Kind kind, int start, int end, String language) {
  /** What a block is. */
  public enum Kind {
    /** A paragraph, or text in no element of its own. */
    PARAGRAPH,
    /** A heading. */
    HEADING,
    /** An item of a list. */
    ITEM,
    /** A table, all its rows. */
    TABLE,
    /** Code, all its lines. */
    CODE,
    /** What is quoted. */
    QUOTE
  }
}

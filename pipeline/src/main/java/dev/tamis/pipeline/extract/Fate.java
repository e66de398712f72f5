package dev.tamis.pipeline.extract;

/** What becomes of a block of a page. */
enum Fate {
  KEPT,
  /** It lies outside of the chosen element. */
  OUTSIDE,
  /** An element that it is in is named or marked as something else than content. */
  LEFT_OUT,
  /** Too much of it, of its list or of its table is inside links. */
  LINKS,
  /** Too short to be told from a label. */
  SHORT,
  /** Before the first or behind the last running text. */
  EDGE,
  /** A notice of the site before or behind the text. */
  NOTICE,
  /** The same text was there before. */
  REPEATED,
  /** A heading of nothing. */
  EMPTY_HEADING,
  /** Between the messages of a thread: who wrote them, and when. */
  BETWEEN_MESSAGES,
  /** Numbers of the lines of code. */
  LINE_NUMBERS
}

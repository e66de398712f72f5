package dev.tamis.classify.statistics;

/** What a line of a page's text is part of. */
public enum BlockKind {
  /** Sentences that run on: what rules about repetition and words were made for. */
  PROSE,
  /** Items, headings, labels, captions: short lines that are no sentences. */
  LIST,
  /** Rows of cells, figures, rulers. */
  TABLE,
  /** Program text, commands and what they print. */
  CODE
}

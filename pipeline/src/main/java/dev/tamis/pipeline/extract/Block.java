package dev.tamis.pipeline.extract;

/** A run of text between two borders of block elements: a paragraph, a heading, an item, a cell. */
final class Block {
  /** The element that it stands in directly. */
  Element element;

  /** Where it begins and ends in {@link PageTree#text}. */
  final int start;

  int end;

  /**
   * Characters that are not spaces, those of them inside links, those inside code and in formulas.
   */
  int letters;

  int linkLetters;
  int codeLetters;
  int formulaLetters;

  /** Length as a reader feels it: a letter of Chinese, Japanese or Korean says more than one. */
  double weight;

  /** Marks of sentences: full stops, commas and their like in all scripts. */
  int marks;

  /** Whether it ends as a sentence ends. */
  boolean closed;

  /** Whether it reads like running text. */
  boolean good;

  /** Whether it is code, whose white space and lines stand as they were written. */
  boolean code;

  Block(Element element, int start) {
    this.element = element;
    this.start = start;
    this.end = start;
  }

  /** Whether it is a formula and nothing else. */
  boolean isFormula() {
    return letters > 0 && formulaLetters >= letters;
  }

  /** Share of its letters that are inside links, 0 to 1. */
  double linkDensity() {
    return letters == 0 ? 0 : (double) linkLetters / letters;
  }
}

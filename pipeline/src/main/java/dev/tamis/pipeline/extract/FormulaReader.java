package dev.tamis.pipeline.extract;

/**
 * Formulas of a page, in whatever form it brings them: MathML, shown or hidden beside a picture of
 * it, scripts of TeX, images with TeX as their alternative. One that is there twice is written
 * once. Not thread-safe.
 */
final class FormulaReader {
  private final BlockWriter writer;
  private final MathReader math = new MathReader();
  private BlockWriter.Mark before;
  private boolean last;
  private boolean display;

  FormulaReader(BlockWriter writer) {
    this.writer = writer;
  }

  /** Whether what is read is part of a formula in MathML. */
  boolean isOpen() {
    return math.isOpen();
  }

  /** The next formula stands alone, if its names say so. */
  void display(Hint hint) {
    String names = hint.names();
    displayIf(names.contains("display") || names.contains("Display"));
  }

  void displayIf(boolean so) {
    display |= so;
  }

  /** A formula in MathML begins. */
  void startFormula(Attributes attributes, boolean drawn) {
    math.start(attributes, display);
    last &= drawn;
  }

  void start(Tag tag, Attributes attributes) {
    math.start(tag, attributes);
  }

  void end(Tag tag) {
    math.end(tag);
  }

  void text(String text) {
    math.append(text);
  }

  /** Text that is no formula. */
  void text(char[] c, int from, int to) {
    for (int i = from; i < to && last; i++) {
      last = HtmlTokenizer.isSpace(c[i]);
    }
  }

  /** The formula in MathML ends. */
  void end(Element element) {
    write(element, math.end(), false);
  }

  /** A script of TeX, which is surer than what was drawn from it. */
  void script(Element element, String tex, boolean alone) {
    write(element, MathReader.delimited(tex, alone), true);
  }

  /** An image of a formula. */
  void image(Element element, String tex, Hint hint) {
    if (!last) {
      display(hint);
      write(element, MathReader.delimited(tex, display), false);
    }
  }

  private void write(Element element, String formula, boolean surer) {
    display = false;
    if (formula.isEmpty()) {
      return;
    }
    if (last && surer) {
      writer.rollback(before);
    }
    before = writer.mark();
    writer.formula(element, formula);
    last = true;
  }
}

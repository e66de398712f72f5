package dev.tamis.pipeline.extract;

/**
 * Formulas of a page, in whatever form it brings them: MathML, shown or hidden beside a picture of
 * it, scripts of TeX, images with TeX as their alternative. One that is there twice is written
 * once. Not thread-safe.
 */
final class FormulaReader {
  private static final String[] SOURCES = {"data-latex", "alttext", "aria-label"};

  private final BlockWriter writer;
  private final MathReader math = new MathReader();
  private BlockWriter.Mark before;
  private boolean last;
  private boolean display;
  private String source = "";
  private int written;
  private int writtenBefore;

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

  /** A formula that a script has drawn begins: it may say what it was made from. */
  void startDrawn(Attributes attributes) {
    displayIf(attributes.get("display").equals("true"));
    source = "";
    writtenBefore = written;
    drawn(attributes);
  }

  /** Part of a formula that a script has drawn; the source of the whole is the longest. */
  void drawn(Attributes attributes) {
    for (String name : SOURCES) {
      String tex = attributes.isEmpty() ? "" : PageBuilder.resolve(attributes.get(name)).strip();
      if (tex.length() > source.length() && MathReader.looksLikeTex(tex)) {
        source = tex;
      }
    }
  }

  /** The formula that a script has drawn ends; where MathML stood in it, that was written. */
  void endDrawn(Element element) {
    if (written == writtenBefore) {
      write(element, MathReader.delimited(source, display), false);
    }
  }

  /** A formula whose MathML is an attribute. */
  void attribute(Element element, String mathml) {
    if (last) {
      return;
    }
    new HtmlTokenizer().run(mathml, new Inner(element));
    if (isOpen()) {
      end(element);
    }
  }

  /** Takes MathML out of an attribute. */
  private final class Inner implements HtmlTokenizer.Handler {
    private final Element element;

    Inner(Element element) {
      this.element = element;
    }

    @Override
    public void start(Tag tag, Attributes attributes) {
      if (isOpen()) {
        FormulaReader.this.start(tag, attributes);
      } else if (tag == Tag.MATH) {
        startFormula(attributes, false);
      }
    }

    @Override
    public void end(Tag tag) {
      if (isOpen() && tag == Tag.MATH) {
        FormulaReader.this.end(element);
      } else if (isOpen()) {
        FormulaReader.this.end(tag);
      }
    }

    @Override
    public void text(char[] chars, int from, int to) {
      if (isOpen()) {
        FormulaReader.this.text(PageBuilder.resolve(new String(chars, from, to - from)));
      }
    }

    @Override
    public void raw(Tag tag, char[] chars, int from, int to) {}
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
    written++;
    before = writer.mark();
    writer.formula(element, formula);
    last = true;
  }
}

package dev.tamis.pipeline.extract;

/** Formulas in MathML: their TeX where the page brings it, their letters where it does not. */
final class MathText {
  private final StringBuilder letters = new StringBuilder();
  private final StringBuilder tex = new StringBuilder();
  private boolean open;
  private boolean annotation;

  boolean isOpen() {
    return open;
  }

  /** A formula begins. */
  void start(String alternative) {
    letters.setLength(0);
    tex.setLength(0);
    tex.append(alternative);
    open = true;
    annotation = false;
  }

  /** The TeX of the formula begins or ends. */
  void inAnnotation(boolean inside) {
    if (inside && open) {
      tex.setLength(0);
    }
    annotation = inside;
  }

  void append(String text) {
    (annotation ? tex : letters).append(text.strip());
  }

  /** The formula, which ends here. */
  String end() {
    open = false;
    String formula = tex.toString().strip();
    return formula.isEmpty() ? letters.toString() : "$" + formula + "$";
  }
}

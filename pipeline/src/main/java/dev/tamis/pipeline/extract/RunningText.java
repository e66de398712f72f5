package dev.tamis.pipeline.extract;

/** How much running text each part of a page holds. */
final class RunningText {
  private final double[] before;

  private RunningText(double[] before) {
    this.before = before;
  }

  /** Of all blocks, or of those that are not left out. */
  static RunningText of(PageTree page, boolean withoutLeftOut) {
    double[] before = new double[page.blocks.size() + 1];
    for (int i = 0; i < page.blocks.size(); i++) {
      Block block = page.blocks.get(i);
      boolean counts = block.good && !(withoutLeftOut && block.element.isLeftOut());
      before[i + 1] = before[i] + (counts ? block.weight : 0);
    }
    return new RunningText(before);
  }

  /** Of an element. */
  double of(Element element) {
    return before[element.to] - before[element.from];
  }
}

package dev.tamis.pipeline.extract;

/**
 * Short lines that belong to what stands beside them, whatever they are called: titles of listings
 * and the like. Thread-safe for one page that does not change.
 */
final class Captions {
  private static final double LONGEST = 160;
  private static final double MOST_LINKS = 0.5;
  private static final int FURTHEST = 3;

  /** What a caption stands in with its code has not more blocks than these. */
  private static final int BOX = 6;

  private final PageTree page;
  private final boolean any;

  Captions(PageTree page) {
    this.page = page;
    boolean code = false;
    for (Block block : page.blocks) {
      code |= block.code;
    }
    this.any = code; // Most pages have no listings, and then no titles of any.
  }

  /** Whether a block is the title of the code, or of the example, that it stands in a box with. */
  boolean isCaption(int i) {
    Block block = page.blocks.get(i);
    if (!any || block.code || block.weight > LONGEST || block.linkDensity() > MOST_LINKS) {
      return false;
    }
    Element at = block.element;
    boolean named = false;
    for (int k = 0; k < FURTHEST && at.parent != null; k++) {
      if (at.bad > 1 || at.hidden) {
        return false;
      }
      boolean own = isNamed(at.hint.names());
      named |= own;
      boolean alone = at.from == i && at.to == i + 1;
      if (!alone && !(own && at.to <= at.from + 2)) {
        break;
      }
      at = at.parent;
    }
    return named && at.to <= at.from + BOX && (i == at.from || i == at.to - 1) && holds(at, i);
  }

  private static boolean isNamed(String names) {
    return names.equals("title")
        || names.contains("caption")
        || names.contains("codeHeader")
        || names.contains("filename");
  }

  /** Whether a box holds code, or is one that only has a title because it is an example. */
  private boolean holds(Element box, int caption) {
    boolean code = false;
    for (int i = box.from; i < box.to; i++) {
      code |= i != caption && page.blocks.get(i).code;
    }
    return code || (box.to > box.from + 1 && box.hint.names().startsWith("exampleblock"));
  }
}

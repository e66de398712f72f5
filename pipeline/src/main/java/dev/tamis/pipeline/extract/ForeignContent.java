package dev.tamis.pipeline.extract;

/**
 * Whether a place of a page is inside SVG or MathML, where no element is raw and {@code />} ends an
 * element (HTML Living Standard, 13.2.6.5): {@code <title/>} in an icon must not swallow the page.
 * Elements that HTML may stand in again (integration points) are followed, and an element of HTML
 * text ends what was never ended. Not thread-safe.
 */
final class ForeignContent {
  private static final int DEEPEST = 64;

  private final Tag[] open = new Tag[DEEPEST];
  private int depth;
  private int drawings;
  private int blocks;

  void clear() {
    depth = 0;
    drawings = 0;
    blocks = 0;
  }

  /** Whether elements follow the rules of SVG and MathML here. */
  boolean isForeign() {
    return depth > 0 && !isIntegrationPoint(open[depth - 1]);
  }

  /** Whether this is inside a drawing, whose text is no text of the page. */
  boolean isDrawing() {
    return drawings > 0;
  }

  /** A start tag. */
  void start(Tag tag, boolean selfClosing) {
    if (depth == 0 && tag != Tag.SVG && tag != Tag.MATH) {
      return;
    }
    if (isForeign() ? breaksOut(tag) : false) {
      clear();
      return;
    }
    if (!isForeign() && tag.isBlock()) {
      blocks++;
    }
    boolean follows = tag == Tag.SVG || tag == Tag.MATH || (isForeign() && isIntegrationPoint(tag));
    if (follows && !selfClosing && depth < DEEPEST) {
      open[depth++] = tag;
      drawings += tag == Tag.SVG ? 1 : 0;
      blocks = 0;
    }
  }

  /** An end tag. */
  void end(Tag tag) {
    if (depth == 0) {
      return;
    }
    for (int i = depth - 1; i >= 0; i--) {
      if (open[i] == tag) {
        popTo(i);
        return;
      }
    }
    boolean breaks = tag == Tag.P ? isForeign() : tag.isBlock() && (isForeign() || --blocks < 0);
    if (breaks) {
      clear(); // The end of what the drawing is in, which was never ended itself.
    }
  }

  private void popTo(int place) {
    while (depth > place) {
      drawings -= open[--depth] == Tag.SVG ? 1 : 0;
    }
    blocks = 0;
  }

  private static boolean breaksOut(Tag tag) {
    return tag.isBlock()
        || switch (tag) {
          case BR, CODE, EM, HR, IMG, META, SPAN, TT -> true;
          default -> false;
        };
  }

  private static boolean isIntegrationPoint(Tag tag) {
    return switch (tag) {
      case FOREIGNOBJECT, DESC, TITLE, MI, MO, MN, MS, MTEXT, ANNOTATION_XML -> true;
      default -> false;
    };
  }
}

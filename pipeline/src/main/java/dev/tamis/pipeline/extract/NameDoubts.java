package dev.tamis.pipeline.extract;

import java.util.HashMap;
import java.util.Map;

/**
 * Doubts names that say that an element holds no content. An id that was made from the heading
 * under it says nothing, nor does one among others of its kind; and what the main text stands in is
 * no menu, whatever it is called.
 */
final class NameDoubts {
  /** So many sections of one make have their names from their headings. */
  private static final int MAKE = 3;

  /** Share of the running text that makes what it stands in content. */
  private static final double MAIN_SHARE = 0.25;

  /** So many ids made from headings show that the page makes all of them so. */
  private static final int FEWEST = 2;

  /** What a figure shows is told by so many blocks. */
  private static final int FIGURE = 64;

  /** The frame of code has not more blocks than these. */
  private static final int FRAME = 8;

  private final PageTree page;
  private int byHeading;

  private record Make(int parent, Tag tag, String names) {}

  NameDoubts(PageTree page) {
    this.page = page;
  }

  /** Clears the judgement of elements whose names deceive. */
  void settle(RunningText running) {
    boolean any = false;
    boolean byClass = false;
    for (Element element : page.elements) {
      any |= element.badById;
      byClass |= element.badByName;
    }
    if (byClass) {
      new Topics(page).clear();
    }
    Map<Make, Integer> makes = any ? makes() : Map.of();
    double all = running.of(page.root());
    boolean titled = false;
    for (Element element : page.elements) {
      boolean doubted = element.badById && !element.hidden;
      boolean named = doubted && isNamedByHeading(element);
      named &= element.bad < 2 || byHeading >= FEWEST;
      boolean anchored = doubted && page.anchors.contains(element.id);
      if (named || anchored || (doubted && isOne(element, makes))) {
        element.bad = 0;
      }
      if (element.badByName && !element.hidden && element.bad < 3 && isCode(element)) {
        element.bad = 0;
      }
      if (element.tag == Tag.FIGCAPTION && isOfData(element.nearest(Tag.FIGURE))) {
        element.bad = 0;
      }
      if (element.tag.isHeading() && element.bad == 0) {
        clearWhole(element);
      }
      boolean headline = element.tag == Tag.H1 && !titled;
      titled |= headline;
      if (element.tag == Tag.MAIN || headline) {
        clearAround(element, running, MAIN_SHARE * all);
      }
      if (page.paid && element.is(Hint.PAYWALL)) {
        element.bad = 0;
      }
    }
  }

  /** Whether an element is the frame of code and little else, whatever the frame is called. */
  private boolean isCode(Element element) {
    int code = 0;
    int letters = 0;
    for (int i = element.from; i < element.to && i < element.from + FRAME; i++) {
      Block block = page.blocks.get(i);
      letters += block.letters;
      code += block.code ? block.letters : 0;
    }
    return element.to <= element.from + FRAME && 2 * code > letters;
  }

  /** A table, a formula or code needs its caption more than a picture does. */
  private boolean isOfData(Element figure) {
    if (figure == null) {
      return false;
    }
    for (int i = figure.from; i < Math.min(figure.to, figure.from + FIGURE); i++) {
      Block block = page.blocks.get(i);
      if (block.code
          || block.isFormula()
          || block.element.nearest(Tag.TABLE) != null
          || block.element.nearest(Tag.BLOCKQUOTE) != null) {
        return true;
      }
    }
    return false;
  }

  /** What a heading consists of is the heading, whatever it is called. */
  private void clearWhole(Element heading) {
    boolean whole = heading.to > heading.from;
    if (heading.to == heading.from + 1 && !page.blocks.get(heading.from).element.isLeftOut()) {
      page.blocks.get(heading.from).element = heading;
      return;
    }
    for (int i = heading.from; i < heading.to && whole; i++) {
      Element at = page.blocks.get(i).element;
      whole = at.tag == Tag.SPAN && at.parent == heading && at.bad > 0 && !at.hint.is(Hint.UNSEEN);
    }
    for (int i = heading.from; i < heading.to && whole; i++) {
      page.blocks.get(i).element = heading;
    }
  }

  private void clearAround(Element main, RunningText running, double least) {
    for (Element at = main.parent; at != null; at = at.parent) {
      if (at.bad > 0 && at.badByName && least > 0 && running.of(at) >= least) {
        at.bad = 0;
      }
    }
  }

  private static boolean isOne(Element element, Map<Make, Integer> makes) {
    return makes.getOrDefault(make(element), 0) >= MAKE;
  }

  private Map<Make, Integer> makes() {
    Map<Make, Integer> makes = new HashMap<>();
    for (Element element : page.elements) {
      boolean section = element.tag == Tag.SECTION || element.tag == Tag.DIV;
      if (section && !element.id.isEmpty() && element.parent != null && heading(element) != null) {
        makes.merge(make(element), 1, Integer::sum);
        byHeading += isNamedByHeading(element) ? 1 : 0;
      }
    }
    return makes;
  }

  private static Make make(Element element) {
    return new Make(element.parent.place, element.tag, element.hint.names());
  }

  private Block heading(Element element) {
    if (element.from >= element.to) {
      return null;
    }
    Block first = page.blocks.get(element.from);
    return first.element.tag.isHeading() ? first : null;
  }

  private boolean isNamedByHeading(Element element) {
    Block heading = heading(element);
    return heading != null && letters(page.text(heading)).equals(letters(element.id));
  }

  static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> letters.appendCodePoint(Character.toLowerCase(c)));
    return letters.toString();
  }
}

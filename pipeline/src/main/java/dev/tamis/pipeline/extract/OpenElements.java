package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The elements that are open where a page is being read. End tags that authors leave out are
 * implied as the HTML Living Standard (13.2.6) has it, so far as text depends on it; elements
 * nested deeper than {@link #DEEPEST} are taken as part of what they are in. Not thread-safe.
 */
final class OpenElements {
  private static final int DEEPEST = 256;

  private final PageTree page;
  private final BlockWriter writer;
  private final List<Element> open = new ArrayList<>();
  private final Map<Tag, Integer> openOf = new EnumMap<>(Tag.class);
  private int tooDeep;

  OpenElements(PageTree page, BlockWriter writer) {
    this.page = page;
    this.writer = writer;
    push(Tag.HTML, Hint.NONE);
  }

  Element top() {
    return open.get(open.size() - 1);
  }

  boolean isOpen(Tag tag) {
    return openOf.getOrDefault(tag, 0) > 0;
  }

  /** Opens an element; one that is nested too deep is not, and null is returned. */
  Element push(Tag tag, Hint hint) {
    if (open.size() == DEEPEST) {
      tooDeep += tag.isBlock() ? 1 : 0;
      return null;
    }
    Element parent = open.isEmpty() ? null : top();
    Element element = new Element(tag, parent, hint, page.elements.size(), page.blocks.size());
    page.elements.add(element);
    open.add(element);
    openOf.merge(tag, 1, Integer::sum);
    return element;
  }

  /** The page ends. */
  void finish() {
    for (Element element : open) {
      element.to = page.blocks.size();
    }
  }

  /** Ends what the start of {@code tag} ends without saying so. */
  void implyEnds(Tag tag) {
    closeTo(Tag.P, Tag.TABLE, Tag.TD, Tag.TH, Tag.CAPTION);
    if (top().tag == Tag.HEAD) {
      end(Tag.HEAD);
    }
    switch (tag) {
      case LI -> closeTo(Tag.LI, Tag.UL, Tag.OL, Tag.MENU, Tag.TABLE);
      case DT, DD -> {
        closeTo(Tag.DT, Tag.DL, Tag.TABLE);
        closeTo(Tag.DD, Tag.DL, Tag.TABLE);
      }
      case TD, TH -> closeCells();
      case TR -> {
        closeCells();
        closeTo(Tag.TR, Tag.TABLE);
      }
      case TBODY, THEAD, TFOOT -> {
        closeCells();
        closeTo(Tag.TR, Tag.TABLE);
        closeTo(Tag.TBODY, Tag.TABLE);
        closeTo(Tag.THEAD, Tag.TABLE);
        closeTo(Tag.TFOOT, Tag.TABLE);
      }
      case H1, H2, H3, H4, H5, H6 -> {
        if (top().tag.isHeading()) {
          pop();
        }
      }
      default -> {}
    }
  }

  private void closeCells() {
    closeTo(Tag.TD, Tag.TABLE);
    closeTo(Tag.TH, Tag.TABLE);
  }

  /** Ends elements up to the nearest of {@code tag}, where none of the borders lies before it. */
  private void closeTo(Tag tag, Tag... borders) {
    if (!isOpen(tag)) {
      return;
    }
    for (int i = open.size() - 1; i > 0; i--) {
      Tag at = open.get(i).tag;
      if (at == tag) {
        popTo(i);
        return;
      }
      for (Tag border : borders) {
        if (at == border) {
          return;
        }
      }
    }
  }

  /** An end tag. */
  void end(Tag tag) {
    if (tag == Tag.BODY || tag == Tag.HTML) {
      return; // What follows is still read as part of the body.
    }
    if (tag.isBlock()) {
      writer.endBlock();
      if (tooDeep > 0) {
        tooDeep--;
        return;
      }
    }
    if (!isOpen(tag)) {
      return;
    }
    boolean inTable = tag == Tag.TABLE || tag == Tag.TR || tag == Tag.TBODY || tag.isCell();
    for (int i = open.size() - 1; i > 0; i--) {
      Tag at = open.get(i).tag;
      if (at == tag) {
        if (!tag.isBlock() && open.get(i).bad > 0) {
          writer.endBlock();
        }
        popTo(i);
        return;
      }
      if ((at.isCell() || at == Tag.TABLE) && !inTable) {
        return; // A stray end tag in a cell ends nothing outside of the table.
      }
      if (tag.isHeading() && at.isHeading()) {
        popTo(i); // The end tag of any heading ends the heading that is open.
        return;
      }
      if (!tag.isBlock() && at.isBlock()) {
        return;
      }
    }
  }

  private void popTo(int place) {
    while (open.size() > place) {
      pop();
    }
  }

  private void pop() {
    Element element = open.remove(open.size() - 1);
    element.to = page.blocks.size();
    openOf.merge(element.tag, -1, Integer::sum);
    if (element.tag.isCell()) {
      writer.inLink(false); // A link that was never ended goes no further.
    }
  }
}

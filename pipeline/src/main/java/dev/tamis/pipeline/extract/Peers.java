package dev.tamis.pipeline.extract;

import java.util.HashMap;
import java.util.Map;

/**
 * Elements of one make that stand in a row, or each in one of a row: messages, entries, steps. They
 * are judged together: where one holds running text, a short one is text too.
 */
final class Peers {
  private static final int FEWEST = 3;

  /** How far an element may be from the one that stands in a row. */
  private static final int FURTHEST = 3;

  /** Share of peers that hold running text, where the others are taken for text too. */
  private static final double LEAST_GOOD = 0.25;

  private static final double LONGEST_LABEL = 40;
  private static final double LONGEST_VALUE = 100;
  private static final double MOST_LINKS = 0.4;

  private final PageTree page;
  private final int[] columns;
  private final Map<Make, Integer> makes = new HashMap<>();
  private final Map<Make, Integer> good = new HashMap<>();

  private final Map<Row, Integer> rows = new HashMap<>();

  private record Row(int parent, Tag tag, String names) {}

  private record Make(int parent, Tag tag, String names, int depth, Kind body) {}

  private record Kind(Tag tag, int column, String names) {}

  Peers(PageTree page) {
    this.page = page;
    this.columns = new int[page.elements.size()];
    int[] cells = new int[columns.length];
    for (Element element : page.elements) {
      if (element.tag.isCell() && element.parent != null) {
        columns[element.place] = cells[element.parent.place]++;
      }
    }
    for (Element element : page.elements) {
      if (isLabelled(element)) {
        rows.merge(rowOf(element), 1, Integer::sum);
      }
      if (element.to > element.from && isBody(element)) {
        count(element);
      }
    }
  }

  /** Whether an element holds a short label and a short value, each a block. */
  private boolean isLabelled(Element element) {
    boolean holds = element.tag == Tag.DIV || element.tag == Tag.LI;
    if (!holds || element.to != element.from + 2 || element.parent == null) {
      return false;
    }
    Block label = page.blocks.get(element.from);
    Block value = page.blocks.get(element.from + 1);
    return isShort(label, element) && isShort(value, element) && label.weight <= LONGEST_LABEL;
  }

  private static boolean isShort(Block block, Element row) {
    return block.weight <= LONGEST_VALUE
        && block.linkLetters == 0
        && block.element.depth > row.depth
        && !block.code
        && !block.element.tag.isHeading()
        && block.element.tag != Tag.P;
  }

  /** The row of a specification that an element stands in; null where it stands in none. */
  Element row(Element element) {
    Element at = element.parent;
    for (int i = 0; i < FURTHEST && at != null && at.parent != null; i++) {
      if (rows.getOrDefault(rowOf(at), 0) >= FEWEST && isLabelled(at)) {
        return at;
      }
      at = at.parent;
    }
    return null;
  }

  private static Row rowOf(Element row) {
    return new Row(row.parent.place, row.tag, row.hint.names());
  }

  private static boolean isBody(Element element) {
    boolean holds =
        element.tag == Tag.DIV
            || element.tag == Tag.SECTION
            || element.tag == Tag.ARTICLE
            || element.tag.isCell();
    return holds && (!element.hint.names().isBlank() || element.tag.isCell());
  }

  private void count(Element element) {
    int letters = 0;
    int links = 0;
    boolean reads = false;
    for (int i = element.from; i < element.to; i++) {
      Block block = page.blocks.get(i);
      letters += block.letters;
      links += block.linkLetters;
      reads |= block.good;
    }
    if (links > MOST_LINKS * letters) {
      return;
    }
    Element at = element;
    for (int i = 0; i < FURTHEST && at.parent != null; i++) {
      Make make = make(at, element);
      makes.merge(make, 1, Integer::sum);
      good.merge(make, reads ? 1 : 0, Integer::sum);
      at = at.parent;
    }
  }

  private Make make(Element item, Element body) {
    int column = body.tag.isCell() ? columns[body.place] : -1;
    Kind kind = new Kind(body.tag, column, body.hint.names());
    return new Make(item.parent.place, item.tag, item.hint.names(), body.depth, kind);
  }

  /** What the element stands in together with its peers; null where it has none. */
  Element around(Element element) {
    Element at = element;
    for (int i = 0; i < FURTHEST && at.parent != null; i++) {
      if (isBody(at) && isBody(element) && makes.getOrDefault(make(at, element), 0) >= FEWEST) {
        return at.parent;
      }
      at = at.parent;
    }
    return null;
  }

  /** Whether what an element stands in has peers of which some hold running text. */
  boolean isAmongText(Element element) {
    Element body = element;
    for (int i = 0; i < FURTHEST && body.parent != null && !isBody(body); i++) {
      body = body.parent;
    }
    Element at = body;
    for (int i = 0; i < FURTHEST && isBody(body) && at.parent != null; i++) {
      Make make = make(at, body);
      int all = makes.getOrDefault(make, 0);
      if (all >= FEWEST && good.get(make) >= LEAST_GOOD * all) {
        return true;
      }
      at = at.parent;
    }
    return false;
  }
}

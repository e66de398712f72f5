package dev.tamis.pipeline.extract;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the blocks of the chosen element that are content, a line for each. */
final class TextRenderer {
  private static final double MOST_LINKS = 0.5;
  private static final int LEAST_REPEATED = 12;
  private static final int LEAD_BLOCKS = 40;
  private static final double LEAD_WEIGHT = 60;

  private final PageTree page;
  private final List<Block> blocks;
  private final int from;
  private final int to;
  private final Fate[] fates;
  private final int[] lettersBefore;
  private final int[] linksBefore;

  TextRenderer(PageTree page, Element container) {
    this.page = page;
    this.blocks = page.blocks;
    this.from = container.from;
    this.to = container.to;
    this.fates = new Fate[blocks.size()];
    Arrays.fill(fates, Fate.OUTSIDE);
    this.lettersBefore = new int[blocks.size() + 1];
    this.linksBefore = new int[blocks.size() + 1];
    for (int i = 0; i < blocks.size(); i++) {
      lettersBefore[i + 1] = lettersBefore[i] + blocks.get(i).letters;
      linksBefore[i + 1] = linksBefore[i] + blocks.get(i).linkLetters;
    }
  }

  /** What becomes of a block. */
  enum Fate {
    KEPT,
    /** It lies outside of the chosen element. */
    OUTSIDE,
    /** An element that it is in is named or marked as something else than content. */
    LEFT_OUT,
    /** Too much of it, of its list or of its table is inside links. */
    LINKS,
    /** Too short to be told from a label. */
    SHORT,
    /** Before the first or behind the last running text. */
    EDGE,
    /** The same text was there before. */
    REPEATED,
    /** A heading of nothing. */
    EMPTY_HEADING
  }

  String render() {
    decide();
    return write();
  }

  /** What becomes of each block of the page. */
  Fate[] decide() {
    for (int i = from; i < to; i++) {
      fates[i] = fate(blocks.get(i));
    }
    trimEdges();
    int first = takeLead();
    dropRepeated(first);
    dropEmptyHeadings(first);
    return fates;
  }

  private Fate fate(Block block) {
    Element element = block.element;
    if (element.isLeftOut()) {
      return Fate.LEFT_OUT;
    }
    if (block.good || element.tag == Tag.PRE) {
      return Fate.KEPT;
    }
    if (element.tag.isHeading()) {
      return block.linkDensity() < 0.9 ? Fate.KEPT : Fate.LINKS;
    }
    Element table = element.nearest(Tag.TABLE);
    if (table != null && linkDensity(table) > MOST_LINKS) {
      return Fate.LINKS;
    }
    Element list = list(element);
    if (list != null) {
      return linkDensity(list) <= MOST_LINKS && block.linkDensity() <= 0.8 ? Fate.KEPT : Fate.LINKS;
    }
    if (table != null) {
      return Fate.KEPT;
    }
    if (element.tag == Tag.P) {
      return block.linkDensity() <= MOST_LINKS ? Fate.KEPT : Fate.LINKS;
    }
    if (block.linkDensity() > 0.3) {
      return Fate.LINKS;
    }
    return block.closed || block.weight >= 25 ? Fate.KEPT : Fate.SHORT;
  }

  private static Element list(Element element) {
    for (Element at = element; at != null; at = at.parent) {
      if (at.tag.isList()) {
        return at;
      }
    }
    return null;
  }

  private double linkDensity(Element element) {
    int letters = lettersBefore[element.to] - lettersBefore[element.from];
    int links = linksBefore[element.to] - linksBefore[element.from];
    return letters == 0 ? 0 : (double) links / letters;
  }

  /** What lies before the first and behind the last running text is seldom content. */
  private void trimEdges() {
    int first = from;
    while (first < to && !isRunningText(first)) {
      first++;
    }
    if (first == to) {
      return;
    }
    int last = to - 1;
    while (!isRunningText(last)) {
      last--;
    }
    for (int i = from; i < first; i++) {
      Tag tag = blocks.get(i).element.tag;
      if (fates[i] == Fate.KEPT && !tag.isHeading() && tag != Tag.P) {
        fates[i] = Fate.EDGE;
      }
    }
    for (int i = last + 1; i < to; i++) {
      if (fates[i] == Fate.KEPT && !isTail(blocks.get(i), blocks.get(last))) {
        fates[i] = Fate.EDGE;
      }
    }
  }

  /** Whether a block still belongs to the running text that ends before it. */
  private static boolean isTail(Block block, Block last) {
    boolean sentence = block.closed && block.element.tag == Tag.P && block.linkDensity() == 0;
    return list(block.element) != null || (sentence && block.element.parent == last.element.parent);
  }

  private boolean isRunningText(int i) {
    return fates[i] == Fate.KEPT && blocks.get(i).good;
  }

  /**
   * The summary under a headline often stands before the element of the text itself: what reads
   * like a sentence between the headline and that element is taken too.
   *
   * @return the first block that may be kept now
   */
  private int takeLead() {
    int headline = from - 1;
    int furthest = Math.max(0, from - LEAD_BLOCKS);
    while (headline >= furthest && blocks.get(headline).element.tag != Tag.H1) {
      headline--;
    }
    if (headline < furthest) {
      return from;
    }
    for (int i = headline + 1; i < from; i++) {
      Block block = blocks.get(i);
      boolean reads = block.weight >= LEAD_WEIGHT && block.linkDensity() <= 0.2 && block.marks > 0;
      if (reads && block.element.badness() < 2) {
        fates[i] = Fate.KEPT;
      }
    }
    return headline;
  }

  private void dropRepeated(int first) {
    Set<String> seen = new HashSet<>();
    for (int i = first; i < to; i++) {
      boolean told = fates[i] == Fate.KEPT && blocks.get(i).weight >= LEAST_REPEATED;
      if (told && !seen.add(page.text(blocks.get(i)))) {
        fates[i] = Fate.REPEATED;
      }
    }
  }

  /** A heading stands for what follows it; where nothing does, it goes. */
  private void dropEmptyHeadings(int first) {
    int level = 7;
    for (int i = to - 1; i >= first; i--) {
      if (fates[i] != Fate.KEPT) {
        continue;
      }
      Tag tag = blocks.get(i).element.tag;
      if (!tag.isHeading()) {
        level = 7 + 1;
      } else if (level <= tag.headingLevel() || level == 7) {
        fates[i] = Fate.EMPTY_HEADING;
      } else {
        level = tag.headingLevel();
      }
    }
  }

  private String write() {
    StringBuilder out = new StringBuilder();
    Element row = null;
    for (int i = 0; i < to; i++) {
      if (fates[i] != Fate.KEPT) {
        continue;
      }
      Block block = blocks.get(i);
      Element ownRow = block.element.tag.isCell() ? block.element.nearest(Tag.TR) : null;
      if (out.length() > 0) {
        out.append(ownRow != null && ownRow == row ? " | " : "\n");
      }
      row = ownRow;
      if (block.element.tag == Tag.LI) {
        out.append("- ");
      }
      out.append(page.text, block.start, block.end);
    }
    return out.toString();
  }
}

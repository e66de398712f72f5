package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides which blocks of the chosen element are content. */
final class Sieve {
  private static final double MOST_LINKS = 0.5;
  private static final double MOST_LINKS_OF_DATA = 0.9;
  private static final int LEAST_REPEATED = 12;
  private static final double LONGEST_LABEL = 60;

  /** So many blocks behind the headline may be credits of photographs. */
  private static final int HEAD = 3;

  private static final int LEAD_BLOCKS = 40;
  private static final int FEWEST_TEASERS = 3;
  private static final double LEAST_BODY = 300;
  private static final double LEAD_WEIGHT = 60;
  private static final String SIGNS = "{}()[];=<>$#\\_|*&";
  private static final int LEAST_SIGNS = 2;
  private static final int SHORTEST_TITLE = 9;
  private static final int LONGEST_BEGIN = 24;

  private final PageTree page;
  private final List<Block> blocks;
  private final DataTables tables;
  private final int from;
  private final int to;
  private final Fate[] fates;
  private final int[] lettersBefore;
  private final int[] linksBefore;
  private final Captions captions;

  /** Whether running text stands in an element without one of its own. */
  private final boolean[] hasText;

  Sieve(PageTree page, Element container, DataTables tables) {
    this.page = page;
    this.blocks = page.blocks;
    this.tables = tables;
    this.from = container.from;
    this.to = container.to;
    this.fates = new Fate[blocks.size()];
    Arrays.fill(fates, Fate.OUTSIDE);
    this.lettersBefore = new int[blocks.size() + 1];
    this.linksBefore = new int[blocks.size() + 1];
    this.captions = new Captions(page);
    this.hasText = new boolean[page.elements.size()];
    for (int i = 0; i < blocks.size(); i++) {
      hasText[blocks.get(i).element.place] |= blocks.get(i).good;
      lettersBefore[i + 1] = lettersBefore[i] + blocks.get(i).letters;
      linksBefore[i + 1] = linksBefore[i] + blocks.get(i).linkLetters;
    }
  }

  /** What becomes of each block of the page. */
  Fate[] decide() {
    for (int i = from; i < to; i++) {
      fates[i] = fate(i);
    }
    dropTeasers();
    trimEdges();
    int first = takeLead();
    dropNotices(first);
    dropRepeated(first);
    dropLabelsOfLinks(first);
    dropEmptyHeadings(first, to);
    return fates;
  }

  /** What becomes of each block, if the page is a thread. */
  Fate[] decide(Threads thread) {
    int headline = headline(thread.from());
    headline = headline < 0 ? title(thread.from()) : headline;
    if (headline >= 0) {
      fates[headline] = Fate.KEPT;
    }
    for (int i = headline < 0 ? thread.from() : headline + 1; i < thread.to(); i++) {
      Element post = thread.post(i);
      Block block = blocks.get(i);
      if (post != null) {
        fates[i] = inPost(block, post);
      } else {
        boolean opening = i < thread.from() && block.good && !block.element.isLeftOut();
        fates[i] = opening ? Fate.KEPT : Fate.BETWEEN_MESSAGES;
      }
    }
    return fates;
  }

  private Fate inPost(Block block, Element post) {
    for (Element at = block.element; at != post; at = at.parent) {
      boolean spoiler = at.hidden && at.names().contains("poiler");
      if (at.bad > 0 && !spoiler) {
        return Fate.LEFT_OUT;
      }
    }
    boolean link = block.linkDensity() > 0.9 && block.element.tag != Tag.P;
    return link && !block.closed ? Fate.LINKS : Fate.KEPT;
  }

  private Fate fate(int i) {
    Block block = blocks.get(i);
    Element element = block.element;
    boolean caption = captions.isCaption(i);
    if (caption && isShown(element)) {
      return Fate.KEPT;
    }
    if (element.isLeftOut()) {
      return Fate.LEFT_OUT;
    }
    if (block.code) {
      return isLineNumbers(i) ? Fate.LINE_NUMBERS : Fate.KEPT;
    }
    if (block.good || block.isFormula() || block.letters == 0) {
      return Fate.KEPT;
    }
    if (element.tag.isHeading()) {
      return block.linkDensity() < 0.9 ? Fate.KEPT : Fate.LINKS;
    }
    Element table = tables.around(element);
    if (table != null) {
      double most = tables.isHeaded(table) ? MOST_LINKS_OF_DATA : MOST_LINKS;
      return linkDensity(table) > most ? Fate.LINKS : Fate.KEPT;
    }
    Element list = list(element);
    if (list != null) {
      return linkDensity(list) <= MOST_LINKS
              && (block.linkDensity() <= 0.8 || element.tag == Tag.DT)
          ? Fate.KEPT
          : Fate.LINKS;
    }
    if (isText(element.tag)) {
      return block.linkDensity() <= MOST_LINKS ? Fate.KEPT : Fate.LINKS;
    }
    if (block.linkDensity() > 0.3) {
      return Fate.LINKS;
    }
    Element row = page.peers().row(element);
    if (row != null) {
      row.marks |= Hint.LABELLED;
      return Fate.KEPT;
    }
    boolean whole =
        isLine(block)
            || isTex(block)
            || block.closed
            || block.weight >= 25
            || element.is(Hint.SIGNATURE)
            || isLoose(i)
            || page.peers().isAmongText(element);
    return whole ? Fate.KEPT : Fate.SHORT;
  }

  /** Whether nothing but its own name says that an element is to be left out. */
  private static boolean isShown(Element element) {
    return element.bad == 0
        ? !element.isLeftOut()
        : element.badByName && element.parent != null && !element.parent.isLeftOut();
  }

  /** Whether a short line stands without an element of its own under a heading. */
  private boolean isLoose(int i) {
    Block block = blocks.get(i);
    return i > from
        && block.linkLetters == 0
        && blocks.get(i - 1).element.tag.isHeading()
        && blocks.get(i - 1).element.parent == block.element
        && hasText[block.element.place];
  }

  private static boolean isText(Tag tag) {
    return switch (tag) {
      case P, SUMMARY, CAPTION, FIGCAPTION, DETAILS, ASIDE -> true;
      default -> false;
    };
  }

  /** Whether a block is a formula alone that no script has drawn yet. */
  private boolean isTex(Block block) {
    String text = page.text(block);
    return (text.startsWith("\\[") && text.endsWith("\\]"))
        || (text.length() > 4 && text.startsWith("$$") && text.endsWith("$$"));
  }

  /**
   * Whether what it stands in has no name and stands in the named body of an article, as its lines
   * do.
   */
  private static boolean isLine(Block block) {
    Element element = block.element;
    Element at = block.linkDensity() > 0 ? null : element;
    while (at != null && at.tag == Tag.DIV && at.hint.names().isEmpty()) {
      at = at.parent;
    }
    return at != element && at != null && at.level == ContentChooser.HIGHEST_LEVEL;
  }

  /** Whether a block is nothing but the numbers of the lines of the code beside it. */
  private boolean isLineNumbers(int i) {
    Block block = blocks.get(i);
    boolean beside = i + 1 < to && blocks.get(i + 1).code;
    for (int at = block.start; at < block.end && beside; at++) {
      char c = page.text.charAt(at);
      beside = (c >= '0' && c <= '9') || c <= ' ';
    }
    return beside && block.letters > 0;
  }

  static Element list(Element element) {
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
    boolean headed = false;
    for (int i = from; i < first; i++) {
      Tag tag = blocks.get(i).element.tag;
      headed |= tag.isHeading() && fates[i] == Fate.KEPT;
      Element element = blocks.get(i).element;
      boolean data = blocks.get(i).code || tables.around(element) != null;
      boolean beside = blocks.get(i).code && element.parent == blocks.get(first).element.parent;
      if (headed && data || beside || (headed && element.is(Hint.SIGNATURE)) || isLoose(i)) {
        continue;
      }
      boolean head =
          isLine(blocks.get(i))
              || tag.isHeading()
              || tag == Tag.P
              || tag == Tag.DT
              || tag == Tag.SUMMARY;
      if (fates[i] == Fate.KEPT && !head) {
        fates[i] = Fate.EDGE;
      }
    }
    for (int i = first - 2; i >= from; i--) {
      boolean titled = fates[i] == Fate.EDGE && blocks.get(i + 1).code;
      if (titled && fates[i + 1] == Fate.KEPT && captions.isCaption(i)) {
        fates[i] = Fate.KEPT;
      }
    }
    for (int i = last + 1; i < to; i++) {
      if (fates[i] == Fate.KEPT && !isTail(blocks.get(i), blocks.get(last))) {
        fates[i] = Fate.EDGE;
      }
    }
  }

  /** Whether a block still belongs to the running text that ends before it. */
  private boolean isTail(Block block, Block last) {
    if (block.element.tag.isHeading() || tables.around(block.element) != null) {
      return true;
    }
    boolean sentence = block.element.tag == Tag.P && block.linkDensity() == 0;
    return list(block.element) != null
        || block.code
        || block.element.is(Hint.SIGNATURE)
        || isLine(block)
        || (block.element.parent != null && block.element.parent.is(Hint.LABELLED))
        || block.isFormula()
        || (block.linkDensity() == 0 && page.peers().isAmongText(block.element))
        || (sentence && isBeside(block.element, last.element));
  }

  /** Whether an element stands beside another, or beside what that one stands in. */
  private static boolean isBeside(Element element, Element last) {
    return element.parent == last.parent
        || (element.parent != null
            && element.parent.level == ContentChooser.HIGHEST_LEVEL
            && last.isIn(element.parent));
  }

  private boolean isRunningText(int i) {
    Block block = blocks.get(i);
    return fates[i] == Fate.KEPT && (block.good || (block.code && isProgram(block)));
  }

  /** Whether a block of code has signs that programs have, unlike addresses and poems. */
  private boolean isProgram(Block block) {
    int signs = 0;
    for (int i = block.start; i < block.end && signs < LEAST_SIGNS; i++) {
      signs += SIGNS.indexOf(page.text.charAt(i)) >= 0 ? 1 : 0;
    }
    return signs == LEAST_SIGNS;
  }

  /** The nearest headline before a block, negative where there is none. */
  private int headline(int before) {
    int headline = before - 1;
    int furthest = Math.max(0, before - LEAD_BLOCKS);
    while (headline >= furthest && blocks.get(headline).element.tag != Tag.H1) {
      headline--;
    }
    return headline < furthest ? -1 : headline;
  }

  /** The nearest block before another that begins as the title of the page; or negative. */
  private int title(int before) {
    String title = NameDoubts.letters(page.title);
    int furthest = Math.max(0, before - LEAD_BLOCKS);
    for (int at = before - 1; at >= furthest; at--) {
      Block block = blocks.get(at);
      boolean header = block.element.names().contains("header");
      if (block.weight >= SHORTEST_TITLE && !header && block.element.badness() < 2) {
        String text = NameDoubts.letters(page.text(block));
        if (title.startsWith(text.substring(0, Math.min(text.length(), LONGEST_BEGIN)))) {
          return at;
        }
      }
    }
    return -1;
  }

  /**
   * The summary under a headline often stands before the element of the text itself: what reads
   * like a sentence between the headline and that element is taken too.
   *
   * @return the first block that may be kept now
   */
  private int takeLead() {
    int headline = headline(from);
    if (headline < 0) {
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

  /**
   * Behind the named body of an article, headings that are links, each with its excerpt, lead to
   * other articles.
   */
  private void dropTeasers() {
    Element body = body();
    List<Integer> teasers = new ArrayList<>();
    for (int i = body == null ? to : body.to + 1; i < to; i++) {
      Block heading = blocks.get(i - 1);
      boolean linked = heading.element.tag.isHeading() && heading.linkDensity() >= 0.9;
      if (linked && fates[i] == Fate.KEPT && !blocks.get(i).element.tag.isHeading()) {
        teasers.add(i);
      }
    }
    if (teasers.size() >= FEWEST_TEASERS) {
      teasers.forEach(i -> fates[i] = Fate.LINKS);
    }
  }

  /** The named body of an article with most running text; null where there is none. */
  private Element body() {
    Element body = null;
    double most = LEAST_BODY;
    for (Element element : page.elements) {
      boolean named = element.level == ContentChooser.HIGHEST_LEVEL && element.bad == 0;
      if (named && element.from >= from && element.to < to) {
        double weight = 0;
        for (int i = element.from; i < element.to; i++) {
          weight += blocks.get(i).good ? blocks.get(i).weight : 0;
        }
        body = weight > most ? element : body;
        most = Math.max(most, weight);
      }
    }
    return body;
  }

  /** Notices of the site go where the text begins and where it ends. */
  private void dropNotices(int first) {
    int seen = 0;
    for (int i = first; i < to && seen < HEAD; i++) {
      Block block = blocks.get(i);
      if (fates[i] != Fate.KEPT || block.element.tag.isHeading()) {
        continue;
      }
      seen++;
      if (!isRow(block) && Notices.isCredit(block, page.text(block))) {
        fates[i] = Fate.NOTICE;
      } else if (block.good) {
        break;
      }
    }
    int last = to - 1;
    for (; last > first; last--) {
      Block block = blocks.get(last);
      if (fates[last] == Fate.KEPT && Notices.isTail(block, page.text(block), isRow(block))) {
        fates[last] = Fate.NOTICE;
      } else if (fates[last] == Fate.KEPT && !block.element.tag.isHeading()) {
        break;
      }
    }
  }

  /** Part of a list or table: "Image: 24 megapixels" is a row of it, and nobody's credit. */
  private boolean isRow(Block block) {
    return list(block.element) != null || tables.around(block.element) != null;
  }

  private void dropRepeated(int first) {
    Set<String> seen = new HashSet<>();
    for (int i = first; i < to; i++) {
      Block block = blocks.get(i);
      boolean told = fates[i] == Fate.KEPT && block.weight >= LEAST_REPEATED && !block.code;
      if (told && tables.around(block.element) == null && !seen.add(page.text(block))) {
        fates[i] = Fate.REPEATED;
      }
    }
  }

  /** "Read also:" says nothing without the links that follow it. */
  private void dropLabelsOfLinks(int first) {
    for (int i = to - 2; i >= first; i--) {
      Block block = blocks.get(i);
      boolean label = fates[i] == Fate.KEPT && block.weight < LONGEST_LABEL && !block.code;
      boolean alone = fates[i + 1] == Fate.LINKS || fates[i + 1] == Fate.LEFT_OUT;
      if (label && alone && isInner(page.text.charAt(block.end - 1))) {
        fates[i] = Fate.LINKS;
      }
    }
  }

  private static boolean isInner(char last) {
    return last == ':' || last == '：';
  }

  /** A heading stands for what follows it; where nothing does, it goes. */
  private void dropEmptyHeadings(int first, int end) {
    int level = 7;
    for (int i = end - 1; i >= first; i--) {
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
}

package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides in which element the main text of a page lies, in four steps: which blocks read like
 * running text; which elements that are named like menus and the like hold so much of it that their
 * names must deceive; which names promise the main text and keep the promise; and where no name
 * does, which is the smallest element that holds most of the text.
 */
final class ContentChooser {
  /** A block that weighs less is no running text. */
  private static final double LEAST_WEIGHT = 40;

  /** A block that weighs as much is running text even if it does not end as a sentence. */
  private static final double LONG_WEIGHT = 80;

  private static final double MOST_LINKS = 0.4;

  /**
   * An element with more of the page's running text is not left out for its name: where the name is
   * perhaps, and surely, that of no content.
   */
  private static final double[] GUARDED_SHARE = {0, 0.1, 0.55, 2};

  /** A name is believed if its element has at least this share of the running text. */
  private static final double NAMED_SHARE = 0.4;

  /** Without a name, the smallest element with this share is chosen. */
  private static final double UNNAMED_SHARE = 0.8;

  static final int HIGHEST_LEVEL = 5;

  private final PageTree page;
  private RunningText running;

  ContentChooser(PageTree page) {
    this.page = page;
  }

  /** Judges blocks, and elements whose names say that they hold no content. */
  void prepare() {
    judgeBlocks();
    running = RunningText.of(page, false);
    new NameDoubts(page).settle(running);
    Headline headline = Headline.of(page, running);
    guard(headline);
    new Teasers(page).leaveOut(running, headline);
  }

  /** The element with the main text, by what is not left out now. */
  Element choose() {
    running = RunningText.of(page, true);
    double all = good(page.root());
    if (all == 0) {
      return page.root();
    }
    for (int level = HIGHEST_LEVEL; level > 2; level--) {
      Element named = named(level, all);
      if (named != null) {
        return widened(named);
      }
    }
    return widened(smallest(all));
  }

  /** A part of a text is not chosen without its like. */
  private Element widened(Element chosen) {
    Element whole = chosen;
    while (isPart(whole.tag) && whole.parent != null) {
      whole = whole.parent;
    }
    Element around = page.peers().around(whole);
    return around == null ? whole : around;
  }

  private static boolean isPart(Tag tag) {
    return switch (tag) {
      case P, PRE, DL, DT, DD, UL, OL, LI, BLOCKQUOTE, DETAILS, FIGURE, LISTING -> true;
      default -> tag.isHeading();
    };
  }

  private void judgeBlocks() {
    for (Block block : page.blocks) {
      block.good =
          block.weight >= LEAST_WEIGHT
              && block.linkDensity() <= MOST_LINKS
              && (block.weight >= LONG_WEIGHT ? block.marks > 0 : block.closed)
              && !block.element.tag.isHeading();
    }
  }

  private double good(Element element) {
    return running.of(element);
  }

  private void guard(Headline headline) {
    double all = good(page.root());
    for (Element element : page.elements) {
      boolean both = element.hint.bad() > 1 && element.level > 0 && beginsWithHeading(element);
      if (both && headline.isApartFrom(element)) {
        element.bad = element.hint.bad();
        element.level = 0;
      }
      boolean apart = element.bad > 1 && headline.isApartFrom(element);
      if (element.bad > 0
          && !apart
          && all > 0
          && good(element) >= GUARDED_SHARE[element.bad] * all) {
        element.bad = 0;
      }
    }
  }

  private boolean beginsWithHeading(Element element) {
    return element.to > element.from && page.blocks.get(element.from).element.tag.isHeading();
  }

  private Element named(int level, double all) {
    List<Element> candidates = new ArrayList<>();
    Element best = null;
    double sum = 0;
    for (Element element : page.elements) {
      if (level(element) != level || good(element) == 0) {
        continue;
      }
      if (!candidates.isEmpty() && element.isIn(candidates.get(candidates.size() - 1))) {
        continue;
      }
      candidates.add(element);
      sum += good(element);
      if (best == null || good(element) > good(best)) {
        best = element;
      }
    }
    if (best == null || sum < NAMED_SHARE * all) {
      return null;
    }
    if (good(best) >= 0.5 * sum && !hasPeers(best, candidates)) {
      return good(best) >= NAMED_SHARE * all ? best : null;
    }
    return common(candidates);
  }

  /** Whether others of the same make hold running text too, as the posts of a thread do. */
  private boolean hasPeers(Element best, List<Element> candidates) {
    int peers = 0;
    for (Element other : candidates) {
      boolean same =
          other.tag == best.tag && other.depth == best.depth && kin(other.names(), best.names());
      peers += same && good(other) >= 0.1 * good(best) ? 1 : 0;
    }
    return peers > 2;
  }

  private static boolean kin(String a, String b) {
    int same = 0;
    while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return same >= 4 || (a.isBlank() && b.isBlank());
  }

  private static int level(Element element) {
    int byTag =
        switch (element.tag) {
          case ARTICLE -> 4;
          case MAIN -> 3;
          default -> 0;
        };
    return Math.max(byTag, element.level);
  }

  /** The smallest element that all of these are in. */
  private static Element common(List<Element> elements) {
    Element common = elements.get(0);
    for (Element element : elements) {
      while (!element.isIn(common)) {
        common = common.parent;
      }
    }
    return common;
  }

  private Element smallest(double all) {
    Element smallest = page.root();
    for (Element element : page.elements) {
      if (element.parent == smallest && good(element) >= UNNAMED_SHARE * all) {
        smallest = element;
      }
    }
    return smallest;
  }
}

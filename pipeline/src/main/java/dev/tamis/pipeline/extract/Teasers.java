package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds teasers of other pages that no name gives away: several elements of one make side by side,
 * each a link and little more.
 */
final class Teasers {
  private static final int FEWEST = 3;
  private static final int USUAL_BLOCKS = 6;
  private static final int MOST_BLOCKS = 12;
  private static final double MOST_TEXT = 700;
  private static final double LEAST_LABEL = 12;
  private static final double LINK = 0.9;

  /** A page of nothing but teasers is made of them. */
  private static final double MOST_SHARE = 0.4;

  private final PageTree page;

  private record Make(int parent, Tag tag, String names) {}

  Teasers(PageTree page) {
    this.page = page;
  }

  /** Leaves them out. */
  void leaveOut(RunningText running, Headline headline) {
    Map<Make, List<Element>> makes = new LinkedHashMap<>();
    for (Element element : page.elements) {
      if (element.parent != null && element.bad == 0 && isTeaser(element)) {
        Make make = new Make(element.parent.place, element.tag, element.hint.names());
        makes.computeIfAbsent(make, m -> new ArrayList<>()).add(element);
      }
    }
    double all = running.of(page.root());
    for (List<Element> same : makes.values()) {
      double text = same.stream().mapToDouble(running::of).sum();
      boolean small = same.stream().noneMatch(e -> e.to - e.from > USUAL_BLOCKS);
      boolean beside = (small && text < MOST_SHARE * all) || headline.isApartFrom(same.get(0));
      if (same.size() >= FEWEST && text > 0 && beside) {
        same.forEach(element -> element.bad = 1);
      }
    }
  }

  private boolean isTeaser(Element element) {
    int blocks = element.to - element.from;
    boolean holds =
        switch (element.tag) {
          case DIV, LI, ARTICLE, SECTION, TD, TR, FIGURE -> true;
          default -> false;
        };
    if (!holds || blocks < 2 || blocks > MOST_BLOCKS) {
      return false;
    }
    boolean label = false;
    double text = 0;
    for (int i = element.from; i < element.to; i++) {
      Block block = page.blocks.get(i);
      boolean link = block.linkDensity() > LINK;
      label |= link && block.weight >= LEAST_LABEL && i < element.from + 3;
      text += link ? 0 : block.weight;
    }
    return label && text < MOST_TEXT;
  }
}

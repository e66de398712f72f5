package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sections side by side whose names are those of their topics: each is called after its heading, or
 * there are many, each with a name of its own and with a part of the text. "Privacy" among them is
 * a topic, whatever it is elsewhere.
 */
final class Topics {
  /** So many sections called after their headings make a row of topics. */
  private static final int FEWEST_HEADED = 3;

  /** So many sections without such headings do. */
  private static final int FEWEST = 12;

  /** Share of the page's text that a row of topics holds at least. */
  private static final double LEAST_SHARE = 0.4;

  /** None of many topics holds more of their text. */
  private static final double MOST_OF_ONE = 0.25;

  private final PageTree page;
  private final double[] before;

  private record Row(int parent, Tag tag) {}

  Topics(PageTree page) {
    this.page = page;
    this.before = new double[page.blocks.size() + 1];
    for (int i = 0; i < page.blocks.size(); i++) {
      Block block = page.blocks.get(i);
      boolean text = block.good || block.code || block.element.nearest(Tag.TABLE) != null;
      before[i + 1] = before[i] + (text ? block.weight : 0);
    }
  }

  /** Clears the judgement of elements that are topics. */
  void clear() {
    Map<Row, List<Element>> rows = new LinkedHashMap<>();
    for (Element element : page.elements) {
      if (isSection(element.tag) && element.parent != null && text(element) > 0) {
        Row row = new Row(element.parent.place, element.tag);
        rows.computeIfAbsent(row, r -> new ArrayList<>()).add(element);
      }
    }
    double all = text(page.root());
    for (List<Element> row : rows.values()) {
      if (row.size() >= FEWEST_HEADED) {
        List<Element> headed = row.stream().filter(this::isCalledByHeading).toList();
        boolean some = headed.size() >= FEWEST_HEADED && text(headed) >= LEAST_SHARE * all;
        clear(some ? headed : isRowOfMany(row, all) ? row : List.of());
      }
    }
  }

  private static boolean isSection(Tag tag) {
    return tag == Tag.SECTION || tag == Tag.DIV || tag == Tag.ARTICLE || tag == Tag.DETAILS;
  }

  private static void clear(List<Element> topics) {
    for (Element element : topics) {
      if (element.badByName && !element.hidden) {
        element.bad = 0;
      }
    }
  }

  private boolean isRowOfMany(List<Element> row, double all) {
    double text = text(row);
    if (row.size() < FEWEST || text < LEAST_SHARE * all) {
      return false;
    }
    Map<String, Integer> names = new HashMap<>();
    Tag begins = page.blocks.get(row.get(0).from).element.tag;
    for (Element element : row) {
      if (page.blocks.get(element.from).element.tag != begins) {
        return false;
      }
      if (element.names().isEmpty() || text(element) > MOST_OF_ONE * text) {
        return false;
      }
      names.merge(element.names(), 1, Integer::sum);
    }
    return names.size() == row.size();
  }

  /** Whether a name is made of words of the heading, all of them in their order. */
  private boolean isCalledByHeading(Element element) {
    Block first = page.blocks.get(element.from);
    if (!first.element.tag.isHeading() && first.element.tag != Tag.SUMMARY) {
      return false;
    }
    String heading = NameDoubts.letters(page.text(first));
    Set<String> names = new HashSet<>(List.of(element.names().split("\\s+", -1)));
    return names.stream()
        .map(NameDoubts::letters)
        .anyMatch(n -> n.length() > 2 && n.equals(heading));
  }

  private double text(Element element) {
    return before[element.to] - before[element.from];
  }

  private double text(List<Element> elements) {
    return elements.stream().mapToDouble(this::text).sum();
  }
}

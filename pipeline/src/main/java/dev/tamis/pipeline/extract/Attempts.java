package dev.tamis.pipeline.extract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Finds the main text in steps, from the one that is surest of what it leaves out to the one that
 * leaves out nothing: a page with text does not come out empty.
 */
final class Attempts {
  /** Less than this share of what reads like text on the page is too little. */
  private static final double LEAST_SHARE = 0.12;

  /** A text of less weight than this is too short if there is more of it on the page. */
  private static final double SHORT = 150;

  /** A text of this weight is enough, however much there is beside it. */
  private static final double LONG = 400;

  private final PageTree page;
  private final Format format;
  private final DataTables tables;

  /** A step. */
  enum Way {
    /** The chosen element, without what its names and links say is none of it. */
    MAIN,
    /** The messages of a thread. */
    THREAD,
    /** As the first, but names are not believed. */
    NAMES_IGNORED,
    /** All blocks that are no links. */
    BLOCKS,
    /** The article that the page brings as JSON-LD. */
    STRUCTURED_DATA,
    /** All text. */
    EVERYTHING;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What a step has found. */
  record Result(Way way, Element container, Fate[] fates, String text, List<TextBlock> blocks) {}

  Attempts(PageTree page, Format format) {
    this.page = page;
    this.format = format;
    this.tables = new DataTables(page);
  }

  /** The first result that is enough. */
  Result best() {
    ContentChooser chooser = new ContentChooser(page);
    chooser.prepare();
    Threads thread = Threads.of(page);
    if (thread != null) {
      Result found =
          result(Way.THREAD, page.root(), new Sieve(page, page.root(), tables).decide(thread));
      if (!found.text().isEmpty()) {
        return found;
      }
    }
    Element container = chooser.choose();
    Result main = result(Way.MAIN, container, new Sieve(page, container, tables).decide());
    double readable = readable();
    if (isEnough(main, readable)) {
      return main;
    }
    Result best = main;
    for (Way way : List.of(Way.NAMES_IGNORED, Way.BLOCKS)) {
      Result next = attempt(way, chooser);
      if (weight(next) > 2 * weight(best)) {
        best = next;
      }
      if (isEnough(best, readable)) {
        return best;
      }
    }
    return last(best);
  }

  private Result attempt(Way way, ContentChooser chooser) {
    if (way == Way.NAMES_IGNORED) {
      for (Element element : page.elements) {
        if (element.badByName && !element.hidden) {
          element.bad = 0;
        }
      }
      Element container = chooser.choose();
      return result(way, container, new Sieve(page, container, tables).decide());
    }
    Fate[] fates = new Fate[page.blocks.size()];
    Arrays.fill(fates, Fate.LEFT_OUT);
    for (int i = 0; i < fates.length; i++) {
      Block block = page.blocks.get(i);
      if (!block.element.isLeftOut()) {
        fates[i] = block.linkDensity() > 0.5 ? Fate.LINKS : Fate.KEPT;
      }
    }
    return result(way, page.root(), fates);
  }

  private Result last(Result best) {
    if (weight(best) < SHORT) {
      String text = StructuredText.of(page);
      if (text.length() > 2 * best.text().length()) {
        return new Result(Way.STRUCTURED_DATA, page.root(), best.fates(), text, List.of());
      }
    }
    if (!best.text().isEmpty()) {
      return best;
    }
    StringJoiner lines = new StringJoiner("\n");
    page.blocks.stream().filter(b -> !b.element.hidden).forEach(b -> lines.add(page.text(b)));
    return new Result(Way.EVERYTHING, page.root(), best.fates(), lines.toString(), List.of());
  }

  private Result result(Way way, Element container, Fate[] fates) {
    TextWriter writer = new TextWriter(page, fates, tables, format);
    String text = writer.write();
    return new Result(way, container, fates, text, writer.blocks());
  }

  private double weight(Result result) {
    double weight = 0;
    for (int i = 0; i < result.fates().length; i++) {
      weight += result.fates()[i] == Fate.KEPT ? page.blocks.get(i).weight : 0;
    }
    return weight;
  }

  private boolean isEnough(Result result, double readable) {
    double weight = weight(result);
    boolean share = weight >= LEAST_SHARE * readable;
    return weight >= LONG || (share && weight >= SHORT) || (weight > 0 && weight >= 0.5 * readable);
  }

  /** What reads like text and is shown, whatever it stands in. */
  private double readable() {
    double readable = 0;
    for (Block block : page.blocks) {
      boolean shown = block.good || block.code;
      for (Element at = block.element; at != null && shown; at = at.parent) {
        shown = !at.hidden && at.tag != Tag.NAV && at.tag != Tag.FOOTER && at.tag != Tag.DIALOG;
      }
      readable += shown ? block.weight : 0;
    }
    return readable;
  }
}

package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Takes the main text from pages: paragraphs, headings, lists, tables, code and formulas; no menus,
 * cookie banners, related links, comments or footers. It knows no words of any language. Time grows
 * with the page alone. Not thread-safe.
 */
public final class MainText {
  private static final int EXPLAINED = 60;
  private static final int PATH = 6;

  private final HtmlTokenizer tokenizer = new HtmlTokenizer();
  private final Hints hints = new Hints();
  private final Format format;

  /** Gives text alone. */
  public MainText() {
    this(Format.TEXT);
  }

  /** Gives text in a format. */
  public MainText(Format format) {
    this.format = format;
  }

  /** The main text of a page and what the page says of itself. */
  public Page of(String html) {
    return open(html).main();
  }

  /** All text of a page, a line for each block, as WET files hold it. */
  public Page everything(String html) {
    return open(html).everything();
  }

  /** Reads a page once, for several questions. */
  public Opened open(String html) {
    return new Opened(read(html), format);
  }

  /** A page that was read. Not thread-safe. */
  public static final class Opened {
    private final PageTree page;
    private final Format format;

    private Opened(PageTree page, Format format) {
      this.page = page;
      this.format = format;
    }

    /** The main text, and what the page says of itself. */
    public Page main() {
      Attempts.Result result = new Attempts(page, format).best();
      return new Page(
          page.title, result.text(), page.language, page.canonical, page.robots, result.blocks());
    }

    /** All text, a line for each block. */
    public Page everything() {
      return new Page(
          page.title, lines(false), page.language, page.canonical, page.robots, List.of());
    }

    /** All text that is not hidden, a line for each block. */
    public String shown() {
      return lines(true);
    }

    private String lines(boolean withoutHidden) {
      StringJoiner lines = new StringJoiner("\n");
      for (Block block : page.blocks) {
        if (!withoutHidden || !block.element.hidden) {
          lines.add(page.text(block));
        }
      }
      return lines.toString();
    }
  }

  /**
   * How the text was found, and what became of each block of a page, a line for each: its fate,
   * where it stands, and how it begins.
   */
  public List<String> explain(String html) {
    PageTree page = read(html);
    Attempts.Result result = new Attempts(page, format).best();
    List<String> lines = new ArrayList<>();
    lines.add("way: " + result.way().label());
    Fate[] fates = result.fates();
    for (int i = 0; i < fates.length; i++) {
      Block block = page.blocks.get(i);
      String text = page.text(block);
      lines.add(
          String.format(
              Locale.ROOT,
              "%-13s %s %5.0f %3.0f%% %s",
              fates[i].name().toLowerCase(Locale.ROOT).replace('_', '-'),
              path(block.element, result.container()),
              block.weight,
              100 * block.linkDensity(),
              text.substring(0, Math.min(text.length(), EXPLAINED))));
    }
    return lines;
  }

  /** The last elements around a block; the chosen one in brackets, those left out with a minus. */
  private static String path(Element element, Element container) {
    String path = "";
    int names = 0;
    for (Element at = element; at != null && names++ < PATH; at = at.parent) {
      String name = at.tag.element();
      if (!at.names().isBlank()) {
        name += "." + at.names().replaceAll("\\s+", ".");
      }
      name = at == container ? "[" + name + "]" : name;
      path = "-".repeat(at.bad) + name + (path.isEmpty() ? "" : "/") + path;
    }
    return path;
  }

  private PageTree read(String html) {
    PageBuilder builder = new PageBuilder(hints, format);
    tokenizer.run(html, builder);
    return builder.finish();
  }

  /** The names of the ways in which text may have been found, for messages. */
  public static List<String> ways() {
    return Arrays.stream(Attempts.Way.values()).map(Attempts.Way::label).toList();
  }
}

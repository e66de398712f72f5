package dev.tamis.pipeline.extract;

import java.util.Locale;
import org.jsoup.parser.Parser;

/** What a page says of itself in its head. */
final class Metadata {
  private Metadata() {}

  static void meta(PageTree page, Attributes attributes) {
    String name = attributes.get("name") + attributes.get("property");
    if (name.isEmpty()) {
      return;
    }
    switch (name.toLowerCase(Locale.ROOT)) {
      case "og:title" -> page.headline = value(attributes);
      case "robots", "tdm-reservation" ->
          page.robots = (page.robots + " " + value(attributes)).strip();
      default -> {}
    }
  }

  static void link(PageTree page, Attributes attributes) {
    if (attributes.get("rel").equalsIgnoreCase("canonical")) {
      page.canonical = Parser.unescapeEntities(attributes.get("href"), true).strip();
    }
  }

  private static String value(Attributes attributes) {
    return Parser.unescapeEntities(attributes.get("content"), true).strip();
  }
}

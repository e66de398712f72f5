package dev.tamis.pipeline.extract;

import java.util.List;
import java.util.Locale;
import org.jsoup.parser.Parser;

/** What a page says of itself in its head. */
final class Metadata {
  private static final List<String> FORUMS =
      List.of(
          "discourse",
          "discuz",
          "flarum",
          "invision",
          "mybb",
          "nodebb",
          "phpbb",
          "simple machines",
          "vanilla",
          "vbulletin",
          "xenforo");

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
      case "generator" -> page.forum |= isForum(value(attributes));
      default -> {}
    }
  }

  static void link(PageTree page, Attributes attributes) {
    if (attributes.get("rel").equalsIgnoreCase("canonical")) {
      page.canonical = Parser.unescapeEntities(attributes.get("href"), true).strip();
    }
  }

  private static boolean isForum(String generator) {
    String name = generator.toLowerCase(Locale.ROOT);
    return FORUMS.stream().anyMatch(name::contains);
  }

  /** Keeps JSON-LD that has the text of an article; it is read when there is no other. */
  static void structured(PageTree page, String json) {
    if (json.contains("\"articleBody\"") || json.contains("\"text\"")) {
      page.structured.add(json);
    }
    page.paid |= json.contains("isAccessibleForFree");
  }

  /** Whether an image is that of a formula whose TeX is its alternative text. */
  static boolean isFormula(Attributes attributes) {
    String names = ' ' + attributes.get("class") + ' ';
    String source = attributes.get("src");
    return names.contains(" latex ")
        || names.contains(" tex ")
        || source.contains("latex.php?")
        || source.contains("mathtex.cgi")
        || source.contains("latex.codecogs.com")
        || source.contains("/equation?tex=");
  }

  private static String value(Attributes attributes) {
    return Parser.unescapeEntities(attributes.get("content"), true).strip();
  }
}

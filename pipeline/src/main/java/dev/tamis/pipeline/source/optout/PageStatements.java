package dev.tamis.pipeline.source.optout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.parser.Parser;

/**
 * What a page says of its use in its own code: elements "meta", links to a licence, and the licence
 * of its JSON-LD.
 *
 * @param metas names and contents of its elements "meta", in their order
 * @param links addresses of licences
 */
public record PageStatements(List<Meta> metas, List<Link> links) {
  /** A text that is no page. */
  public static final PageStatements NONE = new PageStatements(List.of(), List.of());

  /** More than this of either kind is read over. */
  static final int MOST = 64;

  private static final int LONGEST = 1024;
  private static final int LONGEST_JSON = 1 << 18;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the lists. */
  public PageStatements {
    metas = List.copyOf(metas);
    links = List.copyOf(links);
  }

  /**
   * A {@code meta} element.
   *
   * @param name or {@code http-equiv}, in lower case
   */
  public record Meta(String name, String content) {}

  /**
   * Where a licence is named.
   *
   * @param by {@code rel}, {@code rsl}, {@code schema.org} or {@code link}, a link to Creative
   *     Commons that does not say that it is the page's licence
   */
  public record Link(String by, String href) {}

  /** Reads the code of a page, in time that grows with its length alone. */
  public static PageStatements of(String html) {
    List<Meta> metas = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    TagScanner scanner = new TagScanner(html);
    for (TagScanner.Tag tag = scanner.next(); tag != null; tag = scanner.next()) {
      switch (tag.name()) {
        case "meta" -> meta(tag, metas, links);
        case "link", "a", "area" -> link(tag, links);
        case "script" -> json(scanner.content(), links);
        default -> {}
      }
    }
    return metas.isEmpty() && links.isEmpty() ? NONE : new PageStatements(metas, links);
  }

  private static void meta(TagScanner.Tag tag, List<Meta> metas, List<Link> links) {
    String name = tag.get("name").isEmpty() ? tag.get("http-equiv") : tag.get("name");
    String content = value(tag.get("content"));
    String lower = name.strip().toLowerCase(Locale.ROOT);
    if (isLicence(tag.get("itemprop")) || isLicence(tag.get("property")) || isLicence(lower)) {
      add(new Link("schema.org", content), links);
    } else if (!name.isEmpty() && metas.size() < MOST && content.length() <= LONGEST) {
      metas.add(new Meta(lower, content));
    }
  }

  private static void link(TagScanner.Tag tag, List<Link> links) {
    String href = value(tag.get("href"));
    boolean license = false;
    for (String rel : tag.get("rel").toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      license |= rel.equals("license") || rel.equals("licence");
    }
    if (license && tag.get("type").toLowerCase(Locale.ROOT).contains("rsl")) {
      add(new Link("rsl", href), links);
    } else if (license) {
      add(new Link("rel", href), links);
    } else if (isLicence(tag.get("itemprop")) || isLicence(tag.get("property"))) {
      add(new Link("schema.org", href), links);
    } else if (href.toLowerCase(Locale.ROOT).contains("creativecommons.org/")) {
      add(new Link("link", href), links);
    }
  }

  private static boolean isLicence(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "license",
          "licence",
          "cc:license",
          "dc.rights.license",
          "dct:license",
          "dcterms.license",
          "dcterms:license",
          "schema:license" ->
          true;
      default -> false;
    };
  }

  private static void json(String json, List<Link> links) {
    if (json.length() > LONGEST_JSON || !json.contains("\"license\"")) {
      return;
    }
    try {
      for (JsonNode license : JSON.readTree(json).findValues("license")) {
        for (JsonNode one : license.isArray() ? license : List.of(license)) {
          JsonNode named = one.isObject() ? one.path(one.has("@id") ? "@id" : "url") : one;
          if (named.isTextual()) {
            add(new Link("schema.org", named.asText()), links);
          }
        }
      }
    } catch (JsonProcessingException e) {
      // A page whose JSON-LD is broken says nothing by it.
    }
  }

  private static void add(Link link, List<Link> links) {
    if (!link.href.isEmpty() && link.href.length() <= LONGEST && links.size() < MOST) {
      links.add(link);
    }
  }

  private static String value(String attribute) {
    return Parser.unescapeEntities(attribute, true).strip();
  }
}

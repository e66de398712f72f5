package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Code and tables of a page of which only the plain text is known: {@code pre} and {@code table}
 * elements, read by another parser, whose words all stand in that text.
 */
final class MarkedParts {
  /** Less is no table. */
  private static final int FEWEST = 2;

  private MarkedParts() {}

  /** What of a page is known to be code and tables. */
  static MarkdownParts of(String html, String gold) {
    Document page = Jsoup.parse(html);
    String words = words(gold);
    StringBuilder code = new StringBuilder();
    page.select("noscript").remove();
    for (Element pre : page.select("pre")) {
      String text = pre.wholeText();
      boolean known = !words(text).isEmpty() && words.contains(words(text));
      if (known && pre.parents().stream().noneMatch(in -> in.normalName().equals("table"))) {
        text.strip().lines().forEach(line -> code.append(line.stripTrailing()).append('\n'));
      }
    }
    List<List<String>> tables = new ArrayList<>();
    for (Element table : page.select("table")) {
      tables.addAll(rows(table, words));
    }
    return new MarkdownParts("", code.toString(), "", tables);
  }

  private static List<List<String>> rows(Element table, String words) {
    List<List<String>> rows = new ArrayList<>();
    int known = 0;
    int cells = 0;
    int filled = 0;
    for (Element row : table.select("tr")) {
      List<String> texts = new ArrayList<>();
      for (Element cell : row.select("td, th")) {
        texts.add(cell.text().strip());
        known += words.contains(words(cell.text())) ? 1 : 0;
        cells++;
        filled += cell.text().isBlank() ? 0 : 1;
      }
      rows.add(texts);
    }
    boolean nested = !table.select("table table, pre, ul, h1, h2, h3").isEmpty();
    boolean wide = rows.size() >= FEWEST && rows.stream().allMatch(row -> row.size() >= FEWEST);
    return !nested && wide && known == cells && 2 * filled >= cells ? rows : List.of();
  }

  private static String words(String text) {
    return text.replaceAll("[\\s\\u00a0]+", "");
  }
}

package dev.tamis.pipeline.extract;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * All the text of a page, a line for each block, without scripts, menus and footers. Thread-safe.
 */
public final class PageText {
  private static final Set<String> LEFT_OUT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "head",
          "nav",
          "footer",
          "aside",
          "form",
          "button",
          "select",
          "iframe",
          "svg");

  private PageText() {}

  /** Takes the text from a page. */
  public static Page of(String html, String url) {
    Document page = Jsoup.parse(html, url);
    Lines lines = new Lines();
    NodeTraversor.traverse(lines, page);
    return new Page(page.title(), lines.toString());
  }

  private static final class Lines implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();
    private int leftOut;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        leftOut += LEFT_OUT.contains(element.normalName()) ? 1 : 0;
        if (element.isBlock() || element.normalName().equals("br")) {
          endLine();
        }
      } else if (node instanceof TextNode words && leftOut == 0) {
        append(words.getWholeText());
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        leftOut -= LEFT_OUT.contains(element.normalName()) ? 1 : 0;
        if (element.isBlock()) {
          endLine();
        }
      }
    }

    private void append(String words) {
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        if (!Character.isWhitespace(c)) {
          text.append(c);
        } else if (text.length() > 0 && !Character.isWhitespace(text.charAt(text.length() - 1))) {
          text.append(' ');
        }
      }
    }

    private void endLine() {
      int end = text.length();
      if (end > 0 && text.charAt(end - 1) == ' ') {
        text.setLength(--end);
      }
      if (end > 0 && text.charAt(end - 1) != '\n') {
        text.append('\n');
      }
    }

    @Override
    public String toString() {
      return text.toString().strip();
    }
  }
}

package dev.tamis.pipeline.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostilePagesTest {
  private static final int REPEATED = 200_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>", "<table><b>x</table>", "<table><tr><td>", "<ul><li>", "<a href=x>y", "<p>", "</p>",
        "<!--", "<![CDATA[", "<script>", "<svg><title>", "&am", "&#x41;", "<div class=\"a b c\">x",
        "<b><i><p>x", "<select><option>", "<td>x", "</div>", "<pre>\n x", "<h1>x", "<math><mi>x",
        "<", "<a", "<a b=\"", "<br>", "x ", "<button><div>", "<table><tr><td>x</td></tr></table>"
      })
  void aPageThatRepeatsAnythingEnds(String part) {
    String page = part.repeat(REPEATED);
    // Not a measurement: what is quadratic would take minutes here.
    Page taken = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> new MainText().of(page));
    assertNotNull(taken.text());
  }

  @Test
  void randomMarkupIsAnswered() {
    List<String> parts =
        List.of(
            "<div>",
            "</div>",
            "<p>",
            "<ul>",
            "<li>",
            "</ul>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<a href=x>",
            "</a>",
            "text. ",
            "&amp;",
            "&#0;",
            "\ud800",
            "<br/>",
            "<span class=share>",
            "</span>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<h2>",
            "<pre>",
            "</pre>",
            "<",
            ">",
            "\"",
            "=",
            "<svg>",
            "</svg>",
            "<body>",
            "</html>",
            "<head>",
            "<title>",
            "</title>",
            "日本。");
    SplittableRandom random = new SplittableRandom(20261124);
    MainText extractor = new MainText();
    for (int round = 0; round < 3000; round++) {
      StringBuilder page = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        page.append(parts.get(random.nextInt(parts.size())));
      }
      assertNotNull(extractor.of(page.toString()).text());
      assertNotNull(extractor.explain(page.toString()));
    }
  }

  /** On well-formed pages the tokenizer finds the words that a full parser finds. */
  @Test
  void findsTheWordsThatJsoupFinds() {
    SplittableRandom random = new SplittableRandom(7);
    String[] tags = {"div", "p", "section", "ul", "ol", "blockquote", "h2", "b", "em", "span"};
    for (int round = 0; round < 500; round++) {
      StringBuilder page =
          new StringBuilder("<!DOCTYPE html><html><head><title>t</title></head><body>");
      nest(page, tags, random, 0);
      page.append("</body></html>");
      assertEquals(
          Jsoup.parse(page.toString()).body().text().replace(" ", ""),
          new MainText().everything(page.toString()).text().replaceAll("\\s", ""),
          page.toString());
    }
  }

  private static void nest(StringBuilder page, String[] tags, SplittableRandom random, int depth) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      String tag = tags[random.nextInt(tags.length)];
      boolean block = !tag.equals("p") && !tag.equals("h2") && depth < 5 && random.nextBoolean();
      page.append("<").append(tag).append(" id='n").append(i).append("'>");
      page.append("w").append(random.nextInt(1000)).append(" &lt;&eacute;&#8364; ");
      if (block && !"b em span".contains(tag)) {
        nest(page, tags, random, depth + 1);
      }
      page.append("</").append(tag).append(">");
    }
  }

  @Test
  void lineFilterTakesWhatReadsLikeSentences() {
    String first =
        "The mill stands at the edge of the village, where the river bends before the old bridge.";
    String second =
        "Every morning the miller opens the sluice, and the water begins to move the heavy wheel.";
    String wet = "Home\nAbout\nContact\n" + first + "\nThe wheel\n" + second + "\nLogin\nImprint\n";
    assertEquals(first + "\nThe wheel\n" + second, LineFilter.filter(wet));
    assertEquals("a\nb", LineFilter.filter("a\nb"));
    assertEquals("", LineFilter.filter(""));
    assertTrue(LineFilter.filter("x".repeat(1 << 20)).length() == 1 << 20);
  }
}

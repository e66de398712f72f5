package dev.tamis.pipeline.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTextTest {
  private static final String FIRST =
      "The mill stands at the edge of the village, where the river bends before the old bridge.";
  private static final String SECOND =
      "Every morning the miller opens the sluice, and the water begins to move the heavy wheel.";

  private static Page page(String body) {
    return new MainText().of("<!DOCTYPE html><title>The mill</title><body>" + body);
  }

  private static String text(String body) {
    return page(body).text();
  }

  private static String article(String inside) {
    return "<article><p>" + FIRST + "</p>" + inside + "<p>" + SECOND + "</p></article>";
  }

  @Test
  void menusFootersCommentsAndBannersAreGone() {
    String page =
        "<nav><ul><li><a href=/>Home</a><li><a href=/a>About</a></ul></nav>"
            + "<div class='cookie-banner'>We use cookies to give you the best of all visits here.</div>"
            + article("")
            + "<div id=comments><p>First! I have seen this mill, it is a very fine one indeed.</p></div>"
            + "<footer><p>All rights are reserved by the miller and his heirs, for all time.</p></footer>";
    assertEquals(FIRST + "\n" + SECOND, text(page));
  }

  @Test
  void aNameThatDeceivesDoesNotCostTheText() {
    String sidebar = "<div class=sidebar><p>" + FIRST + "</p><p>" + SECOND + "</p></div>";
    assertEquals(FIRST + "\n" + SECOND, text("<div>Menu</div>" + sidebar));
  }

  @Test
  void listsTablesAndCodeKeepTheirForm() {
    assertEquals(
        FIRST + "\n- wheat\n- rye\n" + SECOND,
        text(article("<ul><li>wheat</li><li>rye</li></ul>")));
    assertEquals(
        FIRST + "\nGrain | Sacks\nRye | 12\n" + SECOND,
        text(article("<table><tr><th>Grain<th>Sacks<tr><td>Rye<td>12</table>")));
    assertEquals(
        FIRST + "\nif (x) {\n    mill();\n}\n" + SECOND,
        text(article("<pre><code>\nif (x) {\n    mill();\n}\n</code></pre>")));
  }

  @Test
  void aRowThatBeginsAsACreditDoesIsARow() {
    String rows = "<ul><li>Weight: 300 g</li><li>Image: 24 megapixels</li></ul>";
    String page = "<article><p>" + FIRST + "</p><p>" + SECOND + "</p>" + rows + "</article>";
    assertEquals(FIRST + "\n" + SECOND + "\n- Weight: 300 g\n- Image: 24 megapixels", text(page));
    String credit = page.replace(rows, "<p>Image: Jo Roe</p>");
    assertEquals(FIRST + "\n" + SECOND, text(credit));
  }

  @Test
  void formulasAreTex() {
    String math =
        "<p>The wheel turns with "
            + "<math><semantics><mi>v</mi><annotation encoding='application/x-tex'>v=\\omega r"
            + "</annotation></semantics></math> at its rim, as every miller has known for long.</p>";
    assertTrue(text(article(math)).contains("with $v=\\omega r$ at its rim"), text(article(math)));
  }

  @Test
  void theSummaryUnderTheHeadlineBelongsToTheText() {
    String lead =
        "A story of a mill, told by those who have worked in it for forty years, in two parts.";
    String page =
        "<header><h1>The mill</h1><p class=lead>"
            + lead
            + "</p></header><div class=article-body><p>"
            + FIRST
            + "</p><p>"
            + SECOND
            + "</p></div>";
    assertTrue(text(page).startsWith(lead), text(page));
  }

  @Test
  void headingsStandOnlyBeforeText() {
    assertEquals(FIRST + "\nThe wheel\n" + SECOND, text(article("<h2>The wheel</h2>")));
    assertFalse(text(article("") + "<h2>Read on</h2>").contains("Read on"));
  }

  @Test
  void knowsNoLanguage() {
    String japanese = "水車小屋は村のはずれにあり、川はそこで曲がって古い橋へと向かいます。毎朝、粉屋は水門を開けます。";
    String arabic =
        "تقف الطاحونة على حافة القرية، حيث ينحني النهر قبل أن يصل إلى الجسر القديم، وكل صباح يفتح الطحان البوابة.";
    String hindi =
        "चक्की गाँव के किनारे पर है, जहाँ नदी पुराने पुल तक पहुँचने से पहले मुड़ती है। हर सुबह चक्कीवाला फाटक खोलता है।";
    for (String prose : new String[] {japanese, arabic, hindi}) {
      String page =
          "<ul><li><a href=/>1</a><li><a href=/2>2</a></ul><div><div><p>"
              + prose
              + "</p><p>"
              + prose
              + "!</p></div></div><p><a href=/x>"
              + prose
              + "</a></p>";
      assertEquals(prose + "\n" + prose + "!", text(page));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`<html lang=de><link rel=canonical href='https://a.example/x?a=1&amp;b'>`, de, https://a.example/x?a=1&b",
        "`<html><body>`, ``, ``"
      })
  void tellsWhatThePageSaysOfItself(String html, String language, String canonical) {
    Page page = new MainText().of(html + "<title> A\n title &amp; more </title><p>x");
    assertEquals("A title & more", page.title());
    assertEquals(language, page.language());
    assertEquals(canonical, page.canonical());
  }

  @Test
  void endTagsThatAreLeftOutAreImplied() {
    assertEquals(
        FIRST + "\n- one\n- two\n" + SECOND,
        text("<div><p>" + FIRST + "<ul><li>one<li>two</ul><p>" + SECOND));
  }

  @Test
  void anElementOfNoTextThatIsNeverEndedCostsNoMoreThanWhatItIsIn() {
    assertEquals(
        FIRST + "\n" + SECOND,
        text("<div><p>" + FIRST + "</p><div><button>Press</div><p>" + SECOND + "</p></div>"));
  }

  @Test
  void explainsTheFateOfEveryBlock() {
    var lines = new MainText().explain("<body><nav><a href=/>Home</a></nav>" + article(""));
    assertEquals(4, lines.size(), "how the text was found, then a line for each block");
    assertTrue(lines.get(1).contains("nav"), lines.get(1));
    assertTrue(lines.get(2).startsWith("kept"), lines.get(2));
  }
}

package dev.tamis.pipeline.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.report.statistics.GeneratedStatistics;
import dev.tamis.pipeline.report.statistics.Statistics;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPageTest {
  static final Repeat REPEAT =
      new Repeat(
          "./tamis run --input 'shards/*.warc.gz' --output out --recipe recipe.yaml",
          "version: 1\nname: generated\n",
          new TreeMap<>(Map.of("textness", "ab".repeat(32))),
          new TreeMap<>(Map.of("gopher-quality", "Gopher for any language")));

  static final Statistics LARGE = GeneratedStatistics.of(7, 240, 50_000);
  static final String HTML = new ReportPage(LARGE, REPEAT).render();

  @Test
  void aLargeRunStaysUnderTwoMegabytes() {
    int bytes = HTML.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < 2_000_000, bytes + " bytes");
  }

  @Test
  void theSameNumbersGiveTheSamePage() {
    assertEquals(HTML, new ReportPage(GeneratedStatistics.of(7, 240, 50_000), REPEAT).render());
  }

  @Test
  void everyLinkOnThePageLeadsToAPlaceOnIt() {
    Set<String> ids = all(" id=\"([^\"]+)\"").collect(Collectors.toCollection(HashSet::new));
    List<String> dead =
        all("href=\"#([^\"]+)\"").filter(id -> !ids.contains(id)).distinct().toList();
    assertEquals(List.of(), dead);
    assertEquals(ids.size(), all(" id=\"([^\"]+)\"").count(), "an id stands twice");
  }

  private java.util.stream.Stream<String> all(String pattern) {
    return Pattern.compile(pattern).matcher(HTML).results().map(found -> found.group(1));
  }

  @Test
  void nothingIsFetched() {
    assertEquals(List.of(), all("(?:src|href)=\"(https?:[^\"]+)\"").toList());
    assertFalse(HTML.contains("url("), "a style that loads");
    assertFalse(HTML.contains("@import"), "a style that loads");
  }

  @Test
  void whatNamesSayIsTextAndNotMarkup() {
    Statistics own =
        dev.tamis.pipeline.report.statistics.StatisticsFile.read(
            "statistics.json",
            new String(
                    dev.tamis.pipeline.report.statistics.StatisticsFile.write(LARGE),
                    StandardCharsets.UTF_8)
                .replace("\"generated\"", "\"<script>alert(1)</script>\"")
                .replace("site-00000.example", "<img src=x>\\\" onload=y")
                .getBytes(StandardCharsets.UTF_8));
    String page = new ReportPage(own, REPEAT).render();
    assertFalse(page.contains("<script>alert"));
    assertFalse(page.contains("<img"));
    assertTrue(page.contains("&lt;script&gt;alert(1)"));
  }

  @Test
  void alertsNameWhatStandsOut() {
    Map<String, Long> kinds =
        Alert.of(LARGE).stream()
            .collect(Collectors.groupingBy(Alert::kind, TreeMap::new, Collectors.counting()));
    assertEquals(1L, kinds.get("failed"));
    assertEquals(1L, kinds.get("english"), "generated English is less than half");
    assertEquals(1L, kinds.get("language-dropped"), "the eighth language loses nearly all");
    assertEquals(1L, kinds.get("language-unsure"), "several languages, one alert");
    assertEquals(1L, kinds.get("rule-idle"), "max-words drops nothing");
    assertEquals(1L, kinds.get("never-evaluated"));
    assertTrue(kinds.containsKey("cut-near-mode"));
  }

  @ParameterizedTest
  @CsvSource({
    "--text,--bg,4.5",
    "--text,--panel,4.5",
    "--text,--alert,4.5",
    "--soft,--bg,4.5",
    "--soft,--panel,4.5",
    "--link,--bg,4.5",
    "--mark,--bg,3",
    "--out,--bg,3",
    "--cut,--bg,3",
    "--alert-line,--bg,3"
  })
  void coloursStandOutFromTheirGround(String colour, String ground, double least) {
    Matcher themes = Pattern.compile(":root\\{([^}]+)}").matcher(ReportPage.resource("report.css"));
    int found = 0;
    while (themes.find()) {
      Map<String, String> colours = new TreeMap<>();
      for (String rule : themes.group(1).split(";", -1)) {
        int colon = rule.indexOf(':');
        colours.put(rule.substring(0, colon), rule.substring(colon + 1));
      }
      double contrast = contrast(colours.get(colour), colours.get(ground));
      assertTrue(contrast >= least, colour + " on " + ground + ": " + contrast);
      found++;
    }
    assertEquals(3, found, "light, dark, print");
  }

  /** Contrast as WCAG 2.2 defines it. */
  private static double contrast(String a, String b) {
    double x = luminance(a) + 0.05;
    double y = luminance(b) + 0.05;
    return Math.max(x, y) / Math.min(x, y);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "0,10,0.0%",
    "1,100000,<0.1%",
    "99999,100000,>99.9%",
    "10,10,100.0%",
    "1,3,33.3%",
    "0,0,–"
  })
  void sharesDoNotRoundToNothingOrAll(long part, long whole, String text) {
    assertEquals(text, Format.percent(part, whole));
  }

  @ParameterizedTest
  @CsvSource({
    "999,999",
    "1000,1\u202fK",
    "999499,999\u202fK",
    "999500,1\u202fM",
    "123456789,123\u202fM"
  })
  void briefNumbers(long number, String text) {
    assertEquals(text, Format.brief(number));
  }
}

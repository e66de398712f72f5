package dev.tamis.pipeline.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The report of a large run in a real browser. Pictures are left in {@code target/report-pictures}.
 */
class ReportInBrowserTest {
  private static final Path PICTURES = Path.of("target/report-pictures");

  private static final int README_WIDTH = 1100;
  private static final int README_HEIGHT = 900;
  private static final int SQUARE = 20;

  @TempDir static Path folder;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void openTheBrowser() throws Exception {
    Optional<Path> program = Browser.find();
    assumeTrue(
        program.isPresent(),
        "no Chromium on the PATH: the report is not looked at (apt-get install chromium)");
    page = Files.writeString(folder.resolve("index.html"), ReportPageTest.HTML);
    Files.createDirectories(PICTURES);
    browser = Browser.start(program.get(), Files.createDirectories(folder.resolve("profile")));
  }

  @AfterAll
  static void closeTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1280, false, screen",
    "dark, 1280, true, screen",
    "phone, 380, false, screen",
    "phone-dark, 380, true, screen",
    "print, 794, false, print"
  })
  void itFitsIsQuietAndFetchesNothing(String name, int width, boolean dark, String media)
      throws Exception {
    browser.open(page, width, dark, media);
    assertEquals(List.of(page.toUri().toString()), browser.requests);
    assertEquals(List.of(), browser.complaints);
    long scrolls = browser.evaluate("document.documentElement.scrollWidth").asLong();
    assertTrue(scrolls <= width, name + " is " + scrolls + " wide, not " + width);
    Files.write(PICTURES.resolve(name + ".png"), browser.picture(width, 3000));
    Files.write(PICTURES.resolve(name + "-figures.png"), pictureOf("histograms", width));
  }

  /** The README's picture is of this page, or is written anew with -Dtamis.rewrite=true. */
  @Test
  void theReadmeShowsThePageAsItIs() throws Exception {
    Path picture = Path.of("../docs/report.png");
    browser.open(page, README_WIDTH, false, "screen");
    byte[] now = browser.picture(README_WIDTH, README_HEIGHT);
    if (Boolean.getBoolean("tamis.rewrite")) {
      Files.write(picture, now);
    }
    int[] there = shades(Files.readAllBytes(picture));
    int[] here = shades(now);
    assertEquals(here.length, there.length, "the picture has another size");
    long difference = 0;
    for (int i = 0; i < here.length; i++) {
      difference += Math.abs(here[i] - there[i]);
    }
    // Other fonts move letters by a pixel; another page moves whole tiles and rows.
    double mean = (double) difference / here.length;
    assertTrue(mean < 8, "docs/report.png shows another page: " + mean + " of 255 on average");
  }

  /** Mean brightness of each square of pixels. */
  private static int[] shades(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int columns = image.getWidth() / SQUARE;
    int[] shades = new int[columns * (image.getHeight() / SQUARE)];
    for (int i = 0; i < shades.length; i++) {
      long sum = 0;
      for (int pixel :
          image.getRGB(
              i % columns * SQUARE, i / columns * SQUARE, SQUARE, SQUARE, null, 0, SQUARE)) {
        sum += (pixel >> 16 & 255) + (pixel >> 8 & 255) + (pixel & 255);
      }
      shades[i] = (int) (sum / (3L * SQUARE * SQUARE));
    }
    return shades;
  }

  private static byte[] pictureOf(String id, int width) throws Exception {
    browser.evaluate(
        "document.body.style.marginTop = -document.getElementById('"
            + id
            + "').getBoundingClientRect().top - scrollY + 'px'");
    return browser.picture(width, 2000);
  }

  @Test
  void nothingIsWrittenSmallerThanItCanBeRead() throws Exception {
    for (int width : new int[] {380, 1280}) {
      browser.open(page, width, false, "screen");
      double axis =
          browser
              .evaluate(
                  "Math.min(...[...document.querySelectorAll('svg')].map(s => 12 * s.getBoundingClientRect().width / 316))")
              .asDouble();
      assertTrue(axis >= 10, "figures of an axis are " + axis + " px at width " + width);
      assertTrue(
          browser
                  .evaluate(
                      "Math.min(...[...document.querySelectorAll('td,th,p,dd,dt,a')].map(e => parseFloat(getComputedStyle(e).fontSize)).filter(s => s > 0))")
                  .asDouble()
              >= 12);
    }
  }

  @Test
  void aTableIsSortedByTheColumnThatIsPressed() throws Exception {
    browser.open(page, 1280, false, "screen");
    String first = "document.querySelector('#languages tbody tr th').textContent";
    assertEquals("eng_Latn", browser.evaluate(first).asText());
    browser.evaluate(
        "(() => {const b = document.querySelectorAll('#languages thead button'); b[1].click(); b[1].click();})()");
    String last =
        "[...document.querySelectorAll('#languages tbody tr')].map(r => Number(r.cells[1].dataset.v)).every((v, i, a) => !i || a[i - 1] <= v)";
    assertTrue(browser.evaluate(last).asBoolean(), "fewest documents first");
  }

  @Test
  void allIsThereWithoutScripts() throws Exception {
    browser.send("Emulation.setScriptExecutionDisabled", java.util.Map.of("value", true));
    try {
      browser.open(page, 1280, false, "screen");
      assertEquals(List.of(), browser.complaints);
    } finally {
      browser.send("Emulation.setScriptExecutionDisabled", java.util.Map.of("value", false));
    }
  }

  @Test
  void theFirstPaintIsTold() throws Exception {
    browser.open(page, 1280, false, "screen");
    double millis =
        browser
            .evaluate(
                "new Promise(r => setTimeout(() => r(performance.getEntriesByType('paint')[0]?.startTime ?? -1), 1500))")
            .asDouble();
    assertTrue(millis > 0, "the browser says when it painted first");
    System.getLogger("report").log(System.Logger.Level.INFO, "first paint after {0} ms", millis);
    Files.writeString(PICTURES.resolve("first-paint.txt"), millis + " ms\n");
  }
}

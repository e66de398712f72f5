package dev.tamis.pipeline.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlKeyTest {
  private static final String PAGE = "https://www.mill.co.uk/a/b?x=1";

  @ParameterizedTest
  @CsvSource({
    "https://www.mill.co.uk/a/c,https://www.mill.co.uk/a/c",
    "https://mill.co.uk/a,https://mill.co.uk/a",
    "http://WWW.mill.co.uk:80/a#top,http://www.mill.co.uk/a",
    "/c,https://www.mill.co.uk/c",
    "c,https://www.mill.co.uk/a/c",
    "//shop.mill.co.uk/c,https://shop.mill.co.uk/c",
    // Another owner, also under the same public suffix.
    "https://other.co.uk/a," + PAGE,
    "https://mill.org/a," + PAGE,
    // Every page names the home page by mistake.
    "/," + PAGE,
    "https://www.mill.co.uk," + PAGE,
    // What is no address of a page.
    "javascript:void(0)," + PAGE,
    "http://[," + PAGE,
    "'   '," + PAGE,
    // Personal data were taken out.
    "https://www.mill.co.uk/?mail=[EMAIL]," + PAGE
  })
  void canonicalAddressCountsOnItsOwnDomain(String named, String expected) {
    assertEquals(expected, new UrlKey().canonical(PAGE, named));
  }

  @ParameterizedTest
  @CsvSource({"https://mill.co.uk/,https://www.mill.co.uk/,https://www.mill.co.uk/"})
  void homePagesAreEachOthers(String own, String named, String expected) {
    assertEquals(expected, new UrlKey().canonical(own, named));
  }
}

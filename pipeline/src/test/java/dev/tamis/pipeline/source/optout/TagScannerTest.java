package dev.tamis.pipeline.source.optout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagScannerTest {
  @ParameterizedTest
  @CsvSource({
    "<META name=a><meta name=b>, meta meta",
    "<metal name=a><m><met>, ''",
    "<Script>var a = '<meta name=a>';</SCRIPT><meta name=b>, meta",
    "<scr\u0131pt><meta name=a>, meta",
    "<title><meta name=a></title><titles><meta name=b>, meta",
    "<a href=/><a REL=License href=/l><area href=//CreativeCommons.org/x><a rel=l\u0131cense>, a area",
    "<a1 rel=license><abbr rel=license>, a",
    "<!-- <meta> --><link rel=license, link",
    "<script type='application/ld+json'>{}</script><iframe><meta></iframe>, script"
  })
  void tagsThatSayNothingOfUseArePassedOver(String html, String expected) {
    TagScanner scanner = new TagScanner(html);
    List<String> names = new ArrayList<>();
    for (TagScanner.Tag tag = scanner.next(); tag != null; tag = scanner.next()) {
      names.add(tag.name());
    }
    assertEquals(expected, String.join(" ", names));
  }
}

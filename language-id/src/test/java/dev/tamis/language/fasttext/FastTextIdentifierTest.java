package dev.tamis.language.fasttext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FastTextIdentifierTest {
  @ParameterizedTest
  @CsvSource({
    "__label__eng_Latn, eng_Latn",
    "__label__srp_Cyrl, srp_Cyrl",
    "eng_Latn, eng_Latn",
    "__label__en, eng_Latn",
    "__label__fra, fra_Latn",
    "__label__fr, fra_Latn",
    "__label__ru, rus_Cyrl",
    "__label__zh, zho_Hans",
    "__label__zh-Hant, zho_Hant",
    "__label__pt_BR, por_Latn",
    "__label__ckb, ckb_Arab",
    "__label__als, gsw_Latn",
    "__label__als_Latn, als_Latn",
    "__label__sh, hbs_Latn",
    "__label__tl, tgl_Latn",
    "__label__cbk-zam, cbk_Latn",
    "__label__map-bms, jav_Latn",
    "__label__jw, jav_Latn",
    "__label__zh-yue, yue_Hant",
    "__label__zh-min-nan, nan_Latn",
    "__label__be-x-old, bel_Cyrl",
    "__label__und, und_Zyyy",
  })
  void mapsLabels(String label, String tag) {
    assertEquals(LanguageTag.parse(tag), LabelTags.tag(label).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"__label__", "", "__label__hq", "__label__good", "__label__1", "en us"})
  void mapsNothingElse(String label) {
    assertFalse(LabelTags.tag(label).isPresent());
  }

  @Test
  void mapsEveryLabelOfTheModel() throws IOException {
    FastTextIdentifier identifier = new FastTextIdentifier(Fixtures.model("dense.bin"));
    assertEquals("[eng_Latn, fra_Latn, rus_Cyrl]", identifier.labels().toString());
  }

  @Test
  void refusesAModelOfSomethingElse() throws IOException {
    FastTextModel model = Fixtures.model("forest.bin");
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new FastTextIdentifier(model));
    assertTrue(e.getMessage().contains("260 of 260"), e.getMessage());
    assertTrue(e.getMessage().contains("__label__c"), e.getMessage());
  }

  @Test
  void identifiesByParagraph() throws IOException {
    FastTextIdentifier identifier = new FastTextIdentifier(Fixtures.model("dense.bin"));
    String latin = "bade fi gohu kale mino pu ".repeat(4);
    String cyrillic = "ваде жи лону ря сыте фу ".repeat(4);
    Identification one = identifier.identify(latin);
    assertEquals("eng_Latn", one.tag().toString());
    assertTrue(one.confidence() > 0.9, "confidence: " + one.confidence());
    assertFalse(one.multilingual());
    Identification two = identifier.identify(latin + latin + "\n" + cyrillic);
    assertEquals("eng_Latn", two.tag().toString());
    assertEquals("rus_Cyrl", two.runnerUp().toString());
    assertTrue(two.multilingual());
    assertEquals(0.33, two.languages().get(LanguageTag.parse("rus_Cyrl")), 0.05);
  }

  @Test
  void answersForAnyText() throws IOException {
    for (String name : List.of("dense.bin", "pruned.ftz", "tree.bin")) {
      FastTextIdentifier identifier = new FastTextIdentifier(Fixtures.model(name));
      assertEquals(Identification.NONE, identifier.identify(""));
      assertEquals(Identification.NONE, identifier.identify("12345 67890 !?"));
      identifier.identify("\uD800\uD800ba\uDC00\u0301\u0301\u0301\u0301\u0301 \u200F\u202E");
      identifier.identify("\u0301".repeat(100));
      identifier.identify("я".repeat(1_000_000));
    }
  }
}

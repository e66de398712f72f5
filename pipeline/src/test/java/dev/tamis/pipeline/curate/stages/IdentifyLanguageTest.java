package dev.tamis.pipeline.curate.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tamis.language.LanguageIdentifier;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Position;
import dev.tamis.pipeline.recipe.LanguageSection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifyLanguageTest {
  private static Verdict judge(String text, LanguageSection section) {
    Document document =
        Document.of(
                new CrawlRecord(
                    "shard",
                    new Position(0, 0),
                    "",
                    "",
                    "",
                    new Body.Chars(false, text),
                    Collections.emptySortedMap(),
                    false))
            .withText(text);
    return new IdentifyLanguage(LanguageIdentifier.embedded(), section).apply(document);
  }

  /** Digits, a script that the model does not know, mashed keys. */
  @ParameterizedTest
  @ValueSource(
      strings = {"12 345 678, 90", "ꓐꓑꓒ ꓓꓔꓕ ꓖꓗꓘ ꓙꓚꓛ", "asdkjh qwlekj zxmncb qwoiue sdkfjh asd"})
  void undeterminedDocumentsStayWhereTheRecipeSaysSo(String text) {
    for (List<String> keep : List.of(List.<String>of(), List.of("deu_Latn"))) {
      assertInstanceOf(
          Verdict.Kept.class, judge(text, new LanguageSection("", keep, 0.3, true)), text);
      Verdict.Excluded excluded =
          assertInstanceOf(
              Verdict.Excluded.class, judge(text, new LanguageSection("", keep, 0.3, false)), text);
      assertEquals("undetermined", excluded.decision().rule());
    }
  }

  @Test
  void otherLanguagesAndUnsureOnesLeave() {
    String german = "Die Fähre verlässt den Hafen um sieben und kommt vor der Dunkelheit zurück.";
    LanguageSection french = new LanguageSection("", List.of("fra_Latn"), 0.3, true);
    assertEquals("other-language", ((Verdict.Excluded) judge(german, french)).decision().rule());
    LanguageSection sure = new LanguageSection("", List.of(), 1, false);
    String brief = "banka je";
    assertEquals("min-confidence", ((Verdict.Excluded) judge(brief, sure)).decision().rule());
    assertInstanceOf(
        Verdict.Kept.class, judge(german, new LanguageSection("", List.of(), 0.9, false)));
  }
}

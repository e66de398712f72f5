package dev.tamis.pipeline.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Words;
import dev.tamis.pipeline.corpus.CountedWords;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Position;
import dev.tamis.pipeline.ledger.Tally;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static Document document(String tag) {
    return document(tag, false);
  }

  private static Document document(String tag, boolean multilingual) {
    CrawlRecord record =
        new CrawlRecord(
            "shard",
            new Position(0, 0),
            "",
            "",
            "",
            new Body.Chars(false, "text"),
            Collections.emptySortedMap(),
            false);
    LanguageTag parsed = LanguageTag.parse(tag);
    return Document.of(record)
        .withText("text")
        .with(new Identification(parsed, 0.9, parsed, Collections.emptySortedMap(), multilingual));
  }

  private static Tally facts(Document document) {
    Tally facts = new Tally();
    new Facts(new Words(), text -> 0, facts).count(document, Cuts.NONE, 1);
    return facts;
  }

  @Test
  void aMultilingualDocumentIsCountedAndSaysSo() {
    Document document = document("deu_Latn", true);
    assertEquals(1, facts(document).get("languages/deu_Latn/multilingual"));
    String line = new String(DocumentLine.of(document, Cuts.NONE, 1), StandardCharsets.UTF_8);
    assertTrue(line.contains("\"multilingual\":true"), line);
    assertEquals(0, facts(document("deu_Latn")).get("languages/deu_Latn/multilingual"));
  }

  @Test
  void wordsThatAStageHasCountedAreNotCutAgainUnlessTheTextIsAnotherOne() {
    Document counted = document("deu_Latn").with(new CountedWords("text", 3));
    assertEquals(3, facts(counted).get("languages/deu_Latn/words"));
    assertEquals(2, facts(counted.withText("a text")).get("languages/deu_Latn/words"));
    assertEquals(1, facts(document("deu_Latn")).get("languages/deu_Latn/words"));
  }

  @Test
  void aLanguageWithoutStopWordsIsCounted() {
    Tally facts = facts(document("shn_Mymr"));
    facts.addAll(facts(document("shn_Mymr")));
    facts.addAll(facts(document("eng_Latn")));
    assertEquals(2, facts.get("words/no_stop_words/shn_Mymr"));
    assertEquals(2, facts.sum("words/"));
    assertEquals(4, facts.get("languages/eng_Latn/bytes"));
    assertEquals(1, facts.get("languages/eng_Latn/words"));
    assertEquals(900_000, facts.get("languages/eng_Latn/confidence_millionths"));
    assertEquals(3, facts.get("tlds/none/documents"));
    assertEquals(12, facts.get("months/none/bytes"));
    assertEquals(1, facts.get("languages/eng_Latn/kept"));
  }
}

package dev.tamis.pipeline.curate.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.language.Identification;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Words;
import dev.tamis.pipeline.assemble.DocumentLine;
import dev.tamis.pipeline.corpus.CountedWords;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.PageFacts;
import dev.tamis.pipeline.curate.models.RuleSettings;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Position;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.RulesSection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckRulesTest {
  private static final String LINE = "The mill stands at the old bridge, and it grinds.\n";
  private static final String MENU = "Home | Shop | Basket\n";

  @BeforeAll
  static void files() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private static CheckRules rules(RulesSection section) {
    return new CheckRules(RuleSettings.of(section), section.annotate());
  }

  private static CheckRules rules(boolean annotate, String... sets) {
    return rules(new RulesSection(List.of(sets), annotate, "", "", Map.of()));
  }

  private static Document document(String text, String tag) {
    LanguageTag language = LanguageTag.parse(tag);
    return Document.of(
            new CrawlRecord(
                "shard",
                new Position(0, 0),
                "",
                "https://example.org/",
                "",
                new Body.Chars(false, text),
                new TreeMap<>(),
                false))
        .withText(text)
        .with(new PageFacts("a title", "", "", ""))
        .with(
            new Identification(language, 1, language, new TreeMap<>(Map.of(language, 1.0)), false));
  }

  private static Document kept(Verdict verdict) {
    return ((Verdict.Kept) verdict).document();
  }

  @Test
  void aSetThatTakesLinesOutChangesTheText() {
    Document left = kept(rules(false, "c4").apply(document((LINE + MENU).repeat(3), "eng_Latn")));
    assertEquals(LINE.repeat(3).strip(), left.text());
    assertEquals("a title", left.page().title());
    assertEquals(Map.of(), left.quality().signals());
  }

  @Test
  void whatFollowsMeasuresTheTextThatIsLeft() {
    Document before = document((LINE + MENU).repeat(3), "eng_Latn");
    Document left =
        kept(
            rules(true, "c4", "datatrove-gopher-quality")
                .apply(document((LINE + MENU).repeat(9), "eng_Latn")));
    assertEquals(9 * 10, left.quality().signals().get("rps_doc_word_count"));
    assertTrue(rules(false, "gopher-quality").apply(before) instanceof Verdict.Excluded);
  }

  @ParameterizedTest
  @CsvSource({
    "eng_Latn, The mill stands at the old bridge; 12 of us went there!",
    "jpn_Jpan, 古い橋のそばに水車小屋が立っている。",
    "tha_Thai, โรงสีตั้งอยู่ใกล้สะพานเก่า",
    "kor_Kore, 방앗간은 오래된 다리 옆에 서 있다."
  })
  void itsWordsAreThoseThatTheReportCounts(String tag, String text) {
    Words words = new Words();
    words.cut(text, LanguageTag.parse(tag));
    int count = 0;
    for (int i = 0; i < words.count(); i++) {
      count += words.isWord(i) ? 1 : 0;
    }
    Document left = kept(rules(false, "llama3").apply(document(text, tag)));
    CountedWords counted = left.find(CountedWords.class, CountedWords.NONE);
    assertEquals(count, counted.of(text));
    assertEquals(-1, counted.of(text + "."));
    assertEquals(
        -1,
        kept(rules(false).apply(document(text, tag)))
            .find(CountedWords.class, CountedWords.NONE)
            .of(text));
  }

  @Test
  void wordsOfATextThatLosesLinesAreThoseOfWhatIsLeft() {
    CheckRules stage = rules(false, "c4", "datatrove-gopher-quality");
    Document left = kept(stage.apply(document((LINE + MENU).repeat(9), "eng_Latn")));
    assertEquals(9 * 10, left.find(CountedWords.class, CountedWords.NONE).of(left.text()));
  }

  @Test
  void annotatedSignalsStandInTheLineAndNothingIsDropped() throws IOException {
    Document left = kept(rules(true).apply(document(MENU, "eng_Latn")));
    JsonNode line =
        new ObjectMapper()
            .readTree(new String(DocumentLine.of(left, Cuts.NONE, 1), StandardCharsets.UTF_8));
    assertEquals(3, line.at("/signals/rps_doc_word_count").asInt());
    assertEquals(5, line.at("/signals/doc_token_count").asInt());
    assertEquals(left.quality().signals().size(), line.get("signals").size());
    JsonNode plain =
        new ObjectMapper()
            .readTree(
                new String(
                    DocumentLine.of(
                        kept(rules(false).apply(document(MENU, "eng_Latn"))), Cuts.NONE, 1),
                    StandardCharsets.UTF_8));
    assertTrue(plain.path("signals").isMissingNode());
  }

  @Test
  void aLanguageWithoutThresholdsIsCountedAndItsRulesAreNot() {
    CheckRules stage = rules(false, "fineweb2");
    kept(stage.apply(document(LINE, "qqq_Latn")));
    kept(stage.apply(document(LINE, "qqq_Latn")));
    Tally tally = new Tally();
    stage.takeCounts(tally);
    assertEquals(2, tally.get("without_thresholds/fineweb2/qqq_Latn"));
    assertEquals(0, tally.get("rules/fineweb2/min-words"));
    Tally again = new Tally();
    stage.takeCounts(again);
    assertEquals(0, again.get("without_thresholds/fineweb2/qqq_Latn"));
  }

  @Test
  void flaggedWordsComeFromTheFilesThatTheRecipeNames(@TempDir Path folder) throws IOException {
    Path list = Files.writeString(folder.resolve("en.txt"), "# a remark\nmill\n\nold bridge\n");
    CheckRules stage =
        rules(
            new RulesSection(
                List.of("llama3"), false, "", "", Map.of("eng_Latn", list.toString())));
    Verdict verdict = stage.apply(document(LINE, "eng_Latn"));
    assertEquals("flagged-words", ((Verdict.Excluded) verdict).decision().rule());
    kept(stage.apply(document(LINE, "deu_Latn")));
  }

  @Test
  void aBrokenTableIsAnErrorAtSubmit(@TempDir Path folder) throws IOException {
    Path table = Files.writeString(folder.resolve("t.tsv"), "deu_Latn\t1\n");
    RulesSection section =
        new RulesSection(List.of("fineweb2"), false, table.toString(), "", Map.of());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> RuleSettings.of(section));
    assertTrue(e.getMessage().startsWith("rules.fineweb2 " + table), e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            RuleSettings.of(
                new RulesSection(List.of("fineweb2"), false, "/none.tsv", "", Map.of())));
  }

  @Test
  void anUnknownSetIsAnErrorWithTheNearest() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> rules(false, "fineweb3"));
    assertTrue(e.getMessage().contains("did you mean \"fineweb"), e.getMessage());
  }
}

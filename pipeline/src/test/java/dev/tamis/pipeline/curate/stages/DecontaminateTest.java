package dev.tamis.pipeline.curate.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Position;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecontaminateTest {
  private static final String ITEM =
      "Which of the two mills by the river stood longer after the flood of that cold spring?";

  @TempDir Path folder;

  @BeforeAll
  static void fileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private DocumentStage stage(String... changes) throws IOException {
    Path items = folder.resolve("mills.txt");
    Files.writeString(items, ITEM + "\n", StandardCharsets.UTF_8);
    List<String> recipe =
        new ArrayList<>(List.of("decontaminate.benchmarks={mills: " + items + "}"));
    recipe.addAll(List.of(changes));
    return Decontaminate.load(RecipeReader.read(null, recipe)).newStage().get();
  }

  private static Document document(String text) {
    return Document.of(
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
  }

  @Test
  void documentsWithAnItemLeaveAndAreCounted() throws IOException {
    DocumentStage stage = stage();
    Verdict.Excluded excluded =
        assertInstanceOf(
            Verdict.Excluded.class,
            stage.apply(document("Quiz! " + ITEM.replace(" ", "  ") + " Think.")));
    assertEquals("decontaminate", excluded.decision().stage());
    assertEquals("mills", excluded.decision().rule());
    assertEquals(1.0, excluded.decision().value());
    assertInstanceOf(Verdict.Kept.class, stage.apply(document("Another text on mills.")));
    Tally tally = new Tally();
    stage.takeCounts(tally);
    assertEquals(2, tally.get("rules/decontaminate/mills"));
    assertEquals(1, tally.get("contamination/mills/item 0/up to 100%"));
  }

  @Test
  void itsWordsAreCutAndTheRestStays() throws IOException {
    DocumentStage stage = stage("decontaminate.action=cut");
    Verdict.Kept kept =
        assertInstanceOf(
            Verdict.Kept.class, stage.apply(document("Before it.\n" + ITEM + "\nAfter it.")));
    assertEquals("Before it.\n?\nAfter it.", kept.document().text());
    // Nothing but the item: there is no document without it.
    assertInstanceOf(Verdict.Excluded.class, stage.apply(document(ITEM.replace("?", ""))));
  }

  @Test
  void aPartBelowMinCoverStays() throws IOException {
    String half = ITEM.substring(0, ITEM.indexOf(" of that"));
    assertInstanceOf(Verdict.Excluded.class, stage().apply(document(half)));
    assertInstanceOf(
        Verdict.Kept.class, stage("decontaminate.min-cover=0.9").apply(document(half)));
  }
}

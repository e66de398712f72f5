package dev.tamis.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.extending.Shouting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes into the corpus stages comes out once, and the account says who stands for whom. */
class EveryDocumentHasOneFateTest {
  @TempDir Path folder;

  private TestRun fiveDocuments() {
    TestRun run = new TestRun(folder);
    for (int i = 0; i < 5; i++) {
      run.document("https://site" + i + ".example.org/", "2024-05-18T00:00:0" + i + "Z", i);
    }
    return run;
  }

  private void refused(CorpusStage.Definition faulty, String... said) {
    PipelineExecutionException e =
        assertThrows(
            PipelineExecutionException.class,
            () ->
                fiveDocuments()
                    .with(recipe -> List.of(TestStages.without("before", "none")))
                    .with(faulty)
                    .run());
    for (String part : said) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
    for (String sealed : List.of("data", "excluded", "report", "MANIFEST.json")) {
      assertFalse(Files.exists(folder.resolve("out").resolve(sealed)), sealed);
    }
  }

  @Test
  void aStageThatLosesACardFailsTheRun() {
    refused(
        recipe ->
            List.of(
                TestStages.each(
                    "loser",
                    (card, answer) -> {
                      if (card.place().index() != 3) {
                        answer.left(card);
                      }
                    })),
        "shard 0, split 0, volume 0 has 5 documents and got 4 fates: 1 without one",
        "stage loser: 5 cards in, 4 left, 0 removed",
        "the output is not sealed");
  }

  @Test
  void aStageThatLosesAllCardsFailsTheRun() {
    refused(
        recipe -> List.of(TestStages.each("abyss", (card, answer) -> {})),
        "got 0 fates: 5 without one",
        "stage abyss: 5 cards in, 0 left, 0 removed");
  }

  @Test
  void aStageThatDoublesACardFailsTheRun() {
    refused(
        recipe ->
            List.of(
                TestStages.each(
                    "doubler",
                    (card, answer) -> {
                      answer.left(card);
                      if (card.place().index() == 3) {
                        answer.left(card);
                      }
                    })),
        "got 6 fates: 0 without one, 1 with several",
        "stage doubler: 5 cards in, 6 left, 0 removed");
  }

  @Test
  void aStageThatInventsACardFailsTheRun() {
    refused(
        recipe ->
            List.of(
                TestStages.each(
                    "inventor",
                    (card, answer) -> {
                      answer.left(card);
                      if (card.place().index() == 3) {
                        answer.left(TestStages.invented(card));
                      }
                    })),
        "got 6 fates: 0 without one, 0 with several, 1 unknown",
        "stage inventor: 5 cards in, 6 left, 0 removed");
  }

  /** The counts agree, the cards do not. */
  @Test
  void aStageThatExchangesACardFailsTheRun() {
    refused(
        recipe ->
            List.of(
                TestStages.each(
                    "changeling",
                    (card, answer) ->
                        answer.left(card.place().index() == 3 ? TestStages.invented(card) : card))),
        "1 without one, 0 with several, 1 unknown",
        "stage changeling: 5 cards in, 5 left, 0 removed, but not the same cards");
  }

  /** a1, a2, a3 are copies; a3 is the newest. Then b of the same site takes a3's place. */
  private TestRun chain() {
    return new TestRun(folder)
        .document("https://x.example.org/a1", "2024-01-01T00:00:00Z", 1)
        .document("https://y.example.net/a2", "2024-01-02T00:00:00Z", 1)
        .document("https://z.example.com/a3", "2024-01-03T00:00:00Z", 1)
        .document("https://z.example.com/b", "2024-01-04T00:00:00Z", 2)
        .document("https://w.example.edu/c", "2024-01-05T00:00:00Z", 3)
        .with(recipe -> List.of(TestStages.oneOfADomain("site")));
  }

  private static Map<String, JsonNode> byUrl(List<JsonNode> records) {
    Map<String, JsonNode> byUrl = new TreeMap<>();
    records.forEach(record -> byUrl.put(record.get("url").asText(), record));
    return byUrl;
  }

  @Test
  void aSurvivorThatLeavesInFavourOfAnotherIsFollowed() throws IOException {
    Path out = chain().run();
    Map<String, JsonNode> kept = byUrl(TestRun.records(out.resolve("data")));
    Map<String, JsonNode> gone = byUrl(TestRun.records(out.resolve("excluded")));
    assertEquals(2, kept.size());
    JsonNode survivor = kept.get("https://z.example.com/b");
    assertEquals(4, survivor.get("cluster_size").asLong());
    assertEquals(1, kept.get("https://w.example.edu/c").get("cluster_size").asLong());
    assertEquals(3, gone.size());
    for (JsonNode record : gone.values()) {
      assertEquals(survivor.get("id"), record.get("survivor"), record.toString());
    }
  }

  @Test
  void aSurvivorThatLeavesAltogetherIsNamedAsGone() throws IOException {
    Path out = chain().with(recipe -> List.of(TestStages.without("late", "example.com"))).run();
    assertEquals(1, TestRun.records(out.resolve("data")).size());
    Map<String, JsonNode> gone = byUrl(TestRun.records(out.resolve("excluded")));
    assertEquals(4, gone.size());
    assertFalse(gone.get("https://z.example.com/b").has("survivor"));
    for (String url :
        List.of(
            "https://x.example.org/a1", "https://y.example.net/a2", "https://z.example.com/a3")) {
      assertTrue(gone.get(url).get("survivor").isNull(), url);
      assertEquals("late", gone.get(url).get("survivor_left_by").asText(), url);
    }
  }

  @Test
  void whatIsCutIsNotWrittenAndNotCounted() throws IOException {
    String mail = "Write to jo.miller@tamis-sample.org";
    TestRun run =
        new TestRun(folder)
            .document("https://a.example.org/", "", mail + " about the mill at the old bridge.")
            .document("https://b.example.net/", "", mail + " today and tomorrow, he said to them.")
            .document("https://c.example.com/", "", "This is the one that they cut out of it all.")
            .with(
                recipe ->
                    List.of(
                        TestStages.each(
                            "cutter",
                            (card, answer) -> {
                              List<Cuts.Span> spans = new ArrayList<>();
                              boolean all = card.domain().equals("example.com");
                              if (!card.domain().equals("example.net")) {
                                spans.add(new Cuts.Span(0, all ? card.characters() : 16));
                              }
                              answer.left(card.withCuts(new Cuts(spans, all ? 0 : 20)));
                            })));
    Path out = run.run();
    Map<String, JsonNode> kept = byUrl(TestRun.records(out.resolve("data")));
    assertEquals(
        " about the mill at the old bridge.",
        kept.get("https://a.example.org/").get("text").asText());
    assertEquals("{}", kept.get("https://a.example.org/").get("pii").toString());
    assertEquals("{\"EMAIL\":1}", kept.get("https://b.example.net/").get("pii").toString());
    JsonNode emptied = TestRun.records(out.resolve("excluded/cutter")).get(0);
    assertEquals("https://c.example.com/", emptied.get("url").asText());
    assertEquals("emptied", emptied.get("rule").asText());
    JsonNode statistics =
        new ObjectMapper().readTree(out.resolve("report/statistics.json").toFile());
    assertEquals(1, statistics.at("/pii/EMAIL").asLong());
    long characters = 0;
    for (JsonNode record : kept.values()) {
      characters += record.get("text").asText().length();
    }
    assertEquals(characters, statistics.at("/languages/eng_Latn/characters").asLong());
  }

  @Test
  void aDocumentStageOfAnotherProjectExcludesAndNotes() throws IOException {
    Path out =
        new TestRun(folder)
            .document("https://a.example.org/", "", 1)
            .document(
                "HTTPS://jo@B.example.org:443/x/../loud#top",
                "",
                "THE MILL IS AT THE BRIDGE OF THE TOWN. STOP.")
            .withDocumentStage(Shouting::load)
            .run();
    JsonNode kept = TestRun.records(out.resolve("data")).get(0);
    assertTrue(kept.at("/notes/capitals").asDouble() > 0, kept.toString());
    JsonNode excluded = TestRun.records(out.resolve("excluded/shouting")).get(0);
    assertEquals("max-capitals", excluded.get("rule").asText());
    assertEquals("https://b.example.org/loud", excluded.get("url").asText(), "its one form");
    assertEquals("eng_Latn", excluded.get("language").asText());
    assertEquals("Latn", excluded.get("script").asText());
  }
}

package dev.tamis.pipeline.curate.contamination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.DecontaminateSection;
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

class OverlapTest {
  private static final String LONG =
      "Which of the two mills by the river stood longer after the flood of that cold spring?";
  private static final String SHORT = "Who built the old mill?";
  private static final String CHINESE = "我们今天去北京旅游，因为天气很好，而且火车票不贵，朋友也有时间，大家都很高兴。";

  @TempDir Path folder;

  @BeforeAll
  static void fileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private static DecontaminateSection section(
      Map<String, String> benchmarks, Map<String, List<String>> fields) {
    return new DecontaminateSection(benchmarks, fields, 13, 5, 20, 0, "drop");
  }

  private Benchmarks.Search search() throws IOException {
    Path mills = folder.resolve("mills.jsonl");
    Files.writeString(
        mills,
        "{\"question\": \""
            + LONG
            + "\", \"answer\": \"no\"}\n{\"question\": \""
            + SHORT
            + "\", \"answer\": \"The miller, long before any of us were born here.\"}\n",
        StandardCharsets.UTF_8);
    Path trips = folder.resolve("trips.txt");
    Files.writeString(trips, CHINESE + "\n\nToo short\n", StandardCharsets.UTF_8);
    return Benchmarks.read(
            section(
                Map.of("mills", mills.toString(), "trips", trips.toString()),
                Map.of("mills", List.of("question", "answer"))))
        .newSearch();
  }

  @Test
  void findsItemsWhateverTheirLooks() throws IOException {
    Benchmarks.Search search = search();
    assertEquals(
        "mills", search.in("He asked: " + LONG.toUpperCase(java.util.Locale.ROOT)).benchmark());
    assertEquals(1, search.in("x " + LONG + " y").cover());
    assertEquals("mills", search.in("And — who built the OLD mill, then?").benchmark());
    assertEquals("trips", search.in("前言。" + CHINESE + "后记。").benchmark());
    assertEquals(
        null, search.in("Who built the new mill? Which of the two stood longer?").benchmark());
    assertEquals(null, search.in("Too short").benchmark());
    assertEquals(null, search.in("").benchmark());
  }

  @Test
  void aPartOfAnItemCoversItsShare() throws IOException {
    String words = LONG.substring(0, LONG.indexOf(" cold spring"));
    Benchmarks.Search.Found found = search().in("So: " + words + " summer");
    assertTrue(found.cover() > 0 && found.cover() < 1, "" + found.cover());
    assertEquals("So:  summer", found.rest());
  }

  @Test
  void countsDocumentsByItem() throws IOException {
    Benchmarks.Search search = search();
    search.in(SHORT + " " + LONG);
    search.in(LONG);
    Tally tally = new Tally();
    search.takeCounts(tally);
    assertEquals(2, tally.get("contamination/mills/item 0/up to 100%"));
    assertEquals(1, tally.sum("contamination/mills/item 1/"));
    assertEquals(2, tally.get("rules/decontaminate/mills"));
  }

  @Test
  void theFormOfABenchmarkIsNotItsMatter() {
    String form = "Read the following text and choose the one answer that fits best of all: ";
    BenchmarkIndex.Builder builder = new BenchmarkIndex.Builder(13, 5, 20);
    List<BenchmarkReader.Item> items = new java.util.ArrayList<>();
    for (int i = 0; i < 30; i++) {
      items.add(new BenchmarkReader.Item(List.of(form + "word" + (char) ('a' + i % 26) + i / 26)));
    }
    builder.add("form", items);
    BenchmarkIndex index = builder.build();
    assertTrue(index.common() >= 1);
    assertEquals(List.of(), new Overlap(index, 0).matches(form + "something else"));
    assertTrue(index.memory() < 200 * 16);
  }

  @Test
  void namesTheKeyThatIsWrong() throws IOException {
    search();
    String mills = folder.resolve("mills.jsonl").toString();
    IllegalArgumentException field =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Benchmarks.read(
                    section(
                        Map.of("mills", mills),
                        new TreeMap<>(Map.of("mills", List.of("qustion"))))));
    assertTrue(field.getMessage().contains("decontaminate.fields.mills"), field.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Benchmarks.read(section(Map.of("gone", folder + "/gone.jsonl"), Map.of())));
  }
}

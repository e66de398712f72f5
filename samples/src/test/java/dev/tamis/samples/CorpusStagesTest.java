package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job with its corpus stages on, over the samples and two more shards: thirty English
 * pages that are mixed from the samples' prose, and one whose words hardly occur in the others.
 */
class CorpusStagesTest {
  private static final String ODD = "https://odd.tamis-sample.org/";
  private static final int PAGES = 30;

  @TempDir static Path folder;
  private static Corpus corpus;

  @BeforeAll
  static void runOnFlink() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    String[] words = Prose.read().get("eng_Latn").split(" ", -1);
    List<String> lines = new ArrayList<>();
    for (int page = 0; page < PAGES; page++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 60 + 10 * page; i++) {
        text.append(words[random.nextInt(words.length)]).append(' ');
      }
      lines.add(line("https://mixed.tamis-sample.org/" + page, text));
    }
    StringBuilder odd = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      odd.append(i % 3 == 0 ? words[random.nextInt(words.length)] : nonsense(random)).append(' ');
    }
    lines.add(line(ODD, odd));
    write("one.jsonl", lines.subList(0, 12));
    write("two.jsonl", lines.subList(12, lines.size()));
    Command command = run("flink-4", "--runner=FlinkRunner", "--parallelism=4");
    assertEquals(0, command.status(), command.err());
    corpus = new Corpus(folder.resolve("flink-4"));
  }

  private static String nonsense(SplittableRandom random) {
    String[] syllables = {"ead", "ing", "ness", "ough", "oun", "sh", "ther", "thr", "tion", "whi"};
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      word.append(syllables[random.nextInt(syllables.length)]);
    }
    return word.toString();
  }

  private static String line(String url, CharSequence text) {
    return "{\"url\": \"" + url + "\", \"text\": \"" + text + "\"}";
  }

  private static void write(String name, List<String> lines) throws IOException {
    Files.writeString(
        folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
  }

  private static Command run(String name, String... engine) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                Command.ROOT.resolve("samples/shards") + "/*",
                "--input",
                folder + "/*.jsonl",
                "--output",
                folder.resolve(name).toString(),
                "--recipe",
                Command.ROOT.resolve("samples/recipes/corpus-stages.yaml").toString(),
                "--"));
    arguments.addAll(List.of(engine));
    return Command.run(arguments.toArray(new String[0]));
  }

  @Test
  void enginesWriteTheSameBytes() throws IOException {
    assertEquals(0, run("flink-1", "--runner=FlinkRunner", "--parallelism=1").status());
    assertEquals(0, run("direct", "--runner=DirectRunner").status());
    Map<String, byte[]> expected = corpus.files();
    for (String other : List.of("flink-1", "direct")) {
      Map<String, byte[]> files = new Corpus(folder.resolve(other)).files();
      assertEquals(expected.keySet(), files.keySet());
      for (String file : expected.keySet()) {
        assertArrayEquals(expected.get(file), files.get(file), file + " on " + other);
      }
    }
  }

  @Test
  void theOddPageLeavesWithItsMeasure() throws IOException {
    List<String> left = new ArrayList<>();
    for (JsonNode outcome : corpus.records("excluded/token-divergence")) {
      left.add(outcome.get("url").asText());
      assertEquals("kl-divergence", outcome.get("rule").asText());
      assertEquals(0.8, outcome.get("threshold").asDouble());
      assertTrue(outcome.get("value").asDouble() > 0.8, outcome.toString());
    }
    left.sort(null);
    assertEquals(
        List.of("https://logs.tamis-sample.org/", ODD, "https://shop.tamis-sample.org/spam"), left);
  }

  @Test
  void theBetterHalfOfEachLanguageStays() throws IOException {
    Map<String, List<Double>> kept = new TreeMap<>();
    for (JsonNode record : corpus.records("data")) {
      if (!record.get("quality").isNull()) {
        kept.computeIfAbsent(record.get("language").asText(), tag -> new ArrayList<>())
            .add(record.get("quality").asDouble());
      }
    }
    JsonNode counts = corpus.statistics().at("/corpus_stages/keep-best/textness");
    for (String tag : kept.keySet()) {
      long stayed = counts.at("/" + tag + "/kept").asLong();
      long left = counts.at("/" + tag + "/removed").asLong();
      assertEquals(kept.get(tag).size(), stayed, tag);
      assertEquals((stayed + left + 1) / 2, stayed, tag + " without ties");
    }
    for (JsonNode outcome : corpus.records("excluded/keep-best")) {
      assertEquals("textness", outcome.get("rule").asText());
      assertTrue(outcome.get("value").asDouble() < outcome.get("threshold").asDouble());
    }
    assertTrue(counts.at("/eng_Latn/removed").asLong() >= PAGES / 2 - 1, counts.toString());
  }

  @Test
  void explainNamesTheStagesThatOneDocumentCannotAnswer() {
    InputStream in = System.in;
    try {
      String line = line("https://a.tamis-sample.org/", Prose.read().get("eng_Latn"));
      System.setIn(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
      Path recipe = Command.ROOT.resolve("samples/recipes/corpus-stages.yaml");
      Command explained = Command.run("explain", "--recipe", recipe.toString());
      assertEquals(0, explained.status(), explained.err());
      assertTrue(
          explained
              .out()
              .contains(
                  "not alone: site-opt-outs, url, sources, exact, near, token-divergence, keep-best textness"),
          explained.out());
    } finally {
      System.setIn(in);
    }
  }

  @Test
  void whatWasNotJudgedIsTold() throws IOException {
    JsonNode statistics = corpus.statistics();
    JsonNode counts = statistics.at("/corpus_stages/token-divergence");
    assertEquals(1, counts.at("/fra_Latn/too-few-documents").asLong());
    long told = 0;
    for (JsonNode language : counts) {
      for (JsonNode count : language) {
        told += count.asLong();
      }
    }
    long later = corpus.records("excluded/keep-best").size();
    long now = corpus.records("excluded/token-divergence").size();
    assertEquals(
        statistics.at("/records/kept").asLong() + later + now, told, counts.toPrettyString());
  }
}

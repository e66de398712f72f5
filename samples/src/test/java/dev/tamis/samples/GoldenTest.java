package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on the samples: every record has the outcome that is written down, on every engine
 * the same bytes.
 */
class GoldenTest {
  @TempDir static Path folder;
  private static Corpus corpus;
  private static Command command;

  @BeforeAll
  static void runOnFlink() throws IOException {
    command = run("flink-2", "--runner=FlinkRunner", "--parallelism=2");
    corpus = new Corpus(folder.resolve("flink-2"));
  }

  private static Command run(String name, String... engine) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                Command.ROOT.resolve("samples/shards") + "/*",
                "--output",
                folder.resolve(name).toString(),
                "--recipe",
                recipe().toString(),
                "--"));
    arguments.addAll(List.of(engine));
    return Command.run(arguments.toArray(new String[0]));
  }

  /** The samples' recipe with paths that hold wherever the test is started. */
  private static Path recipe() throws IOException {
    String yaml = Files.readString(Command.ROOT.resolve("samples/recipes/lists.yaml"));
    Path copy = folder.resolve("lists.yaml");
    return Files.writeString(copy, yaml.replace(": samples/", ": " + Command.ROOT + "/samples/"));
  }

  @Test
  void everyRecordHasItsExpectedOutcome() throws IOException {
    assertEquals(0, command.status(), command.err());
    Path expected = Command.ROOT.resolve("samples/expected.tsv");
    assertEquals(
        Files.readString(expected), String.join("\n", corpus.outcomes()) + "\n", "see " + expected);
  }

  @Test
  void readIsKeptAndExcludedAndFailed() throws IOException {
    JsonNode records = corpus.statistics().get("records");
    assertEquals(
        records.get("read").asLong(),
        records.get("kept").asLong()
            + records.get("excluded").asLong()
            + records.get("failed").asLong());
    assertEquals(records.get("kept").asLong(), corpus.records("data").size());
    assertEquals(records.get("excluded").asLong(), corpus.records("excluded").size());
    assertEquals(records.get("failed").asLong(), corpus.records("failed").size());
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
  void duplicatesStayWhereTheRecipeSaysSo() throws IOException {
    List<String> arguments =
        List.of(
            "run",
            "--input",
            Command.ROOT.resolve("samples/shards") + "/*",
            "--output",
            folder.resolve("no-dedup").toString(),
            "--recipe",
            recipe().toString(),
            "--set",
            "dedup.exact=false",
            "--",
            "--runner=DirectRunner");
    assertEquals(0, Command.run(arguments.toArray(new String[0])).status());
    List<String> outcomes = new Corpus(folder.resolve("no-dedup")).outcomes();
    assertEquals(
        outcomes.size(),
        outcomes.stream().filter(outcome -> !outcome.startsWith("excluded\texact")).count());
    assertEquals(corpus.outcomes().size(), outcomes.size());
  }

  @Test
  void nothingThatWasPlantedIsInAnyOutput() throws IOException {
    for (String file : corpus.files().keySet()) {
      String text = corpus.text(file);
      for (String value : Planted.VALUES) {
        assertFalse(text.contains(value), value + " is in " + file);
      }
    }
    for (String value : Planted.VALUES) {
      assertFalse((command.out() + command.err()).contains(value), value + " was printed");
    }
  }

  @Test
  void keptRecordsHaveWhatTheContractSays() throws IOException {
    for (JsonNode record : corpus.records("data")) {
      for (String field :
          List.of(
              "id",
              "url",
              "domain",
              "fetched",
              "text",
              "language",
              "script",
              "language_score",
              "languages",
              "multilingual",
              "quality",
              "pii",
              "cluster_size",
              "source")) {
        assertTrue(record.has(field), field + " is missing in " + record.get("id"));
      }
    }
  }

  @Test
  void theManifestNamesEveryFileAndNothingElseWithTrueDigests() throws IOException {
    Sealed.check(corpus);
  }

  @Test
  void shardsAreThoseThatTheGeneratorMakes() throws IOException {
    Path made = folder.resolve("made");
    SampleWriter.main(new String[] {made.toString()});
    for (String shard : List.of("web.warc.gz", "text.warc.wet.gz", "pages.jsonl")) {
      assertArrayEquals(
          Files.readAllBytes(Command.ROOT.resolve("samples/shards").resolve(shard)),
          Files.readAllBytes(made.resolve(shard)),
          shard);
    }
  }

  @Test
  void summaryTellsEveryOutcome() {
    String out = new String(command.out().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertTrue(out.contains("kept"), out);
    assertTrue(out.contains("exact/same-text"), out);
    assertTrue(out.contains("report/statistics.json"), out);
  }
}

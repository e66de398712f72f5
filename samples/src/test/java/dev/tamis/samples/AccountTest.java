package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tamis.pipeline.input.CorpusRecords;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account and the commands that look inside, on two runs over the samples. */
class AccountTest {
  @TempDir static Path folder;
  private static Corpus lines;
  private static Corpus rows;

  @BeforeAll
  static void run() {
    lines = run("lines");
    rows =
        run(
            "rows",
            "--set",
            "output.format=parquet",
            "--set",
            "output.validation=0.3",
            "--set",
            "output.sample=0.4",
            "--set",
            "rules.sets=[]");
  }

  private static Corpus run(String name, String... changes) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                Command.ROOT.resolve("samples/shards") + "/*",
                "--output",
                folder.resolve(name).toString()));
    arguments.addAll(List.of(changes));
    arguments.addAll(List.of("--", "--runner=DirectRunner"));
    Command command = Command.run(arguments.toArray(new String[0]));
    assertEquals(0, command.status(), command.err());
    return new Corpus(folder.resolve(name));
  }

  private static Set<String> idsOf(String pattern, Corpus corpus) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    Set<String> ids = new TreeSet<>();
    for (String file : corpus.files().keySet()) {
      if (matcher.matches(Path.of(file))) {
        try (CorpusRecords records = CorpusRecords.open(corpus.folder().resolve(file).toString())) {
          for (JsonNode record = records.next(); record != null; record = records.next()) {
            assertTrue(ids.add(record.get("id").asText()), "an id stands twice in " + pattern);
          }
        }
      }
    }
    return ids;
  }

  /** Words and marks of punctuation, each a token. */
  private static final String TOKENIZER =
      """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
       "normalizer": null, "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null,
       "decoder": null,
       "model": {"type": "WordLevel", "vocab": {"[UNK]": 0}, "unk_token": "[UNK]"}}""";

  /** Against a count of its own: runs of word characters, and runs of others. */
  @Test
  void tokensAreThoseOfTheTextsThatAreWritten() throws IOException {
    Path tokenizer = Files.writeString(folder.resolve("words.json"), TOKENIZER);
    Corpus corpus = run("tokens", "--set", "report.tokenizer=" + tokenizer);
    Pattern token = Pattern.compile("\\w+|[^\\w\\s]+", Pattern.UNICODE_CHARACTER_CLASS);
    long all = 0;
    for (JsonNode record : corpus.records("data/eng_Latn")) {
      all += token.matcher(record.get("text").asText()).results().count();
    }
    JsonNode statistics = corpus.statistics();
    assertEquals(all, statistics.at("/languages/eng_Latn/tokens").asLong());
    assertTrue(statistics.at("/totals/tokens").asLong() > all);
    String name = statistics.at("/totals/tokenizer").asText();
    assertTrue(name.startsWith("words.json (SHA-256 "), name);
    assertTrue(corpus.text("report/index.html").contains(name));
    assertTrue(corpus.text("MANIFEST.json").contains("report.tokenizer"));
    assertEquals("", lines.statistics().at("/totals/tokenizer").asText());
  }

  /** Of every reason, the records with the smallest ids, and their text scrubbed. */
  @Test
  void theReportShowsWhatWasDroppedWhereTheRecipeAsks() throws IOException {
    Path shard = folder.resolve("dropped.jsonl");
    StringBuilder records = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      records.append("{\"text\": \"Short note number ").append(i);
      records.append(" for jane.roe@mailbox.org in plain English words.\"}\n");
    }
    String prose = Prose.read().get("eng_Latn");
    records.append("{\"text\": \"").append(prose).append("\"}\n");
    records.append("{\"text\": \"").append(prose).append("\"}\n");
    Files.writeString(shard, records);
    Corpus corpus = new Corpus(folder.resolve("dropped"));
    Command command =
        Command.run(
            "run",
            "--input",
            shard.toString(),
            "--output",
            corpus.folder().toString(),
            "--set",
            "report.samples=3",
            "--",
            "--runner=DirectRunner");
    assertEquals(0, command.status(), command.err());
    String page = corpus.text("report/index.html");
    Set<String> short3 = new TreeSet<>();
    for (JsonNode record : corpus.records("excluded/gopher-quality")) {
      short3.add(record.get("id").asText());
    }
    assertEquals(40, short3.size());
    short3.stream().limit(3).forEach(id -> assertTrue(page.contains(id), id));
    short3.stream().skip(3).forEach(id -> assertFalse(page.contains(id), id));
    assertTrue(page.contains("for [EMAIL] in plain English"), "scrubbed");
    assertFalse(page.contains("jane.roe"));
    String copy = corpus.records("excluded/exact").get(0).get("id").asText();
    assertTrue(page.contains(copy), "one that a corpus stage took out");
    assertFalse(lines.text("report/index.html").contains("<blockquote"), "by default none");
  }

  @Test
  void aFileThatIsNoTokenizerIsRefused() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.json"), "{}");
    for (String path : List.of(wrong.toString(), folder.resolve("none.json").toString())) {
      Command command =
          Command.run(
              "run",
              "--input",
              Command.ROOT.resolve("samples/shards") + "/*",
              "--output",
              folder.resolve("refused").toString(),
              "--set",
              "report.tokenizer=" + path);
      assertEquals(2, command.status(), command.err());
      assertTrue(command.err().contains("report.tokenizer: "), command.err());
      assertTrue(command.err().contains(path), command.err());
    }
  }

  /** As Hugging Face's loaders do: the files that the globs of the configurations name. */
  @Test
  void theConfigurationsOfTheCardNameEveryRecordOnceAndNothingElse() throws IOException {
    for (Corpus corpus : List.of(lines, rows)) {
      String front = corpus.text("README.md").split("---\n", 3)[1];
      Set<String> ids = new TreeSet<>();
      for (JsonNode config : new YAMLMapper().readTree(front).get("configs")) {
        for (JsonNode files : config.get("data_files")) {
          for (String id : idsOf(files.get("path").asText(), corpus)) {
            assertTrue(ids.add(id), "a record is in two configurations");
          }
        }
      }
      assertEquals(corpus.statistics().at("/records/kept").asLong(), ids.size());
    }
  }

  @Test
  void theSampleIsPartOfTheCorpus() throws IOException {
    Set<String> sample = idsOf("sample/*", rows);
    Set<String> all = idsOf("data/*/*", rows);
    assertFalse(sample.isEmpty());
    assertTrue(sample.size() < all.size());
    assertTrue(all.containsAll(sample));
    assertTrue(idsOf("data/*/validation-*", rows).size() > 0);
  }

  @Test
  void theNumbersAreThoseOfTheRecords() throws IOException {
    JsonNode statistics = lines.statistics();
    long characters = 0;
    long bytes = 0;
    long withPii = 0;
    for (JsonNode record : lines.records("data")) {
      String text = record.get("text").asText();
      characters += text.codePointCount(0, text.length());
      bytes += text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
      withPii += record.get("pii").isEmpty() ? 0 : 1;
    }
    assertEquals(characters, statistics.at("/totals/characters").asLong());
    assertEquals(bytes, statistics.at("/totals/bytes").asLong());
    assertEquals(withPii, statistics.at("/totals/with_pii").asLong());
    long byDomain = 0;
    for (JsonNode domain : statistics.at("/domains/top")) {
      byDomain += domain.get("bytes").asLong();
    }
    assertEquals(bytes, byDomain);
    assertEquals(2, statistics.at("/crawlers/tamis-samples").asLong(), "WARC and WET");
    JsonNode last = statistics.get("funnel").get(statistics.get("funnel").size() - 1);
    assertEquals(statistics.at("/records/kept"), last.get("left"));
  }

  @Test
  void whatIsStillToBeSaidIsListed() {
    Command command = Command.run("card", "--missing", folder.resolve("lines").toString());
    assertEquals(1, command.status());
    assertTrue(command.out().contains("card.license: missing in README.md, croissant.json"));
  }

  @Test
  void aRecordIsFoundByItsIdInBothFormatsAndSoIsWhyOneIsNotThere() throws IOException {
    JsonNode kept = lines.records("data").get(0);
    String id = kept.get("id").asText();
    for (String run : List.of("lines", "rows")) {
      Command command = Command.run("get", folder.resolve(run).toString(), id);
      assertEquals(0, command.status(), command.err());
      assertEquals(kept.get("text"), new ObjectMapper().readTree(command.out()).get("text"));
    }
    String gone = lines.records("excluded").get(0).get("id").asText();
    assertTrue(
        Command.run("get", folder.resolve("lines").toString(), gone).out().contains("\"rule\""));
    assertEquals(
        1, Command.run("get", folder.resolve("lines").toString(), "0".repeat(32)).status());
  }

  @Test
  void droppedRecordsAreShownWithTheirScrubbedText() {
    Command command =
        Command.run(
            "inspect",
            folder.resolve("lines").toString(),
            "--excluded",
            "gopher-quality/min-words",
            "--shards",
            Command.ROOT.resolve("samples/shards") + "/*",
            "--format",
            "json");
    assertEquals(0, command.status(), command.err());
    assertTrue(command.out().contains("\"rule\":\"min-words\""), command.out());
    assertTrue(command.out().contains("\"text\":\""), command.out());
    for (String value : Planted.VALUES) {
      assertFalse(command.out().contains(value), value + " was printed");
    }
  }

  @Test
  void aRunWithoutRulesGainsWhatTheRulesDroppedAndLosesNothing() throws IOException {
    Path page = folder.resolve("difference.html");
    Command command =
        Command.run(
            "compare",
            folder.resolve("lines").toString(),
            folder.resolve("rows").toString(),
            "--page",
            page.toString(),
            "--format",
            "json");
    assertEquals(0, command.status(), command.err());
    JsonNode difference = new ObjectMapper().readTree(command.out());
    assertEquals(1, difference.at("/gained/gopher-quality~1min-words").asLong(), command.out());
    assertTrue(difference.get("lost").isEmpty(), command.out());
    assertTrue(Files.readString(page).contains("gopher-quality/min-words"));
  }

  @Test
  void runsAreAddedUp() throws IOException {
    Path all = folder.resolve("all");
    Command command =
        Command.run(
            "report",
            "--merge",
            folder.resolve("lines").toString(),
            folder.resolve("rows").toString(),
            "--output",
            all.toString());
    assertEquals(0, command.status(), command.err());
    JsonNode sum = new ObjectMapper().readTree(Files.readString(all.resolve("statistics.json")));
    assertEquals(
        lines.statistics().at("/records/read").asLong() * 2, sum.at("/records/read").asLong());
    assertTrue(Files.readString(all.resolve("index.html")).contains("2 runs added up"));
  }

  @Test
  void anyCorpusIsMeasured() throws IOException {
    Path stats = folder.resolve("stats");
    Command command =
        Command.run(
            "stats",
            folder.resolve("rows/data") + "/*/*.parquet",
            "--output",
            stats.toString(),
            "--set",
            "input.fields.date=fetched");
    assertEquals(0, command.status(), command.err());
    JsonNode measured =
        new ObjectMapper().readTree(Files.readString(stats.resolve("statistics.json")));
    assertEquals(
        rows.statistics().at("/records/kept").asLong(), measured.at("/records/read").asLong());
    assertTrue(measured.at("/records/kept").asLong() > 0);
    assertEquals(1, measured.at("/run/runs").asLong());
  }

  @Test
  void decisionsAreExplainedForMachines() throws IOException {
    java.io.InputStream in = System.in;
    try {
      System.setIn(
          new java.io.ByteArrayInputStream(
              "{\"text\": \"too short\"}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      Command command = Command.run("explain", "--format", "json");
      JsonNode told = new ObjectMapper().readTree(command.out());
      assertFalse(told.get("kept").asBoolean(), command.out());
      assertTrue(told.get("decisions").size() >= 2);
    } finally {
      System.setIn(in);
    }
  }

  @Test
  void versionAndCompletionSayWhatThereIs() {
    assertTrue(Command.run("version").out().contains("model  language"));
    assertTrue(Command.run("completion").out().contains("inspect"));
    assertTrue(Command.run("recipe", "--diff", "fineweb").out().contains("rules.sets"));
  }
}

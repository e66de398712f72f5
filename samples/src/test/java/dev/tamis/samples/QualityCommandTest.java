package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tamis quality} and {@code tamis import} as a user runs them. */
class QualityCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static Command quality(String line, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "quality";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return filter(line, all);
  }

  private static Command filter(String lines, String... arguments) {
    InputStream in = System.in;
    try {
      System.setIn(new ByteArrayInputStream((lines + "\n").getBytes(StandardCharsets.UTF_8)));
      return Command.run(arguments);
    } finally {
      System.setIn(in);
    }
  }

  private static JsonNode judged(String line, String... arguments) throws IOException {
    Command command = quality(line, arguments);
    assertEquals(0, command.status(), command.err());
    return JSON.readTree(command.out());
  }

  private static String line(String text, String tag) {
    ObjectNode line = JSON.createObjectNode();
    return line.put("id", 7).put("text", text).put("language", tag).toString();
  }

  @Test
  void whatIsNoTagAndHalfACharacterAreTold() {
    String half = "{\"text\": \"a \\ud83d b\", \"language\": \"xx_Bogus\", \"x\": \"\\udc00\"}";
    Command command = quality(half + "\n{\"text\": \"a\", \"language\": \"English\"}");
    assertEquals(0, command.status(), command.err());
    assertTrue(
        command.err().contains("tamis: 2 lines name their language by what is no tag"),
        command.err());
    assertTrue(
        command
            .out()
            .startsWith("{\"text\":\"a \ufffd b\",\"language\":\"xx_Bogus\",\"x\":\"\ufffd\""),
        command.out());
    assertEquals("", quality("{\"text\": \"a\"}").err());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\\ud83dabc, \ufffdabc",
        "\\ud83d\\\"b, \ufffd\\\"b",
        "a\\ud83d, a\ufffd",
        "\\udc00b, \ufffdb",
        "\\ud83d\\ude00b, \ud83d\ude00b",
      })
  void halfACharacterIsReplacedAndTakesNothingAlong(String written, String expected) {
    Command command =
        quality("{\"text\": \"a\", \"x\": {\"" + written + "\": [\"" + written + "\"]}}");
    assertTrue(
        command.out().contains("\"x\":{\"" + expected + "\":[\"" + expected + "\"]}"),
        command.out());
  }

  @Test
  void aLineKeepsItsFieldsAndGetsSignalsRulesScoresKeepAndReason() throws IOException {
    JsonNode prose = judged(line(Prose.read().get("eng_Latn"), "eng_Latn"));
    assertEquals(7, prose.get("id").asInt());
    assertTrue(prose.get("keep").asBoolean(), prose.toString());
    assertTrue(prose.get("reason").isNull());
    assertEquals("pass", prose.at("/rules/gopher-quality~1min-words").asText());
    assertTrue(prose.at("/scores/textness").isNumber());
    JsonNode little = judged(line("Home | Shop", "eng_Latn"), "--rules", "gopher-quality,fineweb");
    assertFalse(little.get("keep").asBoolean());
    assertEquals("gopher-quality/min-words", little.get("reason").asText());
    assertEquals("fail", little.at("/rules/fineweb~1short-lines").asText());
    assertEquals(2, little.at("/signals/rps_doc_word_count").asInt());
  }

  @Test
  void tokensMayBeCutAtWhiteSpaceOrGiven() throws IOException {
    String line =
        "{\"text\":\"don't stop, now\",\"mine\":[\"do\",\"n't\",\"stop\",\",\",\"now\",\"!\"]}";
    assertEquals(3, judged(line, "--words", "whitespace").at("/signals/doc_token_count").asInt());
    JsonNode given = judged(line, "--tokens", "mine");
    assertEquals(6, given.at("/signals/doc_token_count").asInt());
    assertEquals(4, given.at("/signals/rps_doc_word_count").asInt());
    Command absent = quality(line, "--tokens", "yours");
    assertEquals(2, absent.status());
    assertTrue(absent.err().contains("\"yours\""), absent.err());
  }

  @Test
  void aSetThatTakesLinesOutShowsWhatIsLeft() throws IOException {
    String good = "The mill stands at the old bridge, and it grinds.";
    JsonNode cleaned =
        judged(line((good + "\nHome | Shop\n").repeat(3), "eng_Latn"), "--rules", "c4");
    assertEquals(String.join("\n", good, good, good), cleaned.get("cleaned").asText());
    assertTrue(cleaned.get("keep").asBoolean());
  }

  /** A sentence a line: what C4 leaves of them with a menu between. */
  private static String sentences() {
    String good = "The mill stands at the old bridge, and it grinds what the farmers bring.\n";
    String other = "Nobody in the village knows who has built the wheel that drives the stones.\n";
    return (good + other).repeat(4);
  }

  private static String withMenu() {
    return sentences().replace("\n", "\nHome | Shop | Basket\n");
  }

  @Test
  void aTextThatPassesIsMeasuredAndScoredAsTheRulesHaveLeftIt() throws IOException {
    String[] rules = {"--rules", "gopher-quality,c4"};
    JsonNode cleaned = judged(line(withMenu(), "eng_Latn"), rules);
    assertTrue(cleaned.get("keep").asBoolean(), cleaned.toString());
    JsonNode alone = judged(line(sentences().strip(), "eng_Latn"), rules);
    assertEquals(alone.get("text"), cleaned.get("cleaned"));
    assertEquals(alone.get("signals"), cleaned.get("signals"));
    assertEquals(alone.get("scores"), cleaned.get("scores"));
    JsonNode before = judged(line(withMenu(), "eng_Latn"), "--rules", "gopher-quality");
    assertNotEquals(before.get("signals"), cleaned.get("signals"));
    assertNotEquals(before.get("scores"), cleaned.get("scores"));
    JsonNode failed = judged(line(withMenu(), "eng_Latn"), "--rules", "c4,datatrove-c4-paragraphs");
    assertEquals("datatrove-c4-paragraphs/paragraphs", failed.get("reason").asText());
    assertEquals(before.get("signals"), failed.get("signals"));
    assertEquals(before.get("scores"), failed.get("scores"));
    assertTrue(failed.path("cleaned").isMissingNode());
  }

  @Test
  void theFilterAgreesWithARun() throws IOException {
    ObjectNode record = JSON.createObjectNode();
    record.put("url", "https://mill.example/1").put("text", withMenu());
    Path shard = Files.writeString(folder.resolve("shard.jsonl"), record + "\n");
    Path recipe = folder.resolve("c4.yaml");
    Files.writeString(recipe, "version: 1\nrules: {sets: [c4, gopher-quality], annotate: true}\n");
    Command run =
        Command.run(
            "run",
            "--input",
            shard.toString(),
            "--output",
            folder.resolve("out").toString(),
            "--recipe",
            recipe.toString(),
            "--",
            "--runner=DirectRunner");
    assertEquals(0, run.status(), run.err());
    JsonNode kept = new Corpus(folder.resolve("out")).records("data").get(0);
    JsonNode filtered = judged(record.toString(), "--recipe", recipe.toString());
    assertEquals(kept.get("text"), filtered.get("cleaned"));
    assertEquals(kept.get("signals"), filtered.get("signals"));
    assertEquals(kept.get("quality").asDouble(), filtered.at("/scores/textness").asDouble(), 1e-4);
  }

  @Test
  void wordsOfACleanedTextAreCutAsTold() throws IOException {
    String[] rules = {"--rules", "c4,gopher-quality", "--words", "whitespace"};
    JsonNode cleaned = judged(line(withMenu(), "eng_Latn"), rules);
    assertEquals(8 * 14, cleaned.at("/signals/doc_token_count").asInt());
    assertEquals(
        judged(line(sentences().strip(), "eng_Latn"), rules).get("rules"), cleaned.get("rules"));
  }

  @Test
  void aSetIsNotAskedOfACleanedTextWhoseTokensAreNotKnown() throws IOException {
    String[] rules = {"--rules", "c4,datatrove-c4,gopher-quality", "--tokens", "mine"};
    ObjectNode line = (ObjectNode) JSON.readTree(line(withMenu(), "eng_Latn"));
    line.putArray("mine").add("old").add("numbers");
    JsonNode judged = judged(line.toString(), rules);
    assertEquals("[\"gopher-quality\"]", judged.get("uncovered").toString());
    assertEquals("pass", judged.at("/rules/datatrove-c4~1min-sentences").asText());
    assertTrue(judged.at("/rules/gopher-quality~1min-words").isMissingNode());
    assertEquals("{}", judged.get("signals").toString());
    line.put("text", sentences().strip());
    JsonNode unchanged = judged(line.toString(), rules);
    assertTrue(unchanged.path("uncovered").isMissingNode());
    assertEquals("gopher-quality/min-words", unchanged.get("reason").asText());
    assertEquals(2, unchanged.at("/signals/doc_token_count").asInt());
  }

  @Test
  void aLineWithoutLanguageGetsThatOfTheRecipesModel() throws IOException {
    String model = "language-id/src/test/resources/dev/tamis/language/fasttext/dense.bin";
    Path table = folder.resolve("own.tsv");
    StringBuilder thresholds = new StringBuilder();
    for (String tag : new String[] {"eng_Latn", "fra_Latn", "rus_Cyrl"}) { // all that it knows
      thresholds.append(tag).append("\tgopher-quality/min-words\t5\n");
    }
    Files.writeString(table, thresholds);
    String german = "{\"text\":\"Der Regen fällt auf das Dach, und der Wind geht um das Haus.\"}";
    String set = "rules.thresholds=" + table;
    String own = "language.model=" + Command.ROOT.resolve(model);
    String rule = "/rules/gopher-quality~1min-words";
    assertEquals("fail", judged(german, "--set", set).at(rule).asText());
    assertEquals("pass", judged(german, "--set", set, "--set", own).at(rule).asText());
  }

  @Test
  void anUnknownSetIsAnErrorWithTheNearest() {
    Command command = quality("{\"text\":\"x\"}", "--rules", "gopher-qualty");
    assertEquals(2, command.status());
    assertTrue(command.err().contains("did you mean \"gopher-quality\"?"), command.err());
    assertEquals("", command.out());
  }

  @Test
  void hostileTextsGetAnAnswer() throws IOException {
    for (String text : new String[] {"", "\ud83d\ude00".repeat(99), "7".repeat(99), "\u0000"}) {
      JsonNode judged =
          judged(
              line(text, "eng_Latn"),
              "--rules",
              "c4,datatrove-c4,datatrove-c4-paragraphs,fineweb,fineweb2,llama3,paper-gopher-quality");
      assertFalse(judged.get("keep").asBoolean());
      assertFalse(judged.toString().contains("NaN"));
    }
    assertEquals(
        "fineweb/empty", judged(line("", "eng_Latn"), "--rules", "fineweb").get("reason").asText());
  }

  private static final String CONFIG =
      """
      dup_line_frac: 0.25
      dup_n_grams: [[5, 0.14], [6, 0.13], [7, 0.12], [8, 0.11], [9, 0.1], [10, 0.09]]
      language_score: 0.8
      line_punct_thr: -1
      max_avg_word_length: 15
      max_non_alpha_words_ratio: 0.7
      min_avg_word_length: 0
      new_line_ratio: 0.2
      stopwords: [der, "f\\xFCr"]
      top_n_grams: [[2, 0.9], [3, 0.9], [4, 0.9]]
      """;

  @Test
  void importedThresholdsAndStopWordsAreUsed() throws IOException {
    Path configs = Files.createDirectories(folder.resolve("copy/configs"));
    Files.writeString(configs.resolve("deu_Latn.yml"), CONFIG);
    Path table = folder.resolve("fineweb2.tsv");
    Command done =
        Command.run(
            "import", "fineweb2", folder.resolve("copy").toString(), "--output", table + "");
    assertEquals(0, done.status(), done.err());
    assertTrue(Files.readString(table).contains("deu_Latn\t0.25\t0.9"), Files.readString(table));
    String set = "rules.fineweb2=" + table;
    JsonNode german =
        judged(
            line("Der Regen, f\u00fcr den Wind.", "deu_Latn"), "--set", set, "--rules", "fineweb2");
    assertEquals(1, german.at("/signals/doc_distinct_imported_stop_words").asInt());
    assertEquals("fail", german.at("/rules/fineweb2~1stop-words").asText());
    assertTrue(german.at("/rules/fineweb2~1terminal-lines").isMissingNode());
    JsonNode french = judged(line("La pluie.", "fra_Latn"), "--set", set, "--rules", "fineweb2");
    assertEquals("[\"fineweb2\"]", french.get("uncovered").toString());
    assertEquals("{}", french.get("rules").toString());
  }

  @Test
  void aBrokenConfigurationIsNamed() throws IOException {
    for (Map.Entry<String, String> broken : Map.of("dup_line_frac", "x", "dup_10", "").entrySet()) {
      Path configs = Files.createDirectories(folder.resolve(broken.getKey()));
      String config =
          broken.getValue().isEmpty()
              ? CONFIG.replace(", [10, 0.09]", "")
              : CONFIG.replace("0.25", broken.getValue());
      Path file = Files.writeString(configs.resolve("deu_Latn.yml"), config);
      Command command =
          Command.run("import", "fineweb2", configs.toString(), "--output", folder + "/none");
      assertEquals(2, command.status());
      assertTrue(command.err().contains(file + ": " + broken.getKey()), command.err());
      assertFalse(Files.exists(folder.resolve("none")));
    }
  }

  @Test
  void theListOfSetsNamesEachVariantAndSource() {
    Command command = Command.run("quality", "--list");
    assertEquals(0, command.status());
    assertTrue(
        command.out().contains("datatrove-c4\n  datatrove's C4QualityFilter"), command.out());
    assertTrue(command.out().contains("source: huggingface/fineweb-2"), command.out());
  }
}

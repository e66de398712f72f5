package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with an input is told, and the rest of it is not lost. */
class BadInputTest {
  private static final String DATE = "2026-03-01T12:00:00Z";

  @TempDir Path folder;

  private static byte[] prose(String tag) {
    return Prose.read().get(tag).getBytes(StandardCharsets.UTF_8);
  }

  private static WarcBuilder wet(String... tags) {
    WarcBuilder wet = new WarcBuilder();
    for (String tag : tags) {
      wet.record("conversion", "https://a.tamis-sample.org/" + tag, DATE, "text/plain", prose(tag));
    }
    return wet;
  }

  private Command run(String input, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", "--input", input, "--output", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--", "--runner=DirectRunner"));
    return Command.run(arguments.toArray(new String[0]));
  }

  private Command runOn(byte[] shard) throws IOException {
    return run(Files.write(folder.resolve("shard"), shard).toString());
  }

  private void expect(Command command, long kept, String... causes) throws IOException {
    assertEquals(0, command.status(), command.err());
    JsonNode statistics = new Corpus(folder.resolve("out")).statistics();
    assertEquals(kept, statistics.at("/records/kept").asLong(), statistics.toString());
    assertEquals(causes.length, statistics.at("/records/failed").asLong(), statistics.toString());
    for (String cause : causes) {
      assertTrue(statistics.at("/failed/" + cause).asLong() > 0, statistics.toString());
    }
  }

  @Test
  void truncatedGzip() throws IOException {
    byte[] shard = wet("eng_Latn", "deu_Latn").toBytes();
    expect(runOn(Arrays.copyOf(shard, shard.length - 40)), 1, "truncated");
  }

  @Test
  void garbageBetweenMembers() throws IOException {
    byte[] shard = wet("eng_Latn").garbage("nothing of any use").member(wet("deu_Latn")).toBytes();
    expect(runOn(shard), 2, "garbage");
  }

  @Test
  void recordWithWrongLength() throws IOException {
    WarcBuilder wet = wet("eng_Latn");
    wet.wrongLength(
        "conversion", "https://a.tamis-sample.org/x", "text/plain", prose("fra_Latn"), 9999);
    expect(runOn(wet.member(wet("deu_Latn")).toBytes()), 2, "wrong-length");
  }

  @Test
  void recordWithWrongLengthInPlainFile() throws IOException {
    WarcBuilder wet = wet("eng_Latn");
    wet.wrongLength(
        "conversion", "https://a.tamis-sample.org/x", "text/plain", prose("fra_Latn"), 90);
    byte[] shard = wet.member(wet("deu_Latn")).toBytes();
    byte[] plain;
    try (var in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(shard))) {
      plain = in.readAllBytes();
    }
    expect(runOn(plain), 2, "wrong-length");
  }

  @Test
  void invalidUtf8AndLinesThatAreNotJson() throws IOException {
    byte[] good =
        ("{\"text\": \"" + Prose.read().get("eng_Latn") + "\"}\n").getBytes(StandardCharsets.UTF_8);
    byte[] shard =
        concat(
            good,
            "{\"text\": \"\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1),
            "no json\n".getBytes(StandardCharsets.UTF_8));
    expect(runOn(shard), 1, "invalid-text", "not-json");
  }

  @Test
  void emptyFile() throws IOException {
    expect(runOn(new byte[0]), 0, "empty-file");
  }

  @Test
  void missingFileAndGlobWithoutMatch() {
    for (String input : List.of(folder + "/nothing.warc.gz", folder + "/*.warc.gz")) {
      Command command = run(input);
      assertEquals(2, command.status());
      assertTrue(command.err().contains(input), command.err());
      assertFalse(Files.exists(folder.resolve("out")));
    }
  }

  @Test
  void outputThatIsNotEmpty() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/mine.txt"), "precious");
    Command command = runOn(wet("eng_Latn").toBytes());
    assertEquals(2, command.status());
    assertTrue(command.err().contains("not empty"), command.err());
    assertEquals("precious", Files.readString(folder.resolve("out/mine.txt")));
  }

  @Test
  void overwriteReplacesOnlyWhatARunWrites() throws IOException {
    byte[] shard = wet("eng_Latn").toBytes();
    assertEquals(0, runOn(shard).status());
    Files.writeString(folder.resolve("out/mine.txt"), "precious");
    Path file = Files.write(folder.resolve("shard"), wet("deu_Latn").toBytes());
    assertEquals(0, run(file.toString(), "--overwrite").status());
    assertEquals("precious", Files.readString(folder.resolve("out/mine.txt")));
    assertFalse(Files.exists(folder.resolve("out/data/eng_Latn/part-00000-of-00001.jsonl.zst")));
  }

  @Test
  void outputThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "x");
    Path shard = Files.write(folder.resolve("shard"), wet("eng_Latn").toBytes());
    Command command = Command.run("run", "--input", shard.toString(), "--output", file + "/out");
    assertEquals(2, command.status(), command.err());
    assertTrue(command.err().contains("cannot be written to"), command.err());
  }

  @Test
  void unknownRecipeKey() throws IOException {
    Path recipe =
        Files.writeString(
            folder.resolve("r.yaml"), "version: 1\nlanguage:\n  min-confidense: 0.5\n");
    Path shard = Files.write(folder.resolve("shard"), wet("eng_Latn").toBytes());
    Command command = run(shard.toString(), "--recipe", recipe.toString());
    assertEquals(2, command.status());
    assertTrue(
        command.err().contains("r.yaml:3:3: unknown key \"language.min-confidense\""),
        command.err());
    assertTrue(command.err().contains("did you mean \"min-confidence\"?"), command.err());
  }

  private static byte[] concat(byte[]... parts) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}

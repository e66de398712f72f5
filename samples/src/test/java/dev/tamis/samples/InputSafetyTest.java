package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of an input is passed over in silence. */
class InputSafetyTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private static String line(String tag) {
    return "{\"text\": \"" + Prose.read().get(tag) + "\"}\n";
  }

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Command run(Object input, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                input.toString(),
                "--output",
                folder.resolve("out").toString(),
                "--quiet"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--", "--runner=DirectRunner"));
    return assertTimeoutPreemptively(
        AT_ONCE, () -> Command.run(arguments.toArray(new String[0])), input.toString());
  }

  private void refused(Command command, String... says) {
    assertEquals(2, command.status(), command.err());
    for (String part : says) {
      assertTrue(command.err().contains(part), part + " is not in: " + command.err());
    }
    assertFalse(Files.exists(folder.resolve("out")), "left after a refusal");
  }

  private void kept(Command command, long kept) throws IOException {
    assertEquals(0, command.status(), command.err());
    JsonNode statistics = new Corpus(folder.resolve("out")).statistics();
    assertEquals(kept, statistics.at("/records/kept").asLong(), statistics.toString());
  }

  /** Five places took a path for a pattern, and walked the file system for it. */
  @Test
  void aMistypedPathIsLookedUpAndNeverWalkedFor() throws IOException {
    refused(run("/nope.warc.gz"), "no such file: /nope.warc.gz");
    Path shard = write("shard.jsonl", line("eng_Latn"));
    for (String key :
        List.of(
            "domains.exclude.bad",
            "pii.key",
            "rules.thresholds",
            "rules.fineweb2",
            "language.model")) {
      refused(run(shard, "--set", key + "=/nope.txt"), "/nope.txt");
    }
    String words = "rules.flagged-words.eng_Latn=/nope.txt";
    refused(run(shard, "--set", "rules.sets=[llama3]", "--set", words), "/nope.txt");
    refused(run(shard, "--recipe", "/nope.yaml"), "no such file: /nope.yaml");
    refused(run(folder + "/shard.jsnl"), "holds shard.jsonl");
    refused(run(folder + "/nope/*.gz"), "no such folder: " + folder + "/nope");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a[1].jsonl",
        "b{2}.jsonl",
        "c*.jsonl",
        "d e,f.jsonl",
        "\u00fc\u4e2d.jsonl",
        "g?.jsonl"
      })
  void fileNamesMeanThemselves(String name) throws IOException {
    Path shard = write("in/" + name, line("eng_Latn"));
    write("in/b2.jsonl", line("deu_Latn"));
    write("in/a1.jsonl", line("deu_Latn"));
    kept(run(shard), 1);
  }

  @Test
  void whatIsNotReadIsNamed() throws IOException {
    write("in/a.jsonl", line("eng_Latn"));
    write("in/sub/b.jsonl", line("deu_Latn"));
    Command command = run(folder + "/in/*");
    kept(command, 1);
    assertTrue(command.err().contains("not entered"), command.err());
    assertTrue(command.err().contains("in/sub"), command.err());
    assertEquals(1, run(folder + "/in/*", "--overwrite", "--strict").status());
    write("none/sub/b.jsonl", line("deu_Latn"));
    assertEquals(2, run(folder + "/none/*", "--overwrite").status());
    Files.createSymbolicLink(folder.resolve("in/gone.jsonl"), Path.of("nowhere"));
    for (String input : List.of("/in/*", "/in", "/in/gone.jsonl")) {
      Command dangling = run(folder + input, "--overwrite");
      assertEquals(2, dangling.status(), dangling.err());
      assertTrue(dangling.err().contains("gone.jsonl"), dangling.err());
    }
  }

  @Test
  void aPipeIsNoShard() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    refused(run(pipe), "a pipe or a device");
    refused(run("/dev/null"), "a pipe or a device");
  }

  @Test
  void shardsThatCannotBeReadAreTold() throws IOException {
    write("in/a.jsonl", line("eng_Latn"));
    write("in/b.zip", "PK\3\4 and so on");
    write("in/c.gz", "<!DOCTYPE html><html><title>Sign in</title>");
    write("in/d.warc.gz", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
    write("in/e.jsonl", "");
    Command command = run(folder + "/in/*");
    kept(command, 1);
    for (String part :
        List.of(
            "4 of 5 shards could not be read",
            "1 empty-file",
            "zip archive",
            "HTML page",
            "git lfs pull")) {
      assertTrue(command.err().contains(part), command.err());
    }
    String failed = new Corpus(folder.resolve("out")).records("failed").toString();
    assertTrue(failed.contains("\"message\":\"the file is not WARC"), failed);
    assertEquals(1, run(folder + "/in/*", "--strict", "--overwrite").status());
    assertEquals(0, run(folder + "/in/a.jsonl", "--strict", "--overwrite").status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"content\": \"TEXT\", \"url\": \"https://a.example/\"}|input.fields.text=content",
        "[{\"raw\": \"TEXT\"}, {\"raw\": \"TEXT\"}]|input.fields.text=raw",
        "{\"meta\": {\"body\": \"TEXT\"}, \"n\": 1}|input.fields.text=meta.body"
      })
  void aWrongFieldFailsAtSubmit(String json, String hint) throws IOException {
    String text = Prose.read().get("eng_Latn");
    Path shard = write("shard.json", json.replace("TEXT", text) + "\n");
    refused(run(shard), hint, "there are ");
    kept(run(shard, "--set", hint), 1);
  }

  @Test
  void aWrongColumnFailsAtSubmit() throws IOException {
    Path rows;
    try (var in = InputSafetyTest.class.getResourceAsStream("rows.parquet")) {
      rows = Files.write(folder.resolve("rows.parquet"), in.readAllBytes());
    }
    refused(
        run(rows, "--set", "input.fields.text=txt", "--set", "input.fields.html=page"),
        "no column 'txt' or 'page'",
        "date, id, text, url",
        "input.fields.text=text");
  }

  @Test
  void datesThatCannotBeReadAreCounted() throws IOException {
    String text = Prose.read().get("eng_Latn");
    Path shard =
        write(
            "shard.jsonl",
            "{\"text\": \""
                + text
                + "\", \"date\": 1715997490}\n"
                + "{\"text\": \""
                + Prose.read().get("deu_Latn")
                + "\", \"date\": \"lately\"}\n");
    kept(run(shard), 2);
    Corpus corpus = new Corpus(folder.resolve("out"));
    assertEquals(1, corpus.statistics().at("/input/notes/unreadable-date").asInt());
    assertTrue(corpus.records("data").toString().contains("2024-05-18T01:58:10Z"));
  }

  @Test
  void aByteOrderMarkCostsNoLine() {
    byte[] lines =
        "\ufeff{\"text\": \"Hello there\", \"n\": NaN}\n".getBytes(StandardCharsets.UTF_8);
    Command command = MessagesTest.filter(lines, "pii");
    assertEquals(0, command.status(), command.err());
    assertTrue(command.out().contains("scrubbed"), command.out());
  }
}

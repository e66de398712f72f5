package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several parts and several splits; the same bytes whatever the machine is set to, in which order
 * the shards are named, and how the input is cut.
 */
class SameBytesTest {
  private static final int DOCUMENTS = 400;

  @TempDir static Path folder;
  private static Corpus corpus;

  @BeforeAll
  static void run() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    String[] words = Prose.read().get("eng_Latn").split(" ", -1);
    for (String shard : List.of("a", "b")) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < DOCUMENTS / 2; i++) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < 90; word++) {
          text.append(words[random.nextInt(words.length)]).append(' ');
        }
        lines.add(
            "{\"url\": \"https://" + shard + i + ".example.org/\", \"text\": \"" + text + "\"}");
      }
      Files.writeString(
          folder.resolve(shard + ".jsonl"), String.join("\n", lines), StandardCharsets.UTF_8);
    }
    assertEquals(0, Command.run(arguments("base", "64 KiB", "16 KiB", 2, "a", "b")).status());
    corpus = new Corpus(folder.resolve("base"));
  }

  private static String[] arguments(
      String name, String part, String split, int parallelism, String... shards) {
    List<String> arguments = new ArrayList<>(List.of("run", "--quiet"));
    for (String shard : shards) {
      arguments.addAll(List.of("--input", folder + "/" + shard + ".jsonl"));
    }
    arguments.addAll(
        List.of(
            "--output",
            folder.resolve(name).toString(),
            "--set",
            "rules.sets=[]",
            "--set",
            "output.part-size=" + part,
            "--set",
            "input.split-size=" + split,
            "--",
            "--parallelism=" + parallelism));
    return arguments.toArray(new String[0]);
  }

  private static void same(String name) throws IOException {
    Map<String, byte[]> expected = corpus.files();
    Map<String, byte[]> files = new Corpus(folder.resolve(name)).files();
    assertEquals(expected.keySet(), files.keySet());
    for (String file : expected.keySet()) {
      assertArrayEquals(expected.get(file), files.get(file), file + " of " + name);
    }
  }

  @Test
  void aLanguageHasSeveralPartsEachSortedById() throws IOException {
    List<String> parts =
        corpus.files().keySet().stream().filter(file -> file.startsWith("data/eng")).toList();
    assertTrue(parts.size() > 2, parts.toString());
    for (int i = 0; i < parts.size(); i++) {
      assertTrue(parts.get(i).endsWith("-of-0000" + parts.size() + ".jsonl.zst"), parts.get(i));
      List<String> ids =
          corpus.text(parts.get(i)).lines().map(line -> line.substring(0, 40)).toList();
      assertEquals(List.copyOf(new TreeSet<>(ids)), ids);
    }
    TreeSet<String> urls = new TreeSet<>();
    for (JsonNode record : corpus.records("data")) {
      urls.add(record.get("url").asText());
    }
    assertEquals(DOCUMENTS, urls.size());
  }

  @Test
  void theManifestIsTrue() throws IOException {
    Sealed.check(corpus);
  }

  /** The recipe is in manifest and papers, so only records are compared. */
  @Test
  void howTheInputIsCutChangesNothing() throws IOException {
    assertEquals(0, Command.run(arguments("whole", "64 KiB", "64 MiB", 1, "a", "b")).status());
    Map<String, byte[]> expected = corpus.files();
    Map<String, byte[]> files = new Corpus(folder.resolve("whole")).files();
    for (String file : expected.keySet()) {
      if (file.matches("(data|excluded|failed)/.*")) {
        assertArrayEquals(expected.get(file), files.get(file), file);
      }
    }
  }

  @Test
  void theOrderOfTheShardsChangesNothing() throws IOException {
    assertEquals(0, Command.run(arguments("turned", "64 KiB", "16 KiB", 4, "b", "a")).status());
    same("turned");
  }

  @Test
  void theMachinesSettingsChangeNothing() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (flag.startsWith("--add-opens")) {
        command.add(flag);
      }
    }
    command.addAll(
        List.of(
            "-Xmx600m",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=ISO-8859-1",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.tamis.pipeline.cli.Tamis"));
    command.addAll(Arrays.asList(arguments("turkish", "64 KiB", "16 KiB", 3, "a", "b")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LANG", "tr_TR.ISO-8859-9");
    builder.environment().put("LC_ALL", "tr_TR.ISO-8859-9");
    File log = folder.resolve("turkish.log").toFile();
    Process process = builder.redirectOutput(log).start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the run ends");
    assertEquals(
        0, process.exitValue(), Files.readString(log.toPath(), StandardCharsets.ISO_8859_1));
    same("turkish");
  }
}

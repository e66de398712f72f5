package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pages on quality print is run, block after block, by a shell. Blocks that are marked
 * {@code console} need what is not here, an encoder or a teacher; they are parsed by another test.
 */
class PagesAsPrintedTest {
  private static final Path ROOT = Path.of("..");
  private static final long MINUTES = 4;
  private static final String FINNISH =
      """
      dup_line_frac: 0.25
      dup_n_grams: [[5, 0.14], [6, 0.13], [7, 0.12], [8, 0.11], [9, 0.1], [10, 0.09]]
      language_score: 0.8
      line_punct_thr: 0.1
      max_avg_word_length: 15.5
      max_non_alpha_words_ratio: 0.7
      min_avg_word_length: 3
      new_line_ratio: 0.2
      stopwords: [ja, on]
      top_n_grams: [[2, 0.9], [3, 0.9], [4, 0.9]]
      """;

  @TempDir Path folder;

  /** The launcher builds a jar; this one takes what the test has. */
  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell");
    Path samples = Files.createDirectories(folder.resolve("samples"));
    for (String name : List.of("shards", "lists")) {
      Files.createSymbolicLink(
          samples.resolve(name), ROOT.resolve("samples").resolve(name).toRealPath());
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    StringBuilder opens = new StringBuilder();
    for (String open :
        List.of(
            "lang",
            "util",
            "util.concurrent",
            "nio",
            "lang.reflect",
            "text",
            "time",
            "net",
            "io")) {
      opens.append(" --add-opens=java.base/java.").append(open).append("=ALL-UNNAMED");
    }
    script(
        "tamis",
        "exec '"
            + java
            + "' -Xmx700m -XX:TieredStopAtLevel=1"
            + opens
            + " dev.tamis.pipeline.cli.Tamis \"$@\"");
  }

  private void script(String name, String line) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + line + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  /** The blocks of a page that have no word behind their fence, or {@code yaml}. */
  private static List<String> blocks(String page, String kind) throws IOException {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = null;
    boolean taken = false;
    for (String line : Files.readAllLines(ROOT.resolve("docs").resolve(page))) {
      if (!line.startsWith("```")) {
        if (block != null) {
          block.append(line).append('\n');
        }
      } else if (block == null) {
        block = new StringBuilder();
        taken = line.equals("```" + kind);
      } else {
        if (taken) {
          blocks.add(block.toString());
        }
        block = null;
      }
    }
    return blocks;
  }

  /** Runs a block; what it has said on standard output and error. */
  private String run(String block) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    ProcessBuilder shell =
        new ProcessBuilder("/bin/sh", "-e", "-c", block)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = shell.environment();
    environment.put("CLASSPATH", absoluteClassPath());
    environment.put("PATH", folder.toAbsolutePath() + ":" + environment.get("PATH"));
    Process process = shell.start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(log, StandardCharsets.UTF_8);
    assertTrue(ended, "still running: " + block + said);
    assertEquals(0, process.exitValue(), block + said);
    return said;
  }

  private static String absoluteClassPath() {
    List<String> all = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(":", -1)) {
      all.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(":", all);
  }

  @Test
  void distil() throws IOException, InterruptedException {
    List<String> commands = blocks("distil.md", "");
    assertEquals(5, commands.size(), "a block was added or taken away: " + commands);
    Files.writeString(folder.resolve("edu.yaml"), blocks("distil.md", "yaml").get(0));
    String said = "";
    for (String command : commands) {
      said += run(command);
    }
    assertTrue(said.contains(" prompts of "), said);
    assertTrue(said.contains("joined: "), said);
    assertTrue(said.contains("card.md tells how well"), said);
    assertTrue(Files.isRegularFile(folder.resolve("corpus-edu/MANIFEST.json")), said);
    assertTrue(Files.isRegularFile(folder.resolve("models/edu/held-out.tsv")), said);
    String page = Files.readString(ROOT.resolve("docs/distil.md"));
    String[] numbers =
        page.replaceAll("(?s).*: here (\\d+) of (\\d+)\\..*", "$1 $2").split(" ", -1);
    assertTrue(said.matches("(?s).*quality/edu +" + numbers[0] + " .*"), said);
    assertTrue(said.matches("(?s).*read +" + numbers[1] + " +100.*"), said);
  }

  @Test
  void quality() throws IOException, InterruptedException {
    Files.createSymbolicLink(folder.resolve("shards"), ROOT.resolve("samples/shards").toRealPath());
    StringBuilder documents = new StringBuilder();
    for (Map.Entry<String, String> text : Prose.read().entrySet()) {
      ObjectNode line = new ObjectMapper().createObjectNode();
      line.put("text", text.getValue()).put("language", text.getKey());
      for (String token : text.getValue().split(" ", -1)) {
        line.withArray("my_tokens").add(token);
      }
      documents.append(line).append('\n');
    }
    Files.writeString(folder.resolve("clean.jsonl"), documents);
    Files.writeString(folder.resolve("docs.jsonl"), documents);
    Files.writeString(folder.resolve("fin.yml"), FINNISH);
    script(
        "git",
        "mkdir -p \"$3/configs\" fineweb-2/configs && cp fin.yml fineweb-2/configs/fin_Latn.yml");
    // Building has tests of its own.
    script("mvn", "true");
    for (String command : blocks("quality.md", "")) {
      run(
          command
              .replaceAll("\\[-D\\S+]", "")
              .replaceAll("(?m)^(\\./tamis run)", "rm -rf corpus\n$1"));
    }
    assertTrue(Files.readString(folder.resolve("fineweb2.tsv")).contains("fin_Latn"));
    assertTrue(Files.isRegularFile(folder.resolve("corpus/MANIFEST.json")));
    assertTrue(Files.size(folder.resolve("own.tsv")) > 0);
  }
}

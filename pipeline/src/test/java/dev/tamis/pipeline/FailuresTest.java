package dev.tamis.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.curate.stages.DocumentStage;
import dev.tamis.pipeline.curate.stages.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bundle that fails once in each step, on an embedded Flink: the same bytes, no litter sealed.
 */
class FailuresTest {
  /** Bytes at the beginning of a shard by which its form is told. */
  private static final int BEGINNINGS = 1 << 18;

  /** What fails once when it is armed. */
  private static final AtomicBoolean ARMED = new AtomicBoolean();

  @TempDir Path folder;

  @AfterEach
  void disarm() {
    FlakyFileSystem.reset();
    ARMED.set(false);
  }

  private static void failOnce() {
    if (ARMED.compareAndSet(true, false)) {
      // An error, for a stage's exceptions are the document's failure and not the bundle's.
      throw new AssertionError("planned failure");
    }
  }

  /** A document stage that may break its bundle. */
  private static final class Breaking implements DocumentStage {
    private final boolean breaks;

    Breaking(boolean breaks) {
      this.breaks = breaks;
    }

    @Override
    public String name() {
      return "breaking";
    }

    @Override
    public Verdict apply(dev.tamis.pipeline.corpus.Document document) {
      if (breaks && document.record().url().endsWith("/7")) {
        failOnce();
      }
      return Verdict.keep(document);
    }
  }

  private Map<String, byte[]> run(String name, boolean curate, boolean decide) throws IOException {
    Path here = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        here.resolve("flink-conf.yaml"),
        """
        restart-strategy.type: fixed-delay
        restart-strategy.fixed-delay.attempts: 3
        restart-strategy.fixed-delay.delay: 10 ms
        """,
        StandardCharsets.UTF_8);
    TestRun run =
        new TestRun(here)
            .withDocumentStage(recipe -> DocumentStage.Loaded.of(() -> new Breaking(curate)))
            .with(
                recipe ->
                    List.of(
                        TestStages.each(
                            "breaking",
                            (card, answer) -> {
                              if (decide) {
                                failOnce();
                              }
                              answer.left(card);
                            })));
    for (int i = 0; i < 12; i++) {
      run.document("https://site" + i + ".example.org/" + i, "", i % 9);
    }
    Path out =
        run.runTo("flaky:", "--runner=FlinkRunner", "--parallelism=2", "--flinkConfDir=" + here);
    return sealed(out);
  }

  /** The files that the manifest names, which must be all but the work folder's. */
  private static Map<String, byte[]> sealed(Path out) throws IOException {
    JsonNode manifest = new ObjectMapper().readTree(out.resolve("MANIFEST.json").toFile());
    Map<String, byte[]> files = new TreeMap<>();
    for (JsonNode file : manifest.get("files")) {
      String path = file.get("path").asText();
      assertFalse(path.contains(".work"), path);
      files.put(path, Files.readAllBytes(out.resolve(path)));
    }
    try (Stream<Path> walk = Files.walk(out)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = out.relativize(file).toString();
        assertTrue(
            files.containsKey(path) || path.startsWith(".work/") || path.equals("MANIFEST.json"),
            path + " is there and no manifest names it");
      }
    }
    return files;
  }

  @Test
  void theSameBytesWhateverFailsOnce() throws IOException {
    Map<String, byte[]> expected = run("calm", false, false);
    assertTrue(expected.size() >= 3, expected.keySet().toString());
    for (String step : List.of("curate", "decide")) {
      ARMED.set(true);
      same(expected, run(step, step.equals("curate"), step.equals("decide")), step);
      assertFalse(ARMED.get(), step + " has failed");
    }
    String[] operations = {
      "create .*curated.zst",
      "open .*curated.zst",
      "create .*jsonl.zst",
      "match .*/.work/.*",
      "rename .*data/.*",
      "copied .*data/.*",
      "copied .*MANIFEST.json",
      "rename .*statistics.json",
      "rename .*MANIFEST.json"
    };
    for (int i = 0; i < operations.length; i++) {
      FlakyFileSystem.failOnce(operations[i]);
      same(expected, run("files" + i, false, false), operations[i]);
      assertTrue(FlakyFileSystem.allFailed(), operations[i] + " has failed");
    }
  }

  /** What a run reads it knows by name: an object store may list what is new whenever it likes. */
  @Test
  void theSameBytesWhereListingsAreLate() throws IOException {
    Map<String, byte[]> expected = run("calm", false, false);
    FlakyFileSystem.listLate();
    same(expected, run("late", false, false), "late");
  }

  /** Once for the digest by which its splits are found again, and once to curate it. */
  @Test
  void aShardIsReadTwice() throws IOException {
    Path shard = folder.resolve("pages.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      lines.append("{\"url\": \"https://s").append(i).append(".example.org/\", \"text\": \"");
      lines.append("The mill grinds flour. ".repeat(9)).append(i).append("\"}\n");
    }
    Files.writeString(shard, lines, StandardCharsets.UTF_8);
    new TestRun(folder).input("flaky:" + shard).runTo("");
    long read = FlakyFileSystem.bytesRead(shard);
    long size = Files.size(shard);
    assertTrue(read >= size && read <= size * 2 + BEGINNINGS, read + " bytes read of " + size);
  }

  private static void same(Map<String, byte[]> expected, Map<String, byte[]> found, String what) {
    assertEquals(expected.keySet(), found.keySet(), what);
    expected.forEach(
        (file, bytes) -> assertArrayEquals(bytes, found.get(file), what + ": " + file));
  }
}

package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a process of its own: how it ends, and what it leaves. */
class StopTest {
  private static final List<String> FLAGS =
      List.of(
          "-Xmx700m",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.nio=ALL-UNNAMED");

  @TempDir Path folder;
  private Path temporary;
  private Path out;
  private Path large;
  private Path small;

  @BeforeEach
  void writeShards() throws IOException {
    temporary = Files.createDirectories(folder.resolve("tmp"));
    out = folder.resolve("out");
    String text = Prose.read().get("eng_Latn");
    small = Files.writeString(folder.resolve("small.jsonl"), "{\"text\": \"" + text + "\"}\n");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      lines.append("{\"text\": \"").append(i).append(' ').append(text).append("\"}\n");
    }
    large = Files.writeString(folder.resolve("large.jsonl"), lines);
  }

  /** As the launcher starts it, in a temporary folder of its own. */
  private Process start(Path shard, String... more) throws IOException {
    Path own = Files.createDirectory(temporary.resolve("tamis-1-" + UUID.randomUUID()));
    return start(own, shard, more);
  }

  private Process start(Path own, Path shard, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + own,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.tamis.pipeline.cli.Tamis",
            "run",
            "--input",
            shard.toString(),
            "--output",
            out.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile())
        .start();
  }

  private int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), "still running");
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("stderr"), StandardCharsets.UTF_8);
  }

  /** Waits until a run has text in its folder. */
  private void awaitText(Process process) throws IOException {
    Path work = out.resolve(".work");
    while (process.isAlive()) {
      if (Files.isDirectory(work)) {
        try (Stream<Path> files = Files.walk(work)) {
          if (files.anyMatch(file -> file.toString().endsWith(".curated.zst"))) {
            return;
          }
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    throw new AssertionError("the run ended before it was stopped: " + said());
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> !file.getFileName().toString().startsWith("hsperf")).toList();
    }
  }

  @Test
  void aRunThatEndsWellSaysAndLeavesNothing() throws Exception {
    Process process = start(small, "--quiet");
    assertEquals(0, end(process), said());
    assertEquals("", said());
    assertEquals(List.of(), left());
    assertFalse(Files.exists(out.resolve(".work")));
    assertTrue(Files.exists(out.resolve("MANIFEST.json")));
  }

  @Test
  void withoutTheLauncherAGoodRunLeavesNothingEither() throws Exception {
    assertEquals(0, end(start(temporary, small, "--quiet")), said());
    assertEquals("", said());
    assertEquals(List.of(), left());
  }

  /** A process whose parent ignores a signal ignores it too: in the background, under nohup. */
  private static boolean isIgnored(int signal) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("SigIgn:")) {
        long ignored = Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16);
        return (ignored >>> (signal - 1) & 1) != 0;
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143", "HUP,129"})
  void aSignalLeavesNothing(String signal, int status) throws Exception {
    assumeFalse(isIgnored(status - 128), "what started the tests ignores " + signal);
    Process process = start(large);
    awaitText(process);
    assertEquals(0, new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor());
    assertEquals(status, end(process), said());
    assertTrue(said().contains("tamis: stopped; nothing was written to " + out), said());
    assertFalse(said().contains("Exception"), said());
    assertFalse(Files.exists(out), "the output folder");
    assertEquals(List.of(), left());
  }

  @Test
  void afterAKillTheCorpusIsAsItWasAndTheNextRunSweeps() throws Exception {
    assertEquals(0, end(start(small, "--quiet")));
    Map<String, byte[]> before = new Corpus(out).files();
    Process process = start(large, "--overwrite");
    awaitText(process);
    process.destroyForcibly();
    end(process);
    Map<String, byte[]> after = new Corpus(out).files();
    before.forEach((name, bytes) -> assertTrue(Arrays.equals(bytes, after.get(name)), name));
    assertFalse(left().isEmpty(), "a kill cannot be answered");
    assertEquals(0, end(start(small, "--quiet", "--overwrite")), said());
    assertTrue(said().contains("a run that was stopped left"), said());
    assertEquals(List.of(), left());
    assertEquals(before.keySet(), new Corpus(out).files().keySet());
  }
}

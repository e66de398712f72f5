package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process is killed in the middle of each phase: the only worker of a cluster, which is replaced;
 * its JobManager; the process of the embedded engine.
 */
@Tag("killed")
class KilledTest {
  /** The cluster itself restarts nothing: what makes the job go on is what the command gives it. */
  private static final Map<String, String> NO_RESTARTS = Map.of("restart-strategy.type", "none");

  /** As docs/flink.md has it. */
  private static final Map<String, String> RESTARTS =
      Map.of(
          "restart-strategy.type",
          "exponential-delay",
          "restart-strategy.exponential-delay.initial-backoff",
          "1 s",
          "restart-strategy.exponential-delay.backoff-multiplier",
          "2.0",
          "restart-strategy.exponential-delay.max-backoff",
          "30 s",
          "restart-strategy.exponential-delay.attempts-before-reset-backoff",
          "8");

  @TempDir static Path folder;
  private static Path shards;
  private static Map<String, byte[]> expected;
  private static long splits;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    assumeTrue(Files.exists(ClusterTest.jar()), "mvn verify makes the jar, and mvn test does not");
    shards = Files.createDirectories(folder.resolve("shards"));
    Generated.shard(shards.resolve("a.jsonl"), 1, 1_500_000);
    Generated.shard(shards.resolve("b.jsonl"), 2, 1_500_000);
    Path out = folder.resolve("undisturbed");
    Path kept = folder.resolve("kept");
    List<String> run = Generated.run(shards, out, "--keep-curated", kept.toString());
    Command command = Command.run(run.toArray(new String[0]));
    assertEquals(0, command.status(), command.err());
    expected = new Corpus(out).files();
    splits = files(kept, ".curated.zst");
    assertTrue(splits > 20, splits + " splits");
  }

  /** Where a run is, by what is in its work folder. */
  private enum Phase {
    READING,
    SHUFFLING,
    WRITING,
    SEALING;

    boolean isReached(Path out) {
      Path work = out.resolve(".work");
      long curated = files(work.resolve("curated"), ".curated.zst");
      return switch (this) {
        case READING -> curated > 2;
        case SHUFFLING -> curated >= splits;
        case WRITING -> files(work, ".jsonl.zst") > 2;
        case SEALING -> Files.exists(work.resolve("new"));
      };
    }
  }

  private static long files(Path below, String ending) {
    if (!Files.isDirectory(below)) {
      return 0;
    }
    try (Stream<Path> walk = Files.walk(below)) {
      return walk.filter(file -> file.toString().endsWith(ending)).count();
    } catch (IOException | UncheckedIOException e) {
      return 0; // something went while it looked
    }
  }

  private static void same(Path out) throws IOException {
    Map<String, byte[]> found = new Corpus(out).files();
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((file, bytes) -> assertArrayEquals(bytes, found.get(file), file));
    Sealed.check(new Corpus(out));
  }

  private static CompletableFuture<Command> start(FlinkCluster cluster, Path out) {
    List<String> arguments = new ArrayList<>(Generated.run(shards, out, "--quiet", "--"));
    arguments.addAll(List.of(ClusterTest.engine(cluster)));
    return CompletableFuture.supplyAsync(() -> Command.run(arguments.toArray(new String[0])));
  }

  private static void await(CompletableFuture<Command> run, Phase phase, Path out) {
    while (!phase.isReached(out)) {
      if (run.isDone()) {
        throw new AssertionError("it ended before " + phase + ": " + run.join().err());
      }
      Thread.onSpinWait();
    }
  }

  /** On a busy machine a run may end between a look and the kill, and then this says nothing. */
  private static void inTime(Path out) {
    assumeFalse(Files.exists(out.resolve("MANIFEST.json")), "the run ended before it was killed");
  }

  @ParameterizedTest
  @EnumSource
  void theOnlyWorkerIsLostAndReplaced(Phase phase) throws Exception {
    Path out = folder.resolve("worker-" + phase);
    try (FlinkCluster cluster = new FlinkCluster(folder.resolve("c-" + phase), RESTARTS)) {
      cluster.startJobManager();
      Jvm worker = cluster.startTaskManager();
      cluster.awaitTaskManagers(1);
      CompletableFuture<Command> run = start(cluster, out);
      await(run, phase, out);
      worker.process.destroyForcibly();
      inTime(out);
      cluster.startTaskManager();
      Command command = run.get(4, TimeUnit.MINUTES);
      assertEquals(0, command.status(), command.err());
      same(out);
      assertFalse(Files.exists(out.resolve(".work")));
    }
  }

  @Test
  void withoutItsJobManagerAJobFailsClearlyAndRunsAgain() throws Exception {
    Path out = folder.resolve("manager");
    try (FlinkCluster cluster = new FlinkCluster(folder.resolve("c-manager"), NO_RESTARTS)) {
      cluster.start(1);
      CompletableFuture<Command> run = start(cluster, out);
      await(run, Phase.READING, out);
      cluster.jobManager().close();
      Command command = run.get(4, TimeUnit.MINUTES);
      assertEquals(1, command.status(), command.err());
      assertTrue(command.err().contains("the job failed"), command.err());
      assertTrue(command.err().contains("Connection refused"), command.err());
      assertFalse(command.err().contains("\tat "), command.err());
      assertFalse(Files.exists(out.resolve("MANIFEST.json")));
      assertFalse(Files.exists(out.resolve("data")));
    }
    try (FlinkCluster cluster = new FlinkCluster(folder.resolve("c-again"), NO_RESTARTS)) {
      cluster.start(1);
      Command command = start(cluster, out).get(4, TimeUnit.MINUTES);
      assertEquals(0, command.status(), command.err());
      same(out);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theEmbeddedEngineIsKilled(Phase phase) throws Exception {
    Path out = folder.resolve("embedded-" + phase);
    String[] arguments = Generated.run(shards, out).toArray(new String[0]);
    try (Jvm jvm = Jvm.tamis(folder, "embedded-" + phase, arguments)) {
      jvm.await(phase.name(), () -> phase.isReached(out));
      jvm.process.destroyForcibly();
      assertEquals(137, jvm.end(), jvm.said());
    }
    inTime(out);
    boolean staged = Files.exists(out.resolve(".work/new/MANIFEST.json"));
    assertTrue(staged || !Files.exists(out.resolve("data")), "nothing half-written");
    Command again = Command.run(arguments);
    if (again.status() == 2) {
      // The new corpus was whole and only had to take its place.
      assertTrue(again.err().contains("waits whole"), again.err());
      again = Command.run("sweep", out.toString());
    }
    assertEquals(0, again.status(), again.err());
    same(out);
  }
}

package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed jar on a real session cluster of Flink: the bytes of the embedded one. */
@Tag("cluster")
class ClusterTest {
  private static final int JOBS = 10;

  /** The one that is running, and one that waits for its loader to be collected. */
  private static final int LOADERS = 2;

  @TempDir static Path folder;
  private static Path shards;
  private static Map<String, byte[]> embedded;

  /** The same by the jar, which knows its version and says it. */
  private static Map<String, byte[]> packed;

  private static FlinkCluster cluster;
  private static Jvm taskManager;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Files.exists(jar()), "mvn verify makes " + jar() + ", and mvn test does not");
    shards = Files.createDirectories(folder.resolve("shards"));
    Generated.shard(shards.resolve("a.jsonl"), 1, 200_000);
    Generated.shard(shards.resolve("b.jsonl"), 2, 200_000);
    Path out = folder.resolve("embedded");
    assertEquals(0, Command.run(Generated.run(shards, out).toArray(new String[0])).status());
    embedded = new Corpus(out).files();
    List<String> main = new ArrayList<>(List.of("dev.tamis.pipeline.cli.Tamis"));
    main.addAll(Generated.run(shards, folder.resolve("packed")));
    try (Jvm jvm =
        Jvm.start(
            folder, "packed", List.of("-Xmx700m"), jar().toString(), main.toArray(new String[0]))) {
      assertEquals(0, jvm.end(), jvm.said());
    }
    packed = new Corpus(folder.resolve("packed")).files();
    cluster = new FlinkCluster(folder.resolve("cluster"), Map.of());
    cluster.startJobManager();
    taskManager = cluster.startTaskManager();
    cluster.awaitTaskManagers(1);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  static Path jar() {
    return Command.ROOT.resolve("pipeline/target/tamis.jar").toAbsolutePath().normalize();
  }

  static String[] engine(FlinkCluster cluster) {
    return new String[] {
      "--runner=FlinkRunner",
      "--flinkMaster=" + cluster.master(),
      "--filesToStage=" + jar(),
      "--parallelism=2"
    };
  }

  private static Command run(String name, String... more) {
    List<String> arguments = Generated.run(shards, folder.resolve(name), more);
    arguments.add("--");
    arguments.addAll(List.of(engine(cluster)));
    return Command.run(arguments.toArray(new String[0]));
  }

  private static void same(Map<String, byte[]> expected, String name) throws IOException {
    Map<String, byte[]> found = new Corpus(folder.resolve(name)).files();
    assertEquals(expected.keySet(), found.keySet());
    assertEquals(text(expected), text(found)); // says where it differs
    expected.forEach((file, bytes) -> assertArrayEquals(bytes, found.get(file), file));
  }

  private static String text(Map<String, byte[]> files) {
    return new String(files.get("MANIFEST.json"), StandardCharsets.UTF_8);
  }

  @Test
  void theCommandWaitsSumsUpAndSweeps() throws IOException {
    Command run = run("attached");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("kept"), run.out());
    assertFalse((run.out() + run.err()).contains("INFO"), run.err());
    same(embedded, "attached");
    assertFalse(Files.exists(folder.resolve("attached/.work")));
  }

  /** The accumulators of a job's steps, where Flink's page shows the counters of Beam. */
  private static String accumulators(String job) {
    StringBuilder all = new StringBuilder();
    for (JsonNode vertex : cluster.ask("jobs/" + job).path("vertices")) {
      String path = "jobs/" + job + "/vertices/" + vertex.get("id").asText() + "/accumulators";
      all.append(vertex.get("name").asText()).append(' ').append(cluster.ask(path)).append('\n');
    }
    return all.toString();
  }

  @Test
  void flinksPageShowsCountersByStage() {
    Set<String> before = new HashSet<>(cluster.jobs().keySet());
    Command run = run("counted");
    assertEquals(0, run.status(), run.err());
    String job =
        cluster.jobs().keySet().stream().filter(id -> !before.contains(id)).findFirst().get();
    String shown = accumulators(job).replace("\\", "");
    for (String counter : List.of("read", "kept", "excluded.exact")) {
      assertTrue(shown.contains("\"NAME\": \"" + counter + "\""), counter + ": " + shown);
    }
  }

  @Test
  void theMainClassWaitsSumsUpAndSweepsWhereItIsToldTo() throws Exception {
    List<String> main = new ArrayList<>(List.of("dev.tamis.pipeline.CorpusPipeline"));
    main.addAll(Generated.main(shards, folder.resolve("waited"), "--wait"));
    main.addAll(List.of(engine(cluster)).subList(1, 4));
    try (Jvm jvm =
        Jvm.start(
            folder, "waited", List.of("-Xmx512m"), jar().toString(), main.toArray(new String[0]))) {
      assertEquals(0, jvm.end(), jvm.said());
      assertTrue(jvm.said().contains("kept"), jvm.said());
      assertTrue(jvm.said().lines().count() < 40, jvm.said());
    }
    same(packed, "waited");
    assertFalse(Files.exists(folder.resolve("waited/.work")));
  }

  /** What {@code flink run} does, with and without {@code -d}. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void flinksOwnCommandSubmitsAttachedAndDetached(boolean detached) throws Exception {
    submit(detached ? "flink-detached" : "flink-attached", detached, jar());
  }

  /** What {@code mvn package -Pflink-job} makes has no Flink in it. */
  @Test
  void aJarWithoutFlinkIsEnoughForACluster() throws Exception {
    Path thin = jar().resolveSibling("tamis-flink.jar");
    assumeTrue(Files.exists(thin), "mvn package -DskipTests -Pflink-job makes " + thin);
    submit("flink-thin", false, thin);
  }

  private static void submit(String name, boolean detached, Path jar) throws Exception {
    Set<String> before = new HashSet<>(cluster.jobs().keySet());
    List<String> main = new ArrayList<>(List.of("org.apache.flink.client.cli.CliFrontend", "run"));
    if (detached) {
      main.add("-d");
    }
    main.addAll(List.of("-p", "2", "-m", cluster.master()));
    main.addAll(List.of("-c", "dev.tamis.pipeline.CorpusPipeline", jar.toString()));
    main.addAll(Generated.main(shards, folder.resolve(name)));
    if (!detached) {
      main.add("--wait");
    }
    try (Jvm jvm = client(name, main)) {
      assertEquals(0, jvm.end(), jvm.said());
      assertFalse(jvm.said().contains("Exception"), jvm.said());
      assertTrue(detached || jvm.said().contains("kept"), jvm.said());
    }
    cluster
        .jobManager()
        .await(
            name + " had finished",
            () ->
                cluster.jobs().entrySet().stream()
                    .anyMatch(
                        job ->
                            !before.contains(job.getKey()) && job.getValue().equals("FINISHED")));
    if (detached) {
      assertTrue(Files.exists(folder.resolve(name).resolve(".work")));
      Command sweep = Command.run("sweep", folder.resolve(name).toString());
      assertEquals(0, sweep.status(), sweep.err());
    }
    same(packed, name);
    assertFalse(Files.exists(folder.resolve(name).resolve(".work")));
  }

  private static Jvm client(String name, List<String> main) throws IOException {
    List<String> flags =
        List.of(
            "-Xmx512m",
            // It warns that the classes for YARN are not there.
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-Dlog.file=" + folder.resolve(name + "-client.log"));
    return Jvm.start(
        folder,
        name,
        flags,
        FlinkCluster.classPath(),
        Map.of("FLINK_CONF_DIR", cluster.configuration().toString()),
        main.toArray(new String[0]));
  }

  @Test
  void tenJobsLeaveNoClassLoaderBehind() throws Exception {
    for (int job = 0; job < JOBS; job++) {
      Command run = run("job" + job, "--quiet");
      assertEquals(0, run.status(), job + ": " + run.err());
    }
    long loaders = 0;
    for (int attempt = 0; attempt < 20; attempt++) {
      jcmd("GC.run");
      loaders = jcmd("VM.classloader_stats").lines().filter(l -> l.contains("ChildFirst")).count();
      if (loaders <= LOADERS) {
        break;
      }
      Jvm.pause();
    }
    assertTrue(loaders <= LOADERS, loaders + " class loaders of " + JOBS + " jobs are still there");
    assertTrue(taskManager.process.isAlive());
    same(embedded, "job" + (JOBS - 1));
  }

  private static String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "jcmd",
                Long.toString(taskManager.process.pid()),
                command)
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return said;
  }
}

package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards and corpus on {@code hdfs://}, served by this process: the bytes of a local run. */
class HdfsTest {
  @TempDir static java.nio.file.Path folder;
  private static MiniDFSCluster cluster;
  private static FileSystem files;
  private static String root;

  @BeforeAll
  static void start() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set("dfs.permissions.enabled", "true");
    cluster =
        new MiniDFSCluster.Builder(configuration, folder.resolve("hdfs").toFile())
            .numDataNodes(1)
            .build();
    cluster.waitActive();
    files = cluster.getFileSystem();
    root = "hdfs://127.0.0.1:" + cluster.getNameNodePort();
    try (Stream<java.nio.file.Path> shards = Files.list(Shared.SHARDS)) {
      for (java.nio.file.Path shard : shards.sorted().toList()) {
        try (OutputStream out = files.create(new Path("/shards/" + shard.getFileName()))) {
          Files.copy(shard, out);
        }
      }
    }
  }

  @AfterAll
  static void stop() {
    cluster.shutdown();
  }

  private static Command tamis(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--");
    all.add("--hdfsConfiguration=[{\"fs.defaultFS\": \"" + root + "\"}]");
    return Command.run(all.toArray(new String[0]));
  }

  private static Command run(String out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--input", root + "/shards/*", "--output", root + out));
    arguments.addAll(List.of(more));
    return tamis(arguments.toArray(new String[0]));
  }

  /** What is stored below a folder, by its path there. */
  private static Map<String, byte[]> below(String below) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(new Path(below), true);
    while (all.hasNext()) {
      Path file = all.next().getPath();
      try (InputStream in = files.open(file)) {
        found.put(file.toUri().getPath().substring(below.length() + 1), in.readAllBytes());
      }
    }
    return found;
  }

  @Test
  void theCorpusHasTheBytesOfALocalOne() throws IOException {
    Command run = run("/out");
    assertEquals(0, run.status(), run.err());
    Shared.same(Shared.local(folder.resolve("local")), below("/out"));
    assertFalse(files.exists(new Path("/out/.work")));
  }

  @Test
  void overwritingReplacesAndGoingOnReuses() throws IOException {
    assertEquals(0, run("/again").status());
    Command twice = run("/again");
    assertEquals(2, twice.status(), twice.out());
    Command run = run("/again", "--overwrite", "--keep-curated", root + "/kept");
    assertEquals(0, run.status(), run.err());
    Command kept = run("/again", "--overwrite", "--keep-curated", root + "/kept");
    assertEquals(0, kept.status(), kept.err());
    Shared.same(Shared.local(folder.resolve("again")), below("/again"));
  }

  @Test
  void whatIsWrongIsNamed() {
    Command none = tamis("run", "--input", root + "/no/*", "--output", root + "/x");
    assertEquals(2, none.status(), none.err());
    assertTrue(none.err().contains("no file matches input '" + root + "/no/*'"), none.err());
    Command unset =
        Command.run("run", "--input", root + "/shards/*", "--output", "hdfs://127.0.0.1:1/x");
    assertEquals(2, unset.status(), unset.err());
    assertTrue(unset.err().contains("HADOOP_CONF_DIR"), unset.err());
  }

  @Test
  void sweepTakesTheSameFlags() throws IOException {
    for (String name : List.of(".work/curated/a.cur", ".work/new/b", "kept.txt")) {
      files.create(new Path("/stopped/" + name)).close();
    }
    Command sweep = tamis("sweep", root + "/stopped");
    assertEquals(0, sweep.status(), sweep.err());
    assertEquals(List.of("kept.txt"), List.copyOf(below("/stopped").keySet()));
    assertFalse(files.exists(new Path("/stopped/.work")));
  }
}

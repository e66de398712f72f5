package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards and corpus on {@code hdfs://}, served by this process: the bytes of a local run. */
class HdfsTest extends Store {
  @TempDir static java.nio.file.Path disks;
  private static MiniDFSCluster cluster;
  private static FileSystem files;
  private static String root;

  @BeforeAll
  static void start() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set("dfs.permissions.enabled", "true");
    cluster = new MiniDFSCluster.Builder(configuration, disks.toFile()).numDataNodes(1).build();
    cluster.waitActive();
    files = cluster.getFileSystem();
    root = "hdfs://127.0.0.1:" + cluster.getNameNodePort();
  }

  @AfterAll
  static void stop() {
    cluster.shutdown();
  }

  @Override
  String root() {
    return root + "/";
  }

  @Override
  List<String> flags() {
    return List.of("--hdfsConfiguration=[{\"fs.defaultFS\": \"" + root + "\"}]");
  }

  @Override
  void put(String path, byte[] content) throws IOException {
    try (OutputStream out = files.create(new Path("/" + path))) {
      out.write(content);
    }
  }

  @Override
  Map<String, byte[]> files(String below) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(new Path("/" + below), true);
    while (all.hasNext()) {
      Path file = all.next().getPath();
      try (InputStream in = files.open(file)) {
        found.put(file.toUri().getPath().substring(below.length() + 2), in.readAllBytes());
      }
    }
    return found;
  }

  /** HDFS has folders, which no list of files shows. */
  @AfterEach
  void noWorkFolderIsLeft() throws IOException {
    for (String out : List.of("/out", "/again", "/stopped")) {
      assertFalse(files.exists(new Path(out + "/.work")), out);
    }
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
}

package dev.tamis.nightly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.cli.Tamis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same bytes on S3 and HDFS as on a disk, nothing left of attempts, messages that name. */
class FileSystemsTest {
  private static final Path ROOT = Path.of(System.getProperty("tamis.root", ".."));
  private static final Path SHARDS = ROOT.resolve("samples/shards");

  @TempDir static Path folder;
  private static Map<String, byte[]> local;

  private record Said(int status, String out, String err) {}

  private static Said tamis(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      int status = Tamis.execute(arguments);
      return new Said(
          status,
          said.toString(StandardCharsets.UTF_8),
          complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @BeforeAll
  static void runOnADisk() throws IOException {
    Path out = folder.resolve("local");
    Said run = tamis("run", "--quiet", "--input", SHARDS + "/*", "--output", out.toString());
    assertEquals(0, run.status(), run.err());
    local = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(out)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        local.put(out.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  /** Runs on a file system: put the shards there first. */
  private static void runsAsOnADisk(String scheme, String flagsOf, String... flags)
      throws IOException {
    List<String> run =
        new ArrayList<>(
            List.of("run", "--quiet", "--input", scheme + "in/*", "--output", scheme + "out", "--"));
    run.addAll(List.of(flags));
    Said first = tamis(run.toArray(new String[0]));
    assertEquals(0, first.status(), flagsOf + ": " + first.err());
    same(scheme + "out/");
    run.add(run.indexOf("--"), "--overwrite");
    Said second = tamis(run.toArray(new String[0]));
    assertEquals(0, second.status(), flagsOf + ": " + second.err());
    same(scheme + "out/");
    List<String> sweep = new ArrayList<>(List.of("sweep", scheme + "out", "--"));
    sweep.addAll(List.of(flags));
    Said swept = tamis(sweep.toArray(new String[0]));
    assertEquals(0, swept.status(), flagsOf + ": " + swept.err());
    assertTrue(swept.out().contains("nothing to sweep"), swept.out());
    run.set(run.indexOf(scheme + "in/*"), scheme + "nowhere/*.gz");
    Said nothing = tamis(run.toArray(new String[0]));
    assertEquals(2, nothing.status(), nothing.err());
    assertTrue(nothing.err().contains(scheme + "nowhere/*.gz"), nothing.err());
  }

  private static void same(String output) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    for (MatchResult.Metadata file : FileSystems.match(output + "**").metadata()) {
      String path = file.resourceId().toString();
      boolean folder = file.sizeBytes() == 0 && !path.contains(".");
      if (!folder) {
        try (InputStream in = Channels.newInputStream(FileSystems.open(file.resourceId()))) {
          found.put(path.substring(output.length()), in.readAllBytes());
        }
      }
    }
    // The manifest says where the input lay.
    found.keySet().removeIf(path -> path.startsWith("data/") && path.endsWith("/"));
    for (String path : local.keySet()) {
      if (path.startsWith("data/") || path.startsWith("excluded/") || path.startsWith("failed/")) {
        assertArrayEquals(local.get(path), found.get(path), path);
      }
    }
    assertEquals(
        local.keySet(),
        found.keySet().stream()
            .filter(path -> path.indexOf('.', path.lastIndexOf('/') + 1) >= 0 || local.containsKey(path))
            .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new)));
  }

  @Test
  void s3() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("jclouds.filesystem.basedir", Files.createDirectories(folder.resolve("s3")).toString());
    Path bucket = Files.createDirectories(folder.resolve("s3/bucket/in"));
    BlobStoreContext context =
        ContextBuilder.newBuilder("filesystem")
            .credentials("identity", "credential")
            .overrides(properties)
            .build(BlobStoreContext.class);
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(context.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, "identity", "credential")
            .ignoreUnknownHeaders(true)
            .build();
    proxy.start();
    try {
      copyShards(bucket);
      runsAsOnADisk(
          "s3://bucket/",
          "s3",
          "--awsRegion=us-east-1",
          "--endpoint=http://127.0.0.1:" + proxy.getPort(),
          "--forcePathStyle=true",
          "--awsCredentialsProvider={\"@type\":\"StaticCredentialsProvider\",\"accessKeyId\":\"identity\",\"secretAccessKey\":\"credential\"}");
    } finally {
      proxy.stop();
      context.close();
    }
  }

  @Test
  void hdfs() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    try (MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build()) {
      cluster.waitActive();
      org.apache.hadoop.fs.FileSystem files = cluster.getFileSystem();
      try (Stream<Path> shards = Files.list(SHARDS)) {
        for (Path shard : shards.toList()) {
          files.copyFromLocalFile(
              new org.apache.hadoop.fs.Path(shard.toUri()),
              new org.apache.hadoop.fs.Path("/in/" + shard.getFileName()));
        }
      }
      String at = "hdfs://127.0.0.1:" + cluster.getNameNodePort();
      runsAsOnADisk(at + "/", "hdfs", "--hdfsConfiguration=[{\"fs.defaultFS\":\"" + at + "\"}]");
    }
  }

  private static void copyShards(Path to) throws IOException {
    try (Stream<Path> shards = Files.list(SHARDS)) {
      for (Path shard : shards.toList()) {
        Files.copy(shard, to.resolve(shard.getFileName()));
      }
    }
  }
}

package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shards and corpus on {@code s3://}, served by this process: the bytes of a local run. */
class S3Test {
  private static final String BUCKET = "crawl";

  @TempDir static Path folder;
  private static BlobStoreContext store;
  private static S3Proxy server;
  private static String[] flags;

  @BeforeAll
  static void start() throws Exception {
    store = ContextBuilder.newBuilder("transient").build(BlobStoreContext.class);
    blobs().createContainerInLocation(null, BUCKET);
    server =
        S3Proxy.builder()
            .blobStore(store.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "local", "secret")
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    flags =
        new String[] {
          "--",
          "--awsRegion=us-east-1",
          "--endpoint=http://127.0.0.1:" + server.getPort(),
          "--awsCredentialsProvider={\"@type\": \"StaticCredentialsProvider\","
              + " \"accessKeyId\": \"local\", \"secretAccessKey\": \"secret\"}"
        };
    try (Stream<Path> shards = Files.list(Shared.SHARDS)) {
      for (Path shard : shards.sorted().toList()) {
        put("shards/" + shard.getFileName(), Files.readAllBytes(shard));
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
    store.close();
  }

  private static BlobStore blobs() {
    return store.getBlobStore();
  }

  private static void put(String name, byte[] content) {
    blobs().putBlob(BUCKET, blobs().blobBuilder(name).payload(content).build());
  }

  /** What is stored below a folder, by its path there. */
  private static Map<String, byte[]> files(String below) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (StorageMetadata blob :
        blobs().list(BUCKET, ListContainerOptions.Builder.prefix(below + "/").recursive())) {
      try (InputStream in = blobs().getBlob(BUCKET, blob.getName()).getPayload().openStream()) {
        files.put(blob.getName().substring(below.length() + 1), in.readAllBytes());
      }
    }
    return files;
  }

  private static Command tamis(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(flags));
    return Command.run(all.toArray(new String[0]));
  }

  private static Command run(String out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", "--input", "s3://crawl/shards/*", "--output", "s3://crawl/" + out));
    arguments.addAll(List.of(more));
    return tamis(arguments.toArray(new String[0]));
  }

  @Test
  void theCorpusHasTheBytesOfALocalOne() throws IOException {
    Command run = run("out");
    assertEquals(0, run.status(), run.err());
    Shared.same(Shared.local(folder.resolve("local")), files("out"));
  }

  @Test
  void overwritingAndAddingWorkWhereNothingCanBeRenamed() throws IOException {
    assertEquals(0, run("again").status());
    Command twice = run("again");
    assertEquals(2, twice.status(), twice.out());
    Command run = run("again", "--overwrite");
    assertEquals(0, run.status(), run.err());
    Shared.same(Shared.local(folder.resolve("again")), files("again"));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://crawl/no/*, s3://crawl/x, no file matches input 's3://crawl/no/*'",
    "s3://nosuch/a/*, s3://crawl/x, input s3://nosuch/a/* cannot be looked up",
    "s3://crawl/shards/*, s3://nosuch/x, s3://nosuch/x/",
    "s3://, s3://crawl/x, expected: s3://BUCKET/NAME",
    "s3://crawl/shards/*, s3://, expected: s3://BUCKET/NAME",
  })
  void whatIsWrongIsNamed(String input, String output, String message) {
    Command plan = tamis("run", "--input", input, "--output", output);
    assertEquals(2, plan.status(), plan.err());
    assertTrue(plan.err().contains(message), plan.err());
    assertFalse(plan.err().contains("nosuch") && !plan.err().contains("bucket"), plan.err());
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() {
    Command plan =
        Command.run(
            "run",
            "--input",
            "s3://crawl/shards/*",
            "--output",
            "s3://crawl/x",
            "--",
            "--awsRegion=us-east-1",
            "--endpoint=http://127.0.0.1:1",
            flags[3]);
    assertEquals(2, plan.status(), plan.err());
    assertTrue(plan.err().contains("s3://crawl/shards/* cannot be looked up"), plan.err());
    assertTrue(plan.err().contains("127.0.0.1:1"), plan.err());
  }

  @Test
  void sweepTakesTheSameFlags() throws IOException {
    put("stopped/.work/curated/a.cur", new byte[] {1});
    put("stopped/.work/new/b", new byte[] {1});
    put("stopped/kept.txt", new byte[] {2});
    Command sweep = tamis("sweep", "s3://crawl/stopped");
    assertEquals(0, sweep.status(), sweep.err());
    assertEquals(List.of("kept.txt"), List.copyOf(files("stopped").keySet()));
  }
}

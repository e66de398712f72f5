package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shards and corpus on {@code s3://}, served by this process: the bytes of a local run. */
class S3Test extends Store {
  private static final String BUCKET = "crawl";

  private static BlobStoreContext store;
  private static S3Proxy server;
  private static List<String> flags;

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
        List.of(
            "--awsRegion=us-east-1",
            "--endpoint=http://127.0.0.1:" + server.getPort(),
            "--awsCredentialsProvider={\"@type\": \"StaticCredentialsProvider\","
                + " \"accessKeyId\": \"local\", \"secretAccessKey\": \"secret\"}");
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
    store.close();
  }

  private static BlobStore blobs() {
    return store.getBlobStore();
  }

  @Override
  String root() {
    return "s3://" + BUCKET + "/";
  }

  @Override
  List<String> flags() {
    return flags;
  }

  @Override
  void put(String name, byte[] content) {
    blobs().putBlob(BUCKET, blobs().blobBuilder(name).payload(content).build());
  }

  @Override
  Map<String, byte[]> files(String below) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (StorageMetadata blob :
        blobs().list(BUCKET, ListContainerOptions.Builder.prefix(below + "/").recursive())) {
      try (InputStream in = blobs().getBlob(BUCKET, blob.getName()).getPayload().openStream()) {
        files.put(blob.getName().substring(below.length() + 1), in.readAllBytes());
      }
    }
    return files;
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
            flags.get(2));
    assertEquals(2, plan.status(), plan.err());
    assertTrue(plan.err().contains("s3://crawl/shards/* cannot be looked up"), plan.err());
    assertTrue(plan.err().contains("127.0.0.1:1"), plan.err());
  }
}

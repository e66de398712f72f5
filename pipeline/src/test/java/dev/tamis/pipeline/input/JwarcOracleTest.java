package dev.tamis.pipeline.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/** On good files another reader must find the same documents with the same bytes. */
class JwarcOracleTest {
  private static final Path WRAPPED =
      Path.of(System.getProperty("tamis.data", "../shared/data"), "warc/wrapped");

  @Test
  void findsTheDocumentsThatJwarcFinds() throws IOException {
    assumeTrue(Files.isDirectory(WRAPPED), "no real shards at tamis.data");
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    List<Path> shards;
    try (Stream<Path> files = Files.list(WRAPPED)) {
      shards = files.sorted().toList();
    }
    for (Path shard : shards) {
      List<String> expected = jwarc(shard);
      assertTrue(expected.size() > 100, shard + " is too small to tell");
      assertEquals(expected, own(shard));
    }
  }

  private static List<String> jwarc(Path shard) throws IOException {
    List<String> documents = new ArrayList<>();
    try (WarcReader reader = new WarcReader(shard)) {
      for (WarcRecord record : reader) {
        if (record instanceof WarcResponse response && response.http().status() == 200) {
          byte[] body = response.http().body().stream().readAllBytes();
          documents.add(response.target() + " " + java.util.Arrays.hashCode(body));
        } else if (record instanceof WarcConversion conversion) {
          byte[] body = conversion.body().stream().readAllBytes();
          documents.add(conversion.target() + " " + java.util.Arrays.hashCode(body));
        }
      }
    }
    return documents;
  }

  private static List<String> own(Path shard) throws IOException {
    List<String> documents = new ArrayList<>();
    Shard file = new Shard("shard", shard.toString(), Files.size(shard));
    for (Split split : Splits.plan(file, 1 << 20)) {
      try (ShardReader reader = ShardReader.open(split, ReadOptions.DEFAULT)) {
        for (ShardItem item = reader.next(); item != null; item = reader.next()) {
          if (item instanceof CrawlRecord record) {
            byte[] body = ((Body.Bytes) record.body()).bytes();
            documents.add(record.url() + " " + java.util.Arrays.hashCode(body));
          }
        }
      }
    }
    return documents;
  }
}

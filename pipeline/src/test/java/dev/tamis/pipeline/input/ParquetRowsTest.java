package dev.tamis.pipeline.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetRowsTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message page {
            optional binary text (STRING);
            required binary id (STRING);
            required binary dump (STRING);
            optional group meta { optional binary url (STRING); }
            optional binary date (STRING);
            required double language_score;
          }""");
  private static final int ROWS = 1000;

  @TempDir Path folder;

  @BeforeAll
  static void registerFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private Path write(CompressionCodecName codec) throws IOException {
    Path path = folder.resolve("rows.bin");
    SimpleGroupFactory groups = new SimpleGroupFactory(SCHEMA);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(path))
            .withType(SCHEMA)
            .withCompressionCodec(codec)
            .withRowGroupSize(4096L)
            .withPageSize(512)
            .withMinRowCountForPageSizeCheck(10)
            .withMaxRowCountForPageSizeCheck(10)
            .build()) {
      for (int i = 0; i < ROWS; i++) {
        Group row = groups.newGroup().append("id", "r" + i).append("dump", "d");
        row.append("language_score", 0.5);
        if (i != 7) {
          row.append("text", "Row " + i + " é 日本 " + "x".repeat(i % 50));
        }
        row.addGroup("meta").append("url", "https://tamis-sample.org/" + i);
        row.append("date", "2024-05-18T01:02:03Z");
        writer.write(row);
      }
    }
    return path;
  }

  private List<ShardItem> read(Path path, long splitBytes) throws IOException {
    Fields fields = new Fields("text", "html", "meta.url", "date", "id");
    ReadOptions options = ReadOptions.DEFAULT.withFields(fields);
    List<ShardItem> items = new ArrayList<>();
    for (Split split :
        Splits.plan(new Shard("rows.bin", path.toString(), Files.size(path)), splitBytes)) {
      assertEquals(Container.PARQUET, split.container());
      try (ShardReader reader = ShardReader.open(split, options)) {
        for (ShardItem item = reader.next(); item != null; item = reader.next()) {
          items.add(item);
        }
      }
    }
    return items;
  }

  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
  void readsEveryRowOnceAtAnySplitSize(CompressionCodecName codec) throws IOException {
    Path path = write(codec);
    List<ShardItem> whole = read(path, Long.MAX_VALUE);
    assertEquals(ROWS, whole.size());
    for (int i = 0; i < ROWS; i++) {
      if (i == 7) {
        assertEquals(Defect.Cause.NO_TEXT, assertInstanceOf(Defect.class, whole.get(i)).cause());
        continue;
      }
      CrawlRecord record = assertInstanceOf(CrawlRecord.class, whole.get(i));
      assertEquals("r" + i, record.id());
      assertEquals("https://tamis-sample.org/" + i, record.url());
      assertEquals("2024-05-18T01:02:03Z", record.fetched());
      assertEquals("Row " + i + " é 日本 " + "x".repeat(i % 50), ((Body.Chars) record.body()).text());
    }
    assertEquals(ROWS, whole.stream().map(ShardItem::position).distinct().count());
    for (long bytes : new long[] {997, 5000, 20_000}) {
      assertEquals(positions(whole), positions(read(path, bytes)), "split size " + bytes);
    }
  }

  private static List<Position> positions(List<ShardItem> items) {
    return items.stream().map(ShardItem::position).toList();
  }

  @Test
  void aCodecThatIsNotReadIsOneDefectOfEachRowGroup() throws IOException {
    Path path = write(CompressionCodecName.LZ4_RAW);
    List<ShardItem> items = read(path, Long.MAX_VALUE);
    assertTrue(items.size() > 1);
    for (ShardItem item : items) {
      assertEquals(Defect.Cause.BAD_PARQUET, assertInstanceOf(Defect.class, item).cause());
    }
  }

  @Test
  void damageIsADefectAndNeverAnException() throws IOException {
    Path path = write(CompressionCodecName.SNAPPY);
    byte[] good = Files.readAllBytes(path);
    byte[] truncated = java.util.Arrays.copyOf(good, good.length / 2);
    Files.write(path, truncated);
    List<ShardItem> items = read(path, 5000);
    assertEquals(1, items.size());
    assertEquals(Defect.Cause.BAD_PARQUET, ((Defect) items.get(0)).cause());

    java.util.SplittableRandom random = new java.util.SplittableRandom(20261124);
    for (int round = 0; round < 200; round++) {
      byte[] bad = good.clone();
      for (int i = 0; i < 3; i++) {
        bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt(256);
      }
      Files.write(path, bad);
      for (ShardItem item : read(path, 5000)) {
        assertTrue(item.position().offset() >= 0);
      }
    }
  }
}

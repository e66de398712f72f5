package dev.tamis.pipeline.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.input.Archive.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No record is read twice or lost, wherever a shard is cut. */
class SplitTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Layout.class)
  void warcAtEveryByte(Layout layout) throws IOException {
    assertEveryCut(Archive.sample().write(layout).bytes());
  }

  @ParameterizedTest
  @EnumSource(
      value = Layout.class,
      names = {"PLAIN", "GZIP_PER_RECORD", "GZIP_WHOLE", "ZSTD_PER_RECORD"})
  void arcAtEveryByte(Layout layout) throws IOException {
    assertEveryCut(Archive.sampleArc().write(layout).bytes());
  }

  @Test
  void linesAtEveryByte() throws IOException {
    assertEveryCut(Archive.sampleLines().write(Layout.PLAIN).bytes());
  }

  @ParameterizedTest
  @EnumSource(
      value = Layout.class,
      names = {"PLAIN", "GZIP_PER_RECORD", "ZSTD_PER_RECORD", "ZSTD_DICTIONARY"})
  void damagedWarcAtEveryByte(Layout layout) throws IOException {
    Archive.Shard shard = Archive.sample().write(layout);
    byte[] bytes = shard.bytes().clone();
    int middle = (shard.starts().get(4) + shard.starts().get(5)) / 2;
    bytes[middle] ^= 0x10;
    bytes[middle + 9] ^= 0x10;
    byte[] more =
        Archive.join(bytes, "garbage\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertEveryCut(more);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 300})
  void manySmallSplits(int bytes) throws IOException {
    Path file = folder.resolve("s.warc.gz");
    Files.write(file, Archive.sample().write(Layout.GZIP_PER_RECORD).bytes());
    List<ShardItem> items = new ArrayList<>();
    List<Split> splits = Splits.plan(Reading.shard(file), bytes);
    assertTrue(splits.size() > 1);
    for (Split split : splits) {
      items.addAll(Reading.of(split, ReadOptions.DEFAULT.withLookbackBytes(50)));
    }
    assertEquals(Reading.words(Reading.all(file)), Reading.words(items));
  }

  /** An archive inside a record is not taken for records when the look-back reaches its start. */
  @ParameterizedTest
  @EnumSource(
      value = Layout.class,
      names = {"PLAIN", "GZIP_PER_RECORD"})
  void archiveInsideRecord(Layout layout) throws IOException {
    Archive inner = Archive.sample();
    Archive outer = Archive.sample();
    outer.response("https://example.org/w", "text/plain", inner.write(layout).bytes());
    outer.response("https://example.org/x", "text/html", Archive.page(3));
    assertEveryCut(outer.write(layout).bytes(), ReadOptions.DEFAULT.withLookbackBytes(20_000));
  }

  private void assertEveryCut(byte[] bytes) throws IOException {
    assertEveryCut(bytes, ReadOptions.DEFAULT.withLookbackBytes(0));
    assertEveryCut(bytes, ReadOptions.DEFAULT.withLookbackBytes(64));
  }

  private void assertEveryCut(byte[] bytes, ReadOptions options) throws IOException {
    Path file = Files.write(folder.resolve("shard"), bytes);
    Split whole = Splits.plan(Reading.shard(file), Long.MAX_VALUE / 2).get(0);
    List<String> expected = Reading.words(Reading.of(whole, options));
    assertTrue(expected.size() >= 5, expected::toString);
    for (int cut = 0; cut <= bytes.length; cut++) {
      List<ShardItem> items = new ArrayList<>(Reading.of(part(whole, 0, cut), options));
      items.addAll(Reading.of(part(whole, cut, bytes.length), options));
      assertEquals(expected, Reading.words(items), "cut at " + cut);
    }
  }

  private static Split part(Split whole, long from, long to) {
    return new Split(
        whole.shard(),
        whole.resource(),
        whole.sizeBytes(),
        whole.container(),
        whole.compression(),
        from,
        to);
  }
}

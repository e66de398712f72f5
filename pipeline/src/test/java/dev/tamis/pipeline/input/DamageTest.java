package dev.tamis.pipeline.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.input.Archive.Layout;
import dev.tamis.pipeline.input.Defect.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Damage stays local: the records around it are read, and the gap is a defect. */
class DamageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Layout.class)
  void clippedAtEveryByte(Layout layout) throws IOException {
    Archive.Shard shard = Archive.sample().write(layout);
    List<String> whole = Reading.words(Reading.all(folder, shard.bytes()));
    for (int end = 0; end < shard.bytes().length; end++) {
      List<ShardItem> items = Reading.all(folder, Arrays.copyOf(shard.bytes(), end));
      List<String> words = Reading.words(items);
      long defects = items.stream().filter(Defect.class::isInstance).count();
      int good = (int) (words.size() - defects);
      assertTrue(defects <= 1, "clipped at " + end + ": " + words);
      assertEquals(whole.subList(0, good), words.subList(0, good), "clipped at " + end);
      int atLeast = wholeRecords(shard, end);
      assertTrue(good >= atLeast, "clipped at " + end + " of " + shard.starts() + ": " + words);
      assertTrue(defects == 1 || onBoundary(shard, end), "clipped at " + end + ": " + words);
    }
  }

  private static int wholeRecords(Archive.Shard shard, int end) {
    List<Integer> starts = shard.starts();
    boolean oneMember = new HashSet<>(starts).size() < 2;
    return oneMember ? 0 : (int) starts.stream().skip(1).filter(s -> s <= end).count();
  }

  /** Nothing is missed when only the line ends between records, or nothing, is gone. */
  private static boolean onBoundary(Archive.Shard shard, int end) {
    return shard.starts().stream().anyMatch(s -> end <= s && end >= s - 4)
        || end >= shard.bytes().length - 4
        || shard.starts().isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Layout.class,
      names = {"PLAIN", "GZIP_PER_RECORD", "ZSTD_PER_RECORD", "ZSTD_DICTIONARY"})
  void bitsFlippedAtRandom(Layout layout) throws IOException {
    Archive.Shard shard = Archive.sample().write(layout);
    List<ShardItem> whole = Reading.all(folder, shard.bytes());
    Random random = new Random(20_240_518);
    for (int round = 0; round < 1500; round++) {
      byte[] bytes = shard.bytes().clone();
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Set<String> words = new HashSet<>(Reading.words(Reading.all(folder, bytes)));
      for (ShardItem item : whole) {
        boolean untouched = !holds(shard, (int) item.position().offset(), at);
        assertTrue(
            !untouched || at < shard.starts().get(0) || words.contains(Reading.word(item)),
            () -> "flipped at " + at + ", lost " + Reading.word(item) + "; got " + words);
      }
    }
  }

  /** True if the record that begins at {@code start} holds the byte at {@code at}. */
  private static boolean holds(Archive.Shard shard, int start, int at) {
    int k = shard.starts().indexOf(start);
    int end = k + 1 < shard.starts().size() ? shard.starts().get(k + 1) : shard.bytes().length;
    return start <= at && at < end;
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void neverThrowsOnManyFlips(Layout layout) throws IOException {
    Archive.Shard shard = Archive.sample().write(layout);
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = shard.bytes().clone();
      for (int flips = 0; flips < 20; flips++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertTrue(!Reading.all(folder, bytes).isEmpty());
    }
  }

  /** What a shard suffers, and which defects it then has. */
  static Stream<Arguments> damages() {
    byte[] junk = "nothing of a record\n".getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of("garbage between", Layout.PLAIN, change(s -> insert(s, junk)), Cause.GARBAGE),
        Arguments.of(
            "garbage between", Layout.GZIP_PER_RECORD, change(s -> insert(s, junk)), Cause.GARBAGE),
        Arguments.of(
            "garbage between", Layout.ZSTD_PER_RECORD, change(s -> insert(s, junk)), Cause.GARBAGE),
        Arguments.of(
            "garbage member",
            Layout.GZIP_PER_RECORD,
            change(s -> insert(s, Archive.gzip(junk))),
            Cause.GARBAGE),
        Arguments.of(
            "member cut", Layout.GZIP_PER_RECORD, change(s -> cutOut(s, 60)), Cause.CORRUPT),
        Arguments.of(
            "member cut", Layout.ZSTD_PER_RECORD, change(s -> cutOut(s, 60)), Cause.CORRUPT));
  }

  private static UnaryOperator<Archive.Shard> change(UnaryOperator<Archive.Shard> change) {
    return change;
  }

  private static Archive.Shard insert(Archive.Shard shard, byte[] bytes) {
    int at = shard.starts().get(5);
    byte[] head = Arrays.copyOf(shard.bytes(), at);
    byte[] tail = Arrays.copyOfRange(shard.bytes(), at, shard.bytes().length);
    return new Archive.Shard(Archive.join(head, bytes, tail), shard.starts());
  }

  private static Archive.Shard cutOut(Archive.Shard shard, int n) {
    int end = shard.starts().get(5);
    byte[] head = Arrays.copyOf(shard.bytes(), end - n);
    byte[] tail = Arrays.copyOfRange(shard.bytes(), end, shard.bytes().length);
    return new Archive.Shard(Archive.join(head, tail), shard.starts());
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("damages")
  void oneGapOneDefect(String name, Layout layout, UnaryOperator<Archive.Shard> damage, Cause cause)
      throws IOException {
    Archive.Shard good = Archive.sample().write(layout);
    Archive.Shard bad = damage.apply(good);
    List<ShardItem> items = Reading.all(folder, bad.bytes());
    List<Defect> defects =
        items.stream().filter(Defect.class::isInstance).map(Defect.class::cast).toList();
    assertEquals(1, defects.size(), () -> name + ": " + Reading.words(items));
    assertEquals(cause, defects.get(0).cause());
    int lost = cause == Cause.GARBAGE ? 0 : 1;
    assertEquals(good.starts().size() - lost, items.size() - 1);
    int from = lost == 1 ? bad.starts().get(4) : bad.starts().get(5);
    assertEquals(from, defects.get(0).position().offset());
  }

  /**
   * Lengths that lead nowhere: too short, too long, far too long, beyond the file, not a number.
   */
  static Stream<Arguments> lengths() {
    return Stream.of(Layout.values())
        .flatMap(
            layout ->
                Stream.of("3", "150", "5000", "99999999999", "", "-1", "1e3")
                    .map(length -> Arguments.of(layout, length)));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void wrongLength(Layout layout, String length) throws IOException {
    Archive archive = Archive.sample();
    byte[] block = Archive.join(Archive.http(200, "", ""), Archive.page(5));
    archive.warc("response", "https://example.org/b", "application/http", block, length, "");
    archive.response("https://example.org/z1", "text/html", Archive.page(1));
    archive.response("https://example.org/z2", "text/html", Archive.page(2));
    List<ShardItem> items = Reading.all(folder, archive.write(layout).bytes());
    assertEquals(
        1, items.stream().filter(Defect.class::isInstance).count(), Reading.words(items)::toString);
    long documents = items.stream().filter(CrawlRecord.class::isInstance).count();
    assertEquals(7, documents, Reading.words(items)::toString);
  }

  @Test
  void wrongLengthOfLargeRecordInOneMember() throws IOException {
    Archive archive = Archive.sample();
    byte[] large = Archive.join(Archive.http(200, "", ""), new byte[300_000]);
    archive.warc("response", "https://example.org/b", "application/http", large, "400000", "");
    for (int i = 0; i < 2000; i++) {
      archive.response("https://example.org/z" + i, "text/html", Archive.page(i % 9));
    }
    for (Layout layout : List.of(Layout.GZIP_WHOLE, Layout.ZSTD_WHOLE, Layout.PLAIN)) {
      List<ShardItem> items = Reading.all(folder, archive.write(layout).bytes());
      assertEquals(1, items.stream().filter(Defect.class::isInstance).count());
      assertEquals(2005, items.stream().filter(CrawlRecord.class::isInstance).count());
    }
  }

  @Test
  void paddingIsNoDamage() throws IOException {
    byte[] padded =
        Archive.join(Archive.sample().write(Layout.GZIP_PER_RECORD).bytes(), new byte[512]);
    assertTrue(Reading.all(folder, padded).stream().noneMatch(Defect.class::isInstance));
  }
}

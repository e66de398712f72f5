package dev.tamis.pipeline.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An id is the record's own, however the input was spelled. */
class RecordIdTest {
  @TempDir Path folder;

  private static List<Hash128> ids(String... inputs) throws IOException {
    return ids(Long.MAX_VALUE / 2, inputs);
  }

  private static List<Hash128> ids(long splitBytes, String... inputs) throws IOException {
    List<Hash128> ids = new ArrayList<>();
    for (Shard shard : Shards.find(List.of(inputs))) {
      for (Split split : Splits.plan(shard, splitBytes)) {
        for (ShardItem item : Reading.of(split, ReadOptions.DEFAULT)) {
          if (item instanceof CrawlRecord record) {
            ids.add(RecordId.of(record));
          }
        }
      }
    }
    return ids;
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  @Test
  void doesNotDependOnTheCommandLine() throws IOException {
    byte[] warc = Archive.sample().write(Archive.Layout.GZIP_PER_RECORD).bytes();
    String lines = "{\"text\": \"one\"}\n{\"text\": \"two\", \"url\": \"https://a.example/\"}\n";
    for (byte[] bytes : List.of(warc, lines.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
      Path file = write("crawl/a/x.gz", bytes);
      List<Hash128> ids = ids(file.toString());
      assertEquals(ids.size(), new HashSet<>(ids).size());
      assertEquals(ids, ids(folder + "/crawl/*/x.gz"));
      assertEquals(ids, ids(folder + "/crawl/a/*"));
      assertEquals(ids, ids(folder + "/crawl"));
      assertEquals(ids, ids(folder + "/crawl/../crawl/a/x.gz", file.toString()));
      assertEquals(ids, ids(20, file.toString()), "pieces");
      Files.createDirectories(folder.resolve("links"));
      Path link = Files.createSymbolicLink(folder.resolve("links/x.gz"), file);
      assertEquals(ids, ids(link.toString()));
      assertEquals(ids, ids(link.toString(), file.toString()), "one file under two names");
      Files.delete(link);
      write(
          "crawl/b/x.gz",
          "{\"text\": \"three\"}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertEquals(ids, ids(folder + "/crawl/*/x.gz").subList(0, ids.size()), "a second file");
      Files.delete(folder.resolve("crawl/b/x.gz"));
    }
  }

  @Test
  void aRecordWithAnIdentifierKeepsItWhereverItLies() throws IOException {
    Archive archive = Archive.sample();
    Path one = write("one.warc.gz", archive.write(Archive.Layout.GZIP_PER_RECORD).bytes());
    Path other = write("other.warc.zst", archive.write(Archive.Layout.ZSTD_WHOLE).bytes());
    assertEquals(ids(one.toString()), ids(other.toString()));
  }

  @Test
  void differentRecordsHaveDifferentIds() {
    Position start = new Position(0, 0);
    List<CrawlRecord> records =
        List.of(
            record("a.jsonl", start, "", "https://a.example/", "text"),
            record("b.jsonl", start, "", "https://a.example/", "text"),
            record("a.jsonl", new Position(1, 0), "", "https://a.example/", "text"),
            record("a.jsonl", start, "", "https://b.example/", "text"),
            record("a.jsonl", start, "", "https://a.example/", "tex"),
            record("a.jsonl", start, "1", "https://a.example/", "text"),
            record("a.jsonl", start, "1", "https://a.example/", "next"),
            record("a.jsonl", start, "2", "https://a.example/", "text"));
    assertEquals(records.size(), new HashSet<>(records.stream().map(RecordId::of).toList()).size());
    assertNotEquals(RecordId.of(records.get(0)), RecordId.of(records.get(5)));
    assertEquals(
        RecordId.of(records.get(0)),
        RecordId.of(record("x/y/a.jsonl", start, "", "https://a.example/", "text")));
  }

  private static CrawlRecord record(String shard, Position at, String id, String url, String text) {
    return new CrawlRecord(
        shard,
        at,
        id,
        url,
        "",
        new Body.Chars(false, text),
        java.util.Collections.emptySortedMap(),
        false);
  }
}

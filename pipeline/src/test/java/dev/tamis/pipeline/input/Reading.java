package dev.tamis.pipeline.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads whole shards in tests and puts their items into words that can be compared. */
final class Reading {
  private Reading() {}

  static List<ShardItem> all(Path file) throws IOException {
    return all(file, ReadOptions.DEFAULT);
  }

  static List<ShardItem> all(Path file, ReadOptions options) throws IOException {
    List<ShardItem> items = new ArrayList<>();
    for (Split split : Splits.plan(shard(file), Long.MAX_VALUE / 2)) {
      items.addAll(of(split, options));
    }
    return items;
  }

  static List<ShardItem> all(Path folder, byte[] bytes) throws IOException {
    return all(Files.write(folder.resolve("shard"), bytes));
  }

  static Shard shard(Path file) throws IOException {
    return new Shard(file.getFileName().toString(), file.toString(), Files.size(file));
  }

  static List<ShardItem> of(Split split, ReadOptions options) throws IOException {
    List<ShardItem> items = new ArrayList<>();
    Set<Position> seen = new HashSet<>();
    try (ShardReader reader = ShardReader.open(split, options)) {
      for (ShardItem item = reader.next(); item != null; item = reader.next()) {
        if (!seen.add(item.position())) {
          throw new AssertionError("two items at " + item.position());
        }
        items.add(item);
      }
    }
    return items;
  }

  static List<String> words(List<ShardItem> items) {
    return items.stream().map(Reading::word).toList();
  }

  static String word(ShardItem item) {
    String at = item.position() + " ";
    if (item instanceof CrawlRecord r) {
      return at
          + r.url()
          + " "
          + r.fetched()
          + " "
          + text(r.body())
          + (r.truncated() ? " cut" : "");
    }
    if (item instanceof SkippedRecord s) {
      return at + s.type();
    }
    Defect defect = (Defect) item;
    return at + defect.cause() + ": " + defect.message();
  }

  static String text(Body body) {
    return body instanceof Body.Bytes b
        ? new String(b.bytes(), StandardCharsets.UTF_8)
        : ((Body.Chars) body).text();
  }
}

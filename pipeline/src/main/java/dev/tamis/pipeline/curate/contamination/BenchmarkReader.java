package dev.tamis.pipeline.curate.contamination;

import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Fields;
import dev.tamis.pipeline.input.ReadOptions;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.ShardItem;
import dev.tamis.pipeline.input.ShardReader;
import dev.tamis.pipeline.input.Shards;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.input.Splits;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.FileSystems;

/**
 * Reads the items of a benchmark: records of JSONL and Parquet, plain, gzip or zstd, of which the
 * named fields are the texts of an item; or lines of text ({@code .txt}, {@code .txt.gz}).
 */
final class BenchmarkReader {
  private BenchmarkReader() {}

  /**
   * An item.
   *
   * @param texts its fields in the order named, at least one
   */
  record Item(List<String> texts) {}

  /**
   * Reads all items.
   *
   * @param name of the benchmark, for messages
   * @throws IllegalArgumentException if no file is there, or a field is in no record
   */
  static List<Item> read(String name, String path, List<String> fields) {
    List<Item> items = new ArrayList<>();
    try {
      for (Shard shard : Shards.find(List.of(path))) {
        if (shard.name().endsWith(".txt") || shard.name().endsWith(".txt.gz")) {
          readLines(shard, items);
        } else {
          readRecords(name, shard, fields, items);
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "decontaminate.benchmarks." + name + " cannot be read: " + e.getMessage(), e);
    }
    if (items.isEmpty()) {
      throw new IllegalArgumentException(
          "decontaminate.benchmarks." + name + ": " + path + " holds no item");
    }
    return items;
  }

  /** Digest of the files in their order. */
  static String sha256(String path) throws IOException {
    MessageDigest digest = Hash128.sha256();
    for (Shard shard : Shards.find(List.of(path))) {
      try (DigestInputStream in =
          new DigestInputStream(
              Channels.newInputStream(
                  FileSystems.open(FileSystems.matchNewResource(shard.resource(), false))),
              digest)) {
        byte[] buffer = new byte[1 << 16];
        while (in.read(buffer) >= 0) {
          // The stream digests what it reads.
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void readLines(Shard shard, List<Item> items) throws IOException {
    try (var file =
            Channels.newInputStream(
                FileSystems.open(FileSystems.matchNewResource(shard.resource(), false)));
        var plain = shard.name().endsWith(".gz") ? new GZIPInputStream(file) : file;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          items.add(new Item(List.of(line)));
        }
      }
    }
  }

  /** Once for each field, for the readers know one field of text. */
  private static void readRecords(String name, Shard shard, List<String> fields, List<Item> items)
      throws IOException {
    Map<String, List<String>> texts = new TreeMap<>();
    List<String> order = new ArrayList<>();
    for (String field : fields) {
      ReadOptions options =
          ReadOptions.DEFAULT.withFields(
              new Fields(
                  field,
                  "\u0000html",
                  Fields.DEFAULT.url(),
                  Fields.DEFAULT.date(),
                  Fields.DEFAULT.id()));
      int found = 0;
      for (Split split : Splits.plan(shard, Long.MAX_VALUE / 4)) {
        try (ShardReader reader = ShardReader.open(split, options)) {
          for (ShardItem item = reader.next(); item != null; item = reader.next()) {
            if (item instanceof CrawlRecord record && record.body() instanceof Body.Chars chars) {
              String place = record.position().toString();
              texts
                  .computeIfAbsent(
                      place,
                      first -> {
                        order.add(first);
                        return new ArrayList<>();
                      })
                  .add(chars.text());
              found++;
            }
          }
        }
      }
      if (found == 0) {
        throw new IllegalArgumentException(
            "decontaminate.fields."
                + name
                + ": no record of "
                + shard.name()
                + " has the field \""
                + field
                + "\"");
      }
    }
    order.forEach(place -> items.add(new Item(texts.get(place))));
  }
}

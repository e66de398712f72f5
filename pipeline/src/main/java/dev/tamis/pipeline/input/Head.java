package dev.tamis.pipeline.input;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the first bytes of a shard show. Looked at before a run, so that a wrong name of a field is
 * told at once and not by a corpus of nothing.
 *
 * @param shard the shard
 * @param format its format in words: "JSONL in gzip", or what else it looks like
 * @param fields names of the fields or columns that were seen, with dots below others, sorted
 */
public record Head(Shard shard, String format, List<String> fields) {
  /** So many shards are looked at, spread over all of them. */
  private static final int SAMPLE = 100;

  /** Copies the list. */
  public Head {
    requireNonNull(shard, "shard");
    requireNonNull(format, "format");
    fields = List.copyOf(fields);
  }

  /**
   * Looks at some shards, at all if they are few.
   *
   * @throws IllegalArgumentException if one has records, and none of those seen a text or page
   * @throws UncheckedIOException if a file system fails
   */
  public static List<Head> sample(List<Shard> shards, ReadOptions options) {
    List<Head> heads = new ArrayList<>();
    int n = Math.min(SAMPLE, shards.size());
    for (int i = 0; i < n; i++) {
      Shard shard = shards.get((int) ((long) i * shards.size() / n));
      try {
        heads.add(of(shard, options.fields()));
      } catch (IOException e) {
        throw new UncheckedIOException(shard.resource() + " cannot be read", e);
      }
    }
    return heads;
  }

  static Head of(Shard shard, Fields names) throws IOException {
    Formats.Format format = Formats.detect(shard.resource(), shard.sizeBytes());
    String words = words(shard, format);
    return switch (format.container()) {
      case JSONL, JSON -> new Head(shard, words, FieldNames.ofJson(shard, format, names));
      case PARQUET -> new Head(shard, words, FieldNames.ofParquet(shard, names));
      case WARC, ARC, EMPTY, UNKNOWN -> new Head(shard, words, List.of());
    };
  }

  private static String words(Shard shard, Formats.Format format) throws IOException {
    if (format.container() == Container.EMPTY) {
      return "an empty file";
    }
    if (format.container() == Container.UNKNOWN) {
      Split whole =
          new Split(
              shard.name(),
              shard.resource(),
              shard.sizeBytes(),
              format.container(),
              format.compression(),
              0,
              shard.sizeBytes());
      return "not read: it looks like " + Looks.of(whole);
    }
    String compression = format.compression().name().toLowerCase(Locale.ROOT);
    return format.container().name()
        + (format.compression() == Compression.PLAIN ? "" : " in " + compression);
  }
}

package dev.tamis.pipeline.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts shards into stretches that are read on their own. */
public final class Splits {
  /** A size that gives each split some seconds of work: 64 MiB. */
  public static final long DEFAULT_BYTES = 64L << 20;

  private Splits() {}

  /**
   * Detects the format of a shard by its content and cuts it every {@code splitBytes}. Compressed
   * JSONL is one split. A last piece of less than half the size joins the one before it.
   *
   * @param splitBytes size of a split, at least 1
   * @throws IOException if the file cannot be read
   */
  public static List<Split> plan(Shard shard, long splitBytes) throws IOException {
    if (splitBytes < 1) {
      throw new IllegalArgumentException("splitBytes must be at least 1, got " + splitBytes);
    }
    Formats.Format format = Formats.detect(shard.resource(), shard.sizeBytes());
    long size = shard.sizeBytes();
    List<Split> splits = new ArrayList<>();
    long from = 0;
    while (canCut(format) && size - from - splitBytes >= Math.max(1, splitBytes / 2)) {
      splits.add(split(shard, format, from, from + splitBytes));
      from += splitBytes;
    }
    splits.add(split(shard, format, from, size));
    return List.copyOf(splits);
  }

  private static boolean canCut(Formats.Format format) {
    return switch (format.container()) {
      case WARC, ARC -> format.compression().canBeCut();
      case PARQUET -> true;
      case JSONL -> format.compression() == Compression.PLAIN;
      case JSON, EMPTY, UNKNOWN -> false;
    };
  }

  private static Split split(Shard shard, Formats.Format format, long from, long to) {
    return new Split(
        shard.name(),
        shard.resource(),
        shard.sizeBytes(),
        format.container(),
        format.compression(),
        from,
        to);
  }
}

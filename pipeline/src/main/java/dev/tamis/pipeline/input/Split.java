package dev.tamis.pipeline.input;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A stretch of a shard that is read on its own. It holds the records whose first byte (in
 * compressed files: whose member's or frame's first byte; in Parquet: whose row group's first byte)
 * lies in {@code from <= offset < to}, and each gap that follows one of them.
 *
 * @param shard the shard's name
 * @param resource the full path or URI, as Beam's file systems know it
 * @param sizeBytes the file's size in bytes
 * @param container how records are laid out
 * @param compression how the bytes are compressed
 * @param from first byte, from 0
 * @param to end, exclusive
 */
public record Split(
    String shard,
    String resource,
    long sizeBytes,
    Container container,
    Compression compression,
    long from,
    long to)
    implements Serializable {
  /** Checks for null and that the stretch lies in the file. */
  public Split {
    requireNonNull(shard, "shard");
    requireNonNull(resource, "resource");
    requireNonNull(container, "container");
    requireNonNull(compression, "compression");
    if (from < 0 || to < from || to > sizeBytes) {
      throw new IllegalArgumentException(
          "split of " + shard + " must lie in 0.." + sizeBytes + ", got " + from + ".." + to);
    }
  }
}

package dev.tamis.pipeline.input;

/** How the bytes of a shard are compressed. Parquet compresses inside and counts as plain. */
public enum Compression {
  /** Not at all. */
  PLAIN,
  /** Gzip (RFC 1952), one member or many. */
  GZIP,
  /** Zstandard (RFC 8878), one frame or many, with or without a leading dictionary frame. */
  ZSTD
}

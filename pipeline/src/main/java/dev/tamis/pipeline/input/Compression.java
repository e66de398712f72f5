package dev.tamis.pipeline.input;

/** How the bytes of a shard are compressed. Parquet compresses inside and counts as plain. */
public enum Compression {
  /** Not at all. */
  PLAIN,
  /** Gzip (RFC 1952), one member or many. */
  GZIP,
  /** Zstandard (RFC 8878), one frame or many, with or without a leading dictionary frame. */
  ZSTD,
  /** Bzip2, one stream or many; read in one piece. */
  BZIP2,
  /** XZ, one stream or many; read in one piece. */
  XZ,
  /** LZ4 frames; read in one piece. */
  LZ4;

  /** Whether there is a way into the middle of a file. */
  boolean canBeCut() {
    return this == PLAIN || this == GZIP || this == ZSTD;
  }
}

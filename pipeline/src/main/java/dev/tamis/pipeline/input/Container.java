package dev.tamis.pipeline.input;

/** How records are laid out in a shard. */
public enum Container {
  /** WARC 0.17 to 1.1, WET and WAT included (ISO 28500). */
  WARC,
  /** Internet Archive ARC 1 and 2. */
  ARC,
  /** One JSON object per line. */
  JSONL,
  /** JSON objects that are no lines: the elements of an array, or objects over several lines. */
  JSON,
  /** Apache Parquet. */
  PARQUET,
  /** No bytes at all: reading yields one {@link Defect}. */
  EMPTY,
  /** None of the others: reading yields one {@link Defect}. */
  UNKNOWN
}

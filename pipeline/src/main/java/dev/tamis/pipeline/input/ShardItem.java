package dev.tamis.pipeline.input;

/** What reading a shard yields, in file order: each item is exactly one record or one gap. */
public sealed interface ShardItem permits CrawlRecord, SkippedRecord, Defect {
  /** The shard's name; see {@link Shard#name()}. */
  String shard();

  /** Where the record or gap begins; unique within the shard. */
  Position position();

  /** File offset of the record or gap, or of the compressed member in which it begins. */
  default long offset() {
    return position().offset();
  }
}

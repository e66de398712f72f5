package dev.tamis.pipeline.input;

/** What a shard holds: a document, a record that is none, or a gap. */
public sealed interface ShardItem permits CrawlRecord, SkippedRecord, Defect {}

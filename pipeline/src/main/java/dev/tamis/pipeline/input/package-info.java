/**
 * Reads crawl shards: WARC, WET and ARC records and JSONL lines, plain, gzipped or in zstd, in
 * splits, with damage kept local.
 */
package dev.tamis.pipeline.input;

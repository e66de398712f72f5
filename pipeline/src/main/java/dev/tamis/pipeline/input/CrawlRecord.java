package dev.tamis.pipeline.input;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A document as it was found.
 *
 * @param shard name of the shard
 * @param offset of its first byte: in the shard as stored for WARC and ARC (of the gzip member or
 *     zstd frame; where one holds several records, plus the place within it), in the inflated lines
 *     for JSONL
 * @param url as it stands there; empty where there is none
 * @param fetched when it was fetched, ISO 8601 in UTC to the second; empty where that is not known
 * @param body what was fetched
 * @param headers HTTP headers, names in lower case; empty where there are none
 */
public record CrawlRecord(
    String shard,
    long offset,
    String url,
    String fetched,
    Body body,
    SortedMap<String, String> headers)
    implements ShardItem {

  /** Checks that all is there. */
  public CrawlRecord {
    Objects.requireNonNull(shard, "shard is null");
    Objects.requireNonNull(url, "url is null");
    Objects.requireNonNull(fetched, "fetched is null");
    Objects.requireNonNull(body, "body is null");
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** Says where it is, and nothing of what it says. */
  @Override
  public String toString() {
    return "CrawlRecord[" + shard + "@" + offset + "]";
  }
}

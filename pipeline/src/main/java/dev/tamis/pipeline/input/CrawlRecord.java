package dev.tamis.pipeline.input;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A record that holds a document: counted as read.
 *
 * @param shard the shard's name
 * @param position where the record begins
 * @param id the record's identifier in its source (WARC-Record-ID or the configured field), or ""
 * @param url the address as the source gives it, or ""
 * @param fetched when it was fetched, an ISO 8601 instant in UTC ("2024-05-18T01:02:03Z"), or ""
 *     where the source gives none that can be read
 * @param body the document
 * @param headers the HTTP headers that later stages ask for, names in lower case, repeated headers
 *     a line each; see {@link HttpHeaders#KEPT}. Empty for WET, JSONL and Parquet
 * @param truncated the source says, or the body shows, that the end is missing
 */
public record CrawlRecord(
    String shard,
    Position position,
    String id,
    String url,
    String fetched,
    Body body,
    SortedMap<String, String> headers,
    boolean truncated)
    implements ShardItem {
  /** Copies the headers. */
  public CrawlRecord {
    requireNonNull(shard, "shard");
    requireNonNull(position, "position");
    requireNonNull(id, "id");
    requireNonNull(url, "url");
    requireNonNull(fetched, "fetched");
    requireNonNull(body, "body");
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }
}

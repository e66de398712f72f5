package dev.tamis.pipeline.input;

import static java.util.Objects.requireNonNull;

/**
 * A record that is no document, counted by type and not as read.
 *
 * @param shard the shard's name
 * @param position where the record begins
 * @param type the WARC record type in lower case ("warcinfo", "request", "metadata", "revisit",
 *     "continuation"; "other" for a type that WARC 1.1 does not name), or why a response or
 *     resource is none: "response:status" (not 200), "response:content-type" (neither HTML nor
 *     plain text), "response:empty", "response:robots-txt" and what else {@link SiteFile} names,
 *     and the same for "resource:" and "conversion:"
 * @param software the crawler that a warcinfo record names, at most 100 characters; else empty
 * @param siteFile the file of a site that the record holds; null for every other record
 */
public record SkippedRecord(
    String shard, Position position, String type, String software, SiteFile siteFile)
    implements ShardItem {
  /** A record that is of no use. */
  public SkippedRecord(String shard, Position position, String type) {
    this(shard, position, type, "", null);
  }

  /** Checks for null. */
  public SkippedRecord {
    requireNonNull(shard, "shard");
    requireNonNull(position, "position");
    requireNonNull(type, "type");
    requireNonNull(software, "software");
  }
}

package dev.tamis.pipeline.input;

import dev.tamis.pipeline.ledger.Hash128;

/**
 * The id of a record: what erasure, comparison and resuming refer to. It comes from the record and
 * its place in its shard, never from how the input was spelled, which folder the shard lies in, how
 * large the pieces are in which it is read, or which other shards are there.
 *
 * <ul>
 *   <li>A record that its source gives an identifier (WARC-Record-ID, the field {@code id}) is told
 *       by that, its URL, its date and its content: of a page its length stands for the content, of
 *       text its digest. So it keeps its id when the shard is renamed, copied or compressed anew.
 *   <li>Any other is told by the shard's own name, without folders, by its place in the shard, its
 *       URL and the digest of its content.
 * </ul>
 *
 * <p>Two records have the same id only if they are copies of one another.
 */
public final class RecordId {
  /** Changes whenever the rule does. */
  static final String VERSION = "2";

  private RecordId() {}

  /** The id of a record. */
  public static Hash128 of(CrawlRecord record) {
    if (!record.id().isEmpty()) {
      String content =
          record.body() instanceof Body.Bytes bytes
              ? Integer.toString(bytes.bytes().length)
              : digest(record.body());
      return Hash128.of(VERSION, "id", record.id(), record.url(), record.fetched(), content);
    }
    String shard = record.shard().substring(record.shard().lastIndexOf('/') + 1);
    return Hash128.of(
        VERSION, "place", shard, record.position().toString(), record.url(), digest(record.body()));
  }

  private static String digest(Body body) {
    return body instanceof Body.Chars chars
        ? Hash128.of(chars.text()).toString()
        : Hash128.of(((Body.Bytes) body).bytes()).toString();
  }
}

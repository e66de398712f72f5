package dev.tamis.pipeline.input;

/**
 * A gap: a record, or several, that could not be read.
 *
 * @param shard name of the shard
 * @param offset where the gap begins, as {@link CrawlRecord#offset}
 * @param cause what is wrong there
 */
public record Defect(String shard, long offset, Cause cause) implements ShardItem {

  /** Kinds of damage. */
  public enum Cause {
    /** The shard ends within a record. */
    TRUNCATED("truncated"),
    /** The compressed data cannot be inflated, or its checksum is wrong. */
    CORRUPT("corrupt-compression"),
    /** Bytes between records that are no record. */
    GARBAGE("garbage"),
    /** The header of a record cannot be understood. */
    HEADER("bad-header"),
    /** The record is longer or shorter than its header says. */
    LENGTH("wrong-length"),
    /** The record is larger than the recipe allows. */
    TOO_LARGE("too-large"),
    /** The body is encoded in a way that is not known, or not as it says. */
    ENCODING("bad-content-encoding"),
    /** The line is not JSON. */
    NOT_JSON("not-json"),
    /** The line is JSON, but not an object with a text or a page. */
    NO_TEXT("no-text"),
    /** The bytes are not UTF-8, where they must be. */
    NOT_UTF8("invalid-utf-8");

    private final String label;

    Cause(String label) {
      this.label = label;
    }

    /** The cause as outcomes name it. */
    public String label() {
      return label;
    }
  }
}

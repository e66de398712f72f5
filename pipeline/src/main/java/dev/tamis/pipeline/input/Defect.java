package dev.tamis.pipeline.input;

import static java.util.Objects.requireNonNull;

/**
 * A record or a stretch of a shard that could not be read. The reader goes on at the next record;
 * each gap is one defect. Counted as read and failed.
 *
 * @param shard the shard's name
 * @param position where the damaged record or the gap begins
 * @param cause what is wrong
 * @param message the same for a reader, with sizes and places and without any content
 */
public record Defect(String shard, Position position, Cause cause, String message)
    implements ShardItem {
  /** Checks for null. */
  public Defect {
    requireNonNull(shard, "shard");
    requireNonNull(position, "position");
    requireNonNull(cause, "cause");
    requireNonNull(message, "message");
  }

  /** Whether nothing of the file could be read, not just a record of it. */
  public boolean isWholeFile() {
    // A row group never begins with the file.
    return cause.isWholeFile() || (cause == Cause.BAD_PARQUET && position.offset() == 0);
  }

  /** The kinds of damage and of broken limits. */
  public enum Cause {
    /** The file has no bytes, or inflates to none. */
    EMPTY_FILE("empty-file"),
    /** The file is none of the formats that are read. */
    UNKNOWN_FORMAT("unknown-format"),
    /** The file or a compressed member ends before the record does. */
    TRUNCATED("truncated"),
    /** Compressed data that does not inflate, or not to its checksum. */
    CORRUPT("corrupt"),
    /** Bytes between records that belong to none. */
    GARBAGE("garbage"),
    /** A record header that cannot be parsed, is too long, or lacks what it must have. */
    BAD_HEADER("bad-header"),
    /** The declared length does not lead to the record's end. */
    WRONG_LENGTH("wrong-length"),
    /** A transfer or content encoding that is unknown or does not decode. */
    CONTENT_ENCODING("content-encoding"),
    /** A line that is not a JSON object. */
    NOT_JSON("not-json"),
    /** A line or row without a text or HTML field. */
    NO_TEXT("no-text"),
    /** A Parquet file without a text or HTML column. */
    NO_COLUMN("no-column"),
    /** Text with more invalid bytes than can be repaired. */
    INVALID_TEXT("invalid-text"),
    /** The record is larger than {@link ReadOptions#maxRecordBytes()}. */
    RECORD_TOO_LARGE("record-too-large"),
    /** The body inflates to more than {@link ReadOptions#maxInflatedBytes()}. */
    INFLATED_TOO_LARGE("inflated-too-large"),
    /** The text is longer than {@link ReadOptions#maxTextChars()}. */
    TEXT_TOO_LONG("text-too-long"),
    /** A Parquet file or row group that cannot be read. */
    BAD_PARQUET("bad-parquet");

    private final String label;

    Cause(String label) {
      this.label = label;
    }

    private boolean isWholeFile() {
      return this == EMPTY_FILE || this == UNKNOWN_FORMAT || this == NO_COLUMN;
    }

    /** The name used in outputs, such as "wrong-length". */
    public String label() {
      return label;
    }
  }
}

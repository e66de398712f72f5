package dev.tamis.pipeline.input;

import java.io.Serializable;

/**
 * Where a record begins in its file; unique within the file.
 *
 * @param offset byte offset in the file: of the record itself in a plain file, of the gzip member
 *     or zstd frame in which it begins in a compressed one, of the row group in Parquet
 * @param within inflated bytes (rows, in Parquet) between that place and the record; 0 in plain
 *     files and where each member holds one record
 */
public record Position(long offset, long within) implements Comparable<Position>, Serializable {
  /** Checks that neither part is negative. */
  public Position {
    if (offset < 0 || within < 0) {
      throw new IllegalArgumentException(
          "position must not be negative, got offset " + offset + ", within " + within);
    }
  }

  @Override
  public int compareTo(Position other) {
    int byOffset = Long.compare(offset, other.offset);
    return byOffset != 0 ? byOffset : Long.compare(within, other.within);
  }

  /** "1234", or "1234+56" for a record that begins inside a member. */
  @Override
  public String toString() {
    return within == 0 ? Long.toString(offset) : offset + "+" + within;
  }
}

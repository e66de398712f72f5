package dev.tamis.pipeline.input;

import java.io.Serializable;

/**
 * A piece of a shard: the records whose first byte lies in it. Record, member and frame starts are
 * not known before the piece is read; the borders may lie anywhere.
 *
 * @param shard the shard
 * @param format what it holds
 * @param from offset of the first byte of the piece
 * @param to offset behind its last byte
 */
public record Split(Shard shard, Format format, long from, long to) implements Serializable {

  /** Checks the range. */
  public Split {
    if (from < 0 || to < from || to > shard.bytes()) {
      throw new IllegalArgumentException(
          "a split must lie in 0 .. " + shard.bytes() + " (got: " + from + " .. " + to + ")");
    }
  }
}

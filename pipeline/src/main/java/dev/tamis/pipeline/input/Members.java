package dev.tamis.pipeline.input;

import java.io.Closeable;
import java.io.IOException;

/**
 * A shard as a row of independently stored pieces: gzip members, zstd frames, or the records of a
 * plain file. Reading goes on behind a damaged one. Not thread-safe.
 */
interface Members extends Closeable {

  /**
   * Goes to the next member, behind the end of the present one, which must have been read to its
   * end or given up by {@link #resync}.
   *
   * @return false at the end of the shard
   * @throws DamageException if there is something else than a member
   */
  boolean next() throws IOException;

  /** Offset of the first byte of the present member. */
  long start();

  /**
   * Reads inflated bytes of the present member.
   *
   * @return how many, at least 1; -1 at the end of the member
   * @throws DamageException if it cannot be inflated, or ends too early
   */
  int read(byte[] into, int offset, int length) throws IOException;

  /**
   * Looks for the next member that begins with a record at or behind an offset; {@link #next} then
   * goes there.
   *
   * @return whether there is one
   */
  boolean resync(long offset) throws IOException;

  /** Takes back the last bytes that were read, where members have no end of their own. */
  default void giveBack(int bytes) throws IOException {
    throw new UnsupportedOperationException("a member is read to its end");
  }

  /** Opens a shard. */
  static Members over(SeekableInput in, Format.Container container) {
    return switch (container) {
      case PLAIN -> new PlainMembers(in);
      case GZIP -> new GzipMembers(in);
      case ZSTD -> new ZstdMembers(in);
    };
  }
}

package dev.tamis.pipeline.input.bytes;

import java.io.Closeable;
import java.io.IOException;

/**
 * The members of a file one after the other: gzip members, zstd frames, or the one stretch of a
 * plain file. Not thread-safe.
 */
abstract class Members implements Closeable {
  final FileBytes file;
  long start;

  Members(FileBytes file) {
    this.file = file;
  }

  /** File offset at which the current member begins. */
  final long start() {
    return start;
  }

  /** False for plain files, where a position is a file offset and nothing else. */
  abstract boolean isCompressed();

  /**
   * Goes on to the member that follows the current one, which was read to its end, or to the first
   * one.
   *
   * @return false at the end of the file
   * @throws Damage if what follows is no member
   */
  abstract boolean next() throws IOException, Damage;

  /**
   * Reads on in the current member.
   *
   * @return the number of bytes read, at least 1; -1 at the member's end
   * @throws Damage if the member cannot be read on; all bytes before the damage were given out
   */
  abstract int read(byte[] to, int offset, int length) throws IOException, Damage;

  /**
   * Searches for something that looks and inflates like the start of a member.
   *
   * @param from first offset to try
   * @param limit offset before which it must begin
   * @return false if there is none; else that member is the current one
   */
  abstract boolean search(long from, long limit) throws IOException;

  /** Goes to a place where a member is known to begin. */
  final boolean open(long offset) throws IOException {
    return search(offset, offset + 1);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

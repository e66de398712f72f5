package dev.tamis.pipeline.input.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * The bytes of a file, buffered, with a position that can be set. Over a channel that cannot seek,
 * going back opens the file anew. Not thread-safe.
 */
public final class FileBytes implements Closeable {
  private static final int BUFFER = 64 << 10;

  private final Opener opener;
  private final byte[] buffer = new byte[BUFFER];
  private ReadableByteChannel channel;
  private long bufferOffset;
  private int next;
  private int limit;

  /** Opens the same file each time it is asked. */
  @FunctionalInterface
  public interface Opener {
    /** A channel at the file's first byte. */
    ReadableByteChannel open() throws IOException;
  }

  /** Opens the file at its first byte. */
  public FileBytes(Opener opener) throws IOException {
    this.opener = opener;
    this.channel = opener.open();
  }

  /** Offset of the byte that comes next. */
  public long position() {
    return bufferOffset + next;
  }

  /** Goes to an offset; beyond the end of the file there are no bytes. */
  public void seek(long offset) throws IOException {
    if (offset >= bufferOffset && offset <= bufferOffset + limit) {
      next = (int) (offset - bufferOffset);
      return;
    }
    long channelOffset = bufferOffset + limit;
    next = 0;
    limit = 0;
    bufferOffset = offset;
    if (channel instanceof SeekableByteChannel seekable) {
      seekable.position(offset);
    } else {
      skipTo(offset, channelOffset);
    }
  }

  private void skipTo(long offset, long channelOffset) throws IOException {
    long at = channelOffset;
    if (offset < at) {
      channel.close();
      channel = opener.open();
      at = 0;
    }
    while (at < offset) {
      int n = channel.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(BUFFER, offset - at)));
      if (n < 0) {
        return;
      }
      at += n;
    }
  }

  /** Makes at least one byte available; false at the end of the file. */
  boolean fill() throws IOException {
    if (next < limit) {
      return true;
    }
    bufferOffset += limit;
    next = 0;
    limit = 0;
    int n = 0;
    while (n == 0) {
      n = channel.read(ByteBuffer.wrap(buffer));
    }
    limit = Math.max(n, 0);
    return n > 0;
  }

  /** The next byte, 0..255; -1 at the end of the file. */
  int read() throws IOException {
    return fill() ? buffer[next++] & 0xFF : -1;
  }

  /** Reads up to {@code length} bytes, at least one; -1 at the end of the file. */
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, available());
    System.arraycopy(buffer, next, into, offset, n);
    next += n;
    return n;
  }

  /** The buffer whose bytes from {@link #index()} on, {@link #available()} many, come next. */
  byte[] array() {
    return buffer;
  }

  int index() {
    return next;
  }

  int available() {
    return limit - next;
  }

  /** Takes {@code n} of the available bytes as read. */
  void advance(int n) {
    next += n;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

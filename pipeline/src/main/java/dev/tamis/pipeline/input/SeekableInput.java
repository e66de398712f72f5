package dev.tamis.pipeline.input;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A file read through one buffer, in which one can go back; where the storage cannot, it is opened
 * anew.
 */
final class SeekableInput implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final ResourceId resource;
  private final byte[] buffer = new byte[BUFFER];
  private ReadableByteChannel channel;
  private long bufferStart;
  private int size;
  private int next;

  private SeekableInput(ResourceId resource) throws IOException {
    this.resource = resource;
    this.channel = FileSystems.open(resource);
  }

  static SeekableInput open(String resource) throws IOException {
    return new SeekableInput(FileSystems.matchNewResource(resource, false));
  }

  /** Offset of the next byte. */
  long position() {
    return bufferStart + next;
  }

  /** Goes to an offset, which may lie behind the end. */
  void seek(long offset) throws IOException {
    if (offset >= bufferStart && offset <= bufferStart + size) {
      next = (int) (offset - bufferStart);
      return;
    }
    size = 0;
    next = 0;
    if (channel instanceof SeekableByteChannel seekable) {
      seekable.position(offset);
      bufferStart = offset;
      return;
    }
    if (offset < bufferStart) {
      channel.close();
      channel = FileSystems.open(resource);
      bufferStart = 0;
    }
    while (bufferStart < offset && fill()) {
      next = (int) Math.min(size, offset - bufferStart);
      if (bufferStart + next == offset) {
        return;
      }
    }
  }

  /** The next byte, 0 to 255; -1 at the end. */
  int read() throws IOException {
    return next < size || fill() ? buffer[next++] & 0xff : -1;
  }

  /** Reads up to {@code length} bytes, at least one; -1 at the end. */
  int read(byte[] into, int offset, int length) throws IOException {
    if (next == size && !fill()) {
      return -1;
    }
    int n = Math.min(length, size - next);
    System.arraycopy(buffer, next, into, offset, n);
    next += n;
    return n;
  }

  /**
   * The buffer itself, for decoders that say afterwards how much they took; see {@link #consume}.
   */
  byte[] buffer() {
    return buffer;
  }

  /** Where in the buffer the next byte stands. */
  int bufferPosition() {
    return next;
  }

  /** How many bytes stand in the buffer; it is filled first where it is empty; 0 at the end. */
  int available() throws IOException {
    return next < size || fill() ? size - next : 0;
  }

  /** Marks bytes of the buffer as read. */
  void consume(int bytes) {
    next += bytes;
  }

  private boolean fill() throws IOException {
    bufferStart += size;
    size = 0;
    next = 0;
    ByteBuffer target = ByteBuffer.wrap(buffer);
    while (target.hasRemaining() && channel.read(target) >= 0) {
      // The condition does it all.
    }
    size = target.position();
    return size > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

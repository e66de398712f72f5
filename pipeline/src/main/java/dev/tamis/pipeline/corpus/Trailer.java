package dev.tamis.pipeline.corpus;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The last bytes of a volume, a skippable frame of zstd (RFC 8878, 3.1.2) which decompressors pass
 * over: a file that ends with it is whole, and to know so it need not be read.
 *
 * @param documents number of documents in the volume
 * @param volume number of the volume in its split, from 0
 * @param last whether it is the last one
 * @param signed whether every signer could sign every document of the split; said in the last one
 */
record Trailer(int documents, int volume, boolean last, boolean signed) {
  private static final int MAGIC = 0x184D2A5A;
  private static final int CONTENT = 3 * Integer.BYTES + 2;

  /** Its length. */
  static final int BYTES = 2 * Integer.BYTES + CONTENT;

  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(MAGIC)
        .putInt(CONTENT)
        .order(ByteOrder.BIG_ENDIAN)
        .putInt(CuratedSplit.VERSION)
        .putInt(documents)
        .putInt(volume)
        .put((byte) (last ? 1 : 0))
        .put((byte) (signed ? 1 : 0))
        .array();
  }

  /**
   * Reads it from a file.
   *
   * @param sizeBytes of the file
   * @return empty if the file does not end with one of this version: it is not whole
   */
  static Optional<Trailer> read(ResourceId file, long sizeBytes) throws IOException {
    if (sizeBytes < BYTES) {
      return Optional.empty();
    }
    ByteBuffer end = ByteBuffer.allocate(BYTES);
    try (ReadableByteChannel channel = FileSystems.open(file)) {
      skip(channel, sizeBytes - BYTES);
      while (end.hasRemaining()) {
        if (channel.read(end) < 0) {
          return Optional.empty();
        }
      }
    }
    end.flip().order(ByteOrder.LITTLE_ENDIAN);
    boolean frame = end.getInt() == MAGIC && end.getInt() == CONTENT;
    if (!frame || end.order(ByteOrder.BIG_ENDIAN).getInt() != CuratedSplit.VERSION) {
      return Optional.empty();
    }
    return Optional.of(new Trailer(end.getInt(), end.getInt(), end.get() == 1, end.get() == 1));
  }

  private static void skip(ReadableByteChannel channel, long bytes) throws IOException {
    if (channel instanceof SeekableByteChannel seekable) {
      seekable.position(bytes);
      return;
    }
    ByteBuffer skipped = ByteBuffer.allocate(1 << 16);
    for (long left = bytes; left > 0; left -= skipped.position()) {
      skipped.clear().limit((int) Math.min(left, skipped.capacity()));
      if (channel.read(skipped) < 0) {
        throw new EOFException();
      }
    }
  }

  /** Puts a trailer behind what is written, when it is closed; none where none was set. */
  static final class Stream extends FilterOutputStream {
    private Trailer trailer;

    Stream(OutputStream out) {
      super(out);
    }

    void endWith(Trailer end) {
      trailer = end;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      try (OutputStream closed = out) {
        if (trailer != null) {
          byte[] bytes = trailer.toBytes();
          trailer = null;
          closed.write(bytes);
        }
      }
    }
  }
}

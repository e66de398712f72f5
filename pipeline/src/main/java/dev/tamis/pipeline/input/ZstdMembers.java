package dev.tamis.pipeline.input;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The frames of a zstd file (RFC 8878). A skippable frame at the start may hold the dictionary of
 * all that follow, itself compressed or not, as in {@code .warc.zst} files.
 */
final class ZstdMembers implements Members {
  private static final int FRAME = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50;
  private static final int DICTIONARY = 0x184D2A5D;
  private static final int BUFFER = 1 << 17;

  private final SeekableInput in;
  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private final ByteBuffer source = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private final ByteBuffer target = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private long start;
  private boolean ended = true;

  ZstdMembers(SeekableInput in) {
    this.in = in;
  }

  static boolean isFrame(byte[] head) {
    int magic = littleEndian(head);
    return magic == FRAME || (magic & ~0xf) == SKIPPABLE;
  }

  @Override
  public boolean next() throws IOException {
    unread();
    while (true) {
      start = in.position();
      byte[] head = new byte[4];
      int n = readFully(head);
      if (n == 0) {
        return false;
      }
      int magic = littleEndian(head);
      if (n < 4 || !isFrame(head)) {
        throw new DamageException(Defect.Cause.GARBAGE);
      }
      if (magic == FRAME) {
        in.seek(start);
        context.reset();
        ended = false;
        return true;
      }
      skipFrame(magic);
    }
  }

  private void skipFrame(int magic) throws IOException {
    byte[] head = new byte[4];
    if (readFully(head) < 4) {
      throw new DamageException(Defect.Cause.TRUNCATED);
    }
    int length = littleEndian(head);
    if (magic != DICTIONARY || start != 0) {
      in.seek(in.position() + Integer.toUnsignedLong(length));
      return;
    }
    if (length < 0 || length > 64 << 20) {
      throw new DamageException(Defect.Cause.TOO_LARGE);
    }
    byte[] dictionary = new byte[length];
    if (readFully(dictionary) < length) {
      throw new DamageException(Defect.Cause.TRUNCATED);
    }
    try {
      if (length > 4 && littleEndian(dictionary) == FRAME) {
        dictionary =
            Zstd.decompress(
                dictionary, (int) Math.min(64 << 20, Zstd.getFrameContentSize(dictionary)));
      }
      context.loadDict(dictionary);
    } catch (ZstdException e) {
      throw new DamageException(Defect.Cause.CORRUPT);
    }
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!target.hasRemaining()) {
      if (ended) {
        return -1;
      }
      inflate();
    }
    int n = Math.min(length, target.remaining());
    target.get(into, offset, n);
    return n;
  }

  private void inflate() throws IOException {
    if (!source.hasRemaining()) {
      int available = in.available();
      if (available == 0) {
        throw new DamageException(Defect.Cause.TRUNCATED);
      }
      source.clear().put(in.buffer(), in.bufferPosition(), available).flip();
      in.consume(available);
    }
    target.clear();
    try {
      ended = context.decompressDirectByteBufferStream(target, source);
    } catch (ZstdException e) {
      target.limit(0);
      throw new DamageException(Defect.Cause.CORRUPT);
    }
    target.flip();
    if (ended) {
      unread();
    }
  }

  /** Gives back what was taken from the file and belongs to the next frame. */
  private void unread() throws IOException {
    in.seek(in.position() - source.remaining());
    source.limit(source.position());
  }

  @Override
  public boolean resync(long offset) throws IOException {
    source.limit(source.position());
    in.seek(offset);
    int window = 0;
    long seen = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      window = window >>> 8 | b << 24;
      seen++;
      if (seen >= 4 && window == FRAME) {
        long candidate = in.position() - 4;
        if (beginsRecord(candidate)) {
          source.limit(source.position());
          target.limit(target.position());
          in.seek(candidate);
          ended = true;
          return true;
        }
        source.limit(source.position());
        in.seek(candidate + 4);
      }
    }
    return false;
  }

  private boolean beginsRecord(long candidate) throws IOException {
    in.seek(candidate);
    byte[] head = new byte[12];
    int size = 0;
    try {
      if (!next()) {
        return false;
      }
      for (int n = 0; size < head.length && n >= 0; size += Math.max(0, n)) {
        n = read(head, size, head.length - size);
      }
    } catch (DamageException e) {
      return false;
    } finally {
      target.limit(target.position());
    }
    String text = new String(head, 0, size, StandardCharsets.ISO_8859_1).stripLeading();
    return text.startsWith("WARC/") || text.startsWith("{");
  }

  private int readFully(byte[] into) throws IOException {
    int size = 0;
    for (int n = 0; size < into.length && n >= 0; size += Math.max(0, n)) {
      n = in.read(into, size, into.length - size);
    }
    return size;
  }

  private static int littleEndian(byte[] bytes) {
    return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | bytes[3] << 24;
  }

  @Override
  public void close() throws IOException {
    context.close();
    in.close();
  }
}

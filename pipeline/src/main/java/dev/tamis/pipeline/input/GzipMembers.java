package dev.tamis.pipeline.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The members of a gzip file (RFC 1952), each with its checksum checked. */
final class GzipMembers implements Members {
  private static final int HAS_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final SeekableInput in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private long start;
  private boolean ended = true;

  GzipMembers(SeekableInput in) {
    this.in = in;
  }

  @Override
  public boolean next() throws IOException {
    start = in.position();
    if (in.available() == 0) {
      return false;
    }
    readHeader();
    inflater.reset();
    crc.reset();
    ended = false;
    return true;
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    try {
      while (true) {
        int n = inflater.inflate(into, offset, length);
        if (n > 0) {
          crc.update(into, offset, n);
          return n;
        }
        if (inflater.finished()) {
          readTrailer();
          return -1;
        }
        if (inflater.needsDictionary()) {
          throw new DamageException(Defect.Cause.CORRUPT);
        }
        feed();
      }
    } catch (DataFormatException e) {
      throw new DamageException(Defect.Cause.CORRUPT);
    }
  }

  private void feed() throws IOException {
    int available = in.available();
    if (available == 0) {
      throw new DamageException(Defect.Cause.TRUNCATED);
    }
    inflater.setInput(in.buffer(), in.bufferPosition(), available);
    in.consume(available);
  }

  private void readTrailer() throws IOException {
    in.seek(in.position() - inflater.getRemaining());
    long expected = readInt();
    long size = readInt();
    ended = true;
    if (expected != crc.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new DamageException(Defect.Cause.CORRUPT);
    }
  }

  private long readInt() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (long) readByte() << shift;
    }
    return value;
  }

  private int readByte() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new DamageException(Defect.Cause.TRUNCATED);
    }
    return b;
  }

  private void readHeader() throws IOException {
    if (readByte() != 0x1f || readByte() != 0x8b || readByte() != 8) {
      throw new DamageException(Defect.Cause.GARBAGE);
    }
    int flags = readByte();
    if ((flags & RESERVED) != 0) {
      throw new DamageException(Defect.Cause.GARBAGE);
    }
    for (int i = 0; i < 6; i++) {
      readByte();
    }
    if ((flags & HAS_EXTRA) != 0) {
      for (int left = readByte() | readByte() << 8; left > 0; left--) {
        readByte();
      }
    }
    for (int flag : new int[] {HAS_NAME, HAS_COMMENT}) {
      while ((flags & flag) != 0 && readByte() != 0) {
        // The condition does it all.
      }
    }
    if ((flags & HAS_CRC) != 0) {
      readByte();
      readByte();
    }
  }

  /** A member counts if its header is sound and what it inflates to begins with a record. */
  @Override
  public boolean resync(long offset) throws IOException {
    in.seek(offset);
    int before = -1;
    int last = -1;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == 8 && last == 0x8b && before == 0x1f) {
        long candidate = in.position() - 3;
        if (beginsRecord(candidate)) {
          in.seek(candidate);
          ended = true;
          return true;
        }
        in.seek(candidate + 3);
      }
      before = last;
      last = b;
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
    }
    String text = new String(head, 0, size, StandardCharsets.ISO_8859_1).stripLeading();
    return text.startsWith("WARC/") || text.startsWith("{") || text.startsWith("http");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}

package dev.tamis.pipeline.input.bytes;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Gzip members (RFC 1952), each checked against its CRC and length. */
final class GzipMembers extends Members {
  private static final int MAGIC_1 = 0x1F;
  private static final int MAGIC_2 = 0x8B;
  private static final int DEFLATE = 8;
  private static final int RESERVED_FLAGS = 0xE0;
  private static final int TRIAL_BYTES = 256;

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean ended = true;
  private Damage pending;

  GzipMembers(FileBytes file) {
    super(file);
  }

  @Override
  boolean isCompressed() {
    return true;
  }

  @Override
  boolean next() throws IOException, Damage {
    start = file.position();
    int first = file.read();
    while (first == 0) {
      // Zero padding up to a block's end, as tapes and some writers leave it.
      start = file.position();
      first = file.read();
    }
    if (first < 0) {
      return false;
    }
    if (first != MAGIC_1 || file.read() != MAGIC_2 || file.read() != DEFLATE) {
      throw new Damage(Damage.Kind.GARBAGE, "no gzip member follows");
    }
    if (!skipHeader()) {
      throw new Damage(Damage.Kind.TRUNCATED, "the file ends in a gzip header");
    }
    begin();
    return true;
  }

  private void begin() {
    inflater.reset();
    crc.reset();
    ended = false;
    pending = null;
  }

  /** Skips what follows the method byte; false if the file ends first. */
  private boolean skipHeader() throws IOException {
    int flags = file.read();
    for (int i = 0; i < 6; i++) {
      file.read();
    }
    if ((flags & 4) != 0) {
      int extra = file.read();
      extra |= file.read() << 8;
      for (int i = 0; i < extra && file.fill(); i++) {
        file.read();
      }
    }
    if ((flags & 8) != 0) {
      skipString();
    }
    if ((flags & 16) != 0) {
      skipString();
    }
    if ((flags & 2) != 0) {
      file.read();
      file.read();
    }
    return file.fill();
  }

  private void skipString() throws IOException {
    int c;
    do {
      c = file.read();
    } while (c > 0);
  }

  @Override
  int read(byte[] to, int offset, int length) throws IOException, Damage {
    if (pending != null) {
      throw pending;
    }
    if (ended) {
      return -1;
    }
    int n = inflate(to, offset, length);
    if (n > 0) {
      crc.update(to, offset, n);
      return n;
    }
    if (pending != null) {
      throw pending;
    }
    checkTrailer();
    ended = true;
    return -1;
  }

  /** Inflates at least one byte; 0 at the end of the data or at damage, which is then pending. */
  private int inflate(byte[] to, int offset, int length) throws IOException {
    while (!inflater.finished()) {
      if (!file.fill()) {
        pending = new Damage(Damage.Kind.TRUNCATED, "the file ends inside a gzip member");
        return 0;
      }
      int given = file.available();
      inflater.setInput(file.array(), file.index(), given);
      long before = inflater.getBytesWritten();
      try {
        int n = inflater.inflate(to, offset, length);
        file.advance(given - inflater.getRemaining());
        if (n > 0) {
          return n;
        }
        if (inflater.needsDictionary()) {
          pending = new Damage(Damage.Kind.CORRUPT, "the gzip data asks for a dictionary");
          return 0;
        }
      } catch (DataFormatException e) {
        pending = new Damage(Damage.Kind.CORRUPT, "the gzip data does not inflate");
        // What was inflated before the bad block in this call is good.
        return (int) (inflater.getBytesWritten() - before);
      }
    }
    return 0;
  }

  private void checkTrailer() throws IOException, Damage {
    long sum = readInt();
    long size = readInt();
    if (size < 0) {
      throw new Damage(Damage.Kind.TRUNCATED, "the file ends in a gzip trailer");
    }
    if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw new Damage(Damage.Kind.CORRUPT, "the gzip data does not match its checksum");
    }
  }

  /** Four bytes, little-endian; -1 if the file ends first. */
  private long readInt() throws IOException {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      int b = file.read();
      if (b < 0) {
        return -1;
      }
      value |= (long) b << (8 * i);
    }
    return value;
  }

  @Override
  boolean search(long from, long limit) throws IOException {
    file.seek(from);
    while (file.position() < limit && file.fill()) {
      if (!skipToMagic(limit)) {
        continue;
      }
      long candidate = file.position();
      if (isMember(candidate)) {
        file.seek(candidate + 3);
        skipHeader();
        start = candidate;
        begin();
        return true;
      }
      file.seek(candidate + 1);
    }
    return false;
  }

  /** Goes to the next first magic byte in the buffer; false if there is none before its end. */
  private boolean skipToMagic(long limit) {
    byte[] bytes = file.array();
    int from = file.index();
    int to = from + (int) Math.min(file.available(), limit - file.position());
    int i = from;
    while (i < to && bytes[i] != MAGIC_1) {
      i++;
    }
    file.advance(i - from);
    return i < to;
  }

  /** Tells whether a plausible header stands here and the first bytes behind it inflate. */
  private boolean isMember(long candidate) throws IOException {
    if (file.read() != MAGIC_1 || file.read() != MAGIC_2 || file.read() != DEFLATE) {
      return false;
    }
    int flags = file.read();
    if (flags < 0 || (flags & RESERVED_FLAGS) != 0) {
      return false;
    }
    file.seek(candidate + 3);
    if (!skipHeader()) {
      return false;
    }
    begin();
    byte[] trial = new byte[TRIAL_BYTES];
    int n = inflate(trial, 0, TRIAL_BYTES);
    boolean plausible = n == TRIAL_BYTES || pending == null || isTruncation();
    return plausible && (n > 0 || inflater.finished());
  }

  private boolean isTruncation() {
    return pending.kind() == Damage.Kind.TRUNCATED;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    super.close();
  }
}

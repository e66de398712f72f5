package dev.tamis.pipeline.input.bytes;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Zstandard frames (RFC 8878). A leading skippable frame of type 0x184D2A5D holds the dictionary of
 * the file, as the .warc.zst proposal lays it down; other skippable frames are passed over.
 */
final class ZstdMembers extends Members {
  private static final int MAGIC = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50;
  private static final int DICTIONARY = 0x184D2A5D;
  private static final int MAX_DICTIONARY = 16 << 20;
  private static final int TRIAL_BYTES = 256;
  private static final int BUFFER = 64 << 10;

  private final ByteBuffer source = ByteBuffer.allocateDirect(BUFFER);
  private final ByteBuffer target = ByteBuffer.allocateDirect(BUFFER);
  private ZstdDecompressCtx context = new ZstdDecompressCtx();
  private byte[] dictionary;
  private boolean ended = true;
  private boolean broken;

  ZstdMembers(FileBytes file) throws IOException {
    super(file);
    readDictionary();
    file.seek(0);
    reset();
  }

  private void readDictionary() throws IOException {
    if (readInt() != DICTIONARY) {
      return;
    }
    int length = readInt();
    if (length < 8 || length > MAX_DICTIONARY) {
      return;
    }
    byte[] content = new byte[length];
    for (int i = 0; i < length; i++) {
      int b = file.read();
      if (b < 0) {
        return;
      }
      content[i] = (byte) b;
    }
    int magic = ByteBuffer.wrap(content).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt();
    dictionary = magic == MAGIC ? inflateDictionary(content) : content;
  }

  private static byte[] inflateDictionary(byte[] content) {
    try (var in = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(content))) {
      byte[] inflated = in.readNBytes(MAX_DICTIONARY);
      return inflated;
    } catch (IOException e) {
      // A dictionary that does not inflate shows as damage of the frames that need it.
      return null;
    }
  }

  /** A context that failed keeps its failure, so a new one takes its place. */
  private void reset() {
    context.close();
    context = new ZstdDecompressCtx();
    if (dictionary != null) {
      context.loadDict(dictionary);
    }
    broken = false;
  }

  @Override
  boolean isCompressed() {
    return true;
  }

  @Override
  boolean next() throws IOException, Damage {
    while (true) {
      start = file.position();
      if (!file.fill()) {
        return false;
      }
      int magic = readInt();
      if (magic == MAGIC) {
        begin(start);
        return true;
      }
      if ((magic & 0xFFFF_FFF0) != SKIPPABLE) {
        throw new Damage(Damage.Kind.GARBAGE, "no zstd frame follows");
      }
      long length = readInt() & 0xFFFF_FFFFL;
      if (!file.fill() && length > 0) {
        throw new Damage(Damage.Kind.TRUNCATED, "the file ends in a skippable zstd frame");
      }
      file.seek(file.position() + length);
    }
  }

  private void begin(long offset) throws IOException {
    file.seek(offset);
    if (broken || !ended) {
      reset();
    }
    ended = false;
    target.clear().limit(0);
  }

  @Override
  int read(byte[] to, int offset, int length) throws IOException, Damage {
    while (!target.hasRemaining()) {
      if (ended) {
        return -1;
      }
      inflate();
    }
    int n = Math.min(length, target.remaining());
    target.get(to, offset, n);
    return n;
  }

  private void inflate() throws IOException, Damage {
    if (broken) {
      throw new Damage(Damage.Kind.CORRUPT, "the zstd frame does not decode");
    }
    boolean more = file.fill();
    source.clear();
    source.put(file.array(), file.index(), file.available()).flip();
    target.clear();
    try {
      ended = context.decompressDirectByteBufferStream(target, source);
    } catch (ZstdException e) {
      broken = true;
      target.limit(0);
      throw new Damage(Damage.Kind.CORRUPT, "the zstd frame does not decode");
    }
    file.advance(source.position());
    target.flip();
    if (!more && !ended && !target.hasRemaining()) {
      broken = true;
      throw new Damage(Damage.Kind.TRUNCATED, "the file ends inside a zstd frame");
    }
  }

  @Override
  boolean search(long from, long limit) throws IOException {
    file.seek(from);
    while (file.position() < limit && file.fill()) {
      long candidate = file.position();
      if (file.read() == (MAGIC & 0xFF)) {
        file.seek(candidate);
        if (readInt() == MAGIC && isFrame(candidate)) {
          start = candidate;
          begin(candidate);
          return true;
        }
        file.seek(candidate + 1);
      }
    }
    return false;
  }

  private boolean isFrame(long candidate) throws IOException {
    begin(candidate);
    try {
      byte[] trial = new byte[TRIAL_BYTES];
      return read(trial, 0, TRIAL_BYTES) > 0 || ended;
    } catch (Damage e) {
      return false;
    }
  }

  private int readInt() throws IOException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value |= (file.read() & 0xFF) << (8 * i);
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    context.close();
    super.close();
  }
}

package dev.tamis.pipeline.input.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A file in a compression that is read as one stretch from its first byte to its end, by a library:
 * there is no way into it elsewhere, and none behind damage.
 */
final class StreamMembers extends Members {
  private final Decompressor decompressor;
  private InputStream inflated;
  private boolean begun;
  private Damage pending;

  /** Opens a decompressing stream. */
  @FunctionalInterface
  interface Decompressor {
    InputStream open(InputStream compressed) throws IOException;
  }

  StreamMembers(FileBytes file, Decompressor decompressor) {
    super(file);
    this.decompressor = decompressor;
  }

  @Override
  boolean isCompressed() {
    return true;
  }

  @Override
  boolean next() throws IOException, Damage {
    if (begun) {
      return false;
    }
    begun = true;
    start = file.position();
    if (!file.fill()) {
      return false;
    }
    try {
      inflated = decompressor.open(new FileStream(file));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IOException | RuntimeException e) {
      throw new Damage(Damage.Kind.CORRUPT, "the compressed data does not begin as it should");
    }
    return true;
  }

  @Override
  int read(byte[] to, int offset, int length) throws IOException, Damage {
    if (pending != null) {
      throw pending;
    }
    // A library that fails in a long read may keep what it had; in short ones little is lost.
    int n = 0;
    int wanted = Math.min(length, 1 << 10);
    try {
      n = inflated.read(to, offset, wanted);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IOException | RuntimeException e) {
      pending =
          file.fill()
              ? new Damage(Damage.Kind.CORRUPT, "the compressed data does not decode")
              : new Damage(Damage.Kind.TRUNCATED, "the file ends inside the compressed data");
      throw pending;
    }
    return n > 0 ? n : -1;
  }

  @Override
  boolean search(long from, long limit) throws IOException {
    if (from > 0 || limit < 1) {
      return false;
    }
    file.seek(0);
    begun = false;
    pending = null;
    try {
      return next();
    } catch (Damage e) {
      return false;
    }
  }

  /** The file's bytes; what its file system cannot give is not taken for damage. */
  private static final class FileStream extends InputStream {
    private final FileBytes file;

    FileStream(FileBytes file) {
      this.file = file;
    }

    @Override
    public int read() {
      try {
        return file.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      try {
        return length == 0 ? 0 : file.read(into, offset, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

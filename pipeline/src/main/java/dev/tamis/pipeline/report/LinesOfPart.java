package dev.tamis.pipeline.report;

import com.github.luben.zstd.ZstdInputStream;
import dev.tamis.pipeline.files.Storage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a part, as the bytes that they are. Not thread-safe. */
final class LinesOfPart implements Closeable {
  private final InputStream in;

  private LinesOfPart(InputStream in) {
    this.in = in;
  }

  static LinesOfPart open(String file) throws IOException {
    InputStream raw = Storage.open("part", file);
    return new LinesOfPart(
        new BufferedInputStream(file.endsWith(".zst") ? new ZstdInputStream(raw) : raw, 1 << 16));
  }

  /** The next line without its end; null after the last. */
  byte[] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    int c = in.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    return line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

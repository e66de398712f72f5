package dev.tamis.pipeline.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdInputStream;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.input.CorpusRecords;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a part, as the bytes that they are; of Parquet, its rows as the lines that they were
 * made from, which lose what says nothing, such as empty maps. Not thread-safe.
 */
final class LinesOfPart implements Closeable {
  private static final String PARQUET = ".parquet";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InputStream in;
  private final CorpusRecords rows;

  private LinesOfPart(InputStream in, CorpusRecords rows) {
    this.in = in;
    this.rows = rows;
  }

  static boolean isParquet(String file) {
    return file.endsWith(PARQUET);
  }

  static LinesOfPart open(String file) throws IOException {
    if (isParquet(file)) {
      return new LinesOfPart(null, CorpusRecords.open(file));
    }
    InputStream raw = Storage.open("part", file);
    InputStream plain = file.endsWith(".zst") ? new ZstdInputStream(raw) : raw;
    return new LinesOfPart(new BufferedInputStream(plain, 1 << 16), null);
  }

  /** The next line without its end; null after the last. */
  byte[] next() throws IOException {
    if (rows != null) {
      ObjectNode row = rows.next();
      return row == null ? null : JSON.writeValueAsBytes(row);
    }
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
    if (rows != null) {
      rows.close();
    } else {
      in.close();
    }
  }
}

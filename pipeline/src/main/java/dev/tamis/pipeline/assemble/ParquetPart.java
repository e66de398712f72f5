package dev.tamis.pipeline.assemble;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.example.data.GroupWriter;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Writes kept records as a Parquet file: zstd pages, row groups of bounded size, statistics of
 * every column, in the order given. It stands on the library's file writer, since its record writer
 * asks for Hadoop, which is larger than all of Tamis.
 */
public final class ParquetPart {
  /** Lines in a row group, so that readers can skip to an id by the statistics of its column. */
  private static final int GROUP_RECORDS = 10_000;

  /** Size of a row group before compression. */
  private static final long GROUP_BYTES = 64L << 20;

  private static final int STATISTICS_BYTES = 64;

  private final ParquetFileWriter file;
  private final BytesInputCompressor zstd;
  private final ParquetProperties properties = ParquetProperties.builder().build();

  private ParquetPart(ParquetFileWriter file, int level) {
    this.file = file;
    this.zstd = new ZstdPages(level);
  }

  /**
   * Writes a file.
   *
   * @param lines kept records as JSON in UTF-8, sorted by id
   * @param out is not closed
   * @param level of zstd, 1 to 19
   */
  public static void write(List<byte[]> lines, OutputStream out, int level) throws IOException {
    try (ParquetFileWriter file =
        new ParquetFileWriter(
            new Sink(out),
            ParquetRecords.SCHEMA,
            ParquetFileWriter.Mode.CREATE,
            GROUP_BYTES,
            0,
            STATISTICS_BYTES,
            STATISTICS_BYTES,
            true)) {
      ParquetPart part = new ParquetPart(file, level);
      file.start();
      int from = 0;
      while (from < lines.size()) {
        int to = endOfGroup(lines, from);
        part.writeGroup(lines.subList(from, to));
        from = to;
      }
      file.end(Map.of());
    }
  }

  private static int endOfGroup(List<byte[]> lines, int from) {
    long bytes = 0;
    int to = from;
    while (to < lines.size() && to - from < GROUP_RECORDS && (to == from || bytes < GROUP_BYTES)) {
      bytes += lines.get(to++).length;
    }
    return to;
  }

  private void writeGroup(List<byte[]> lines) throws IOException {
    try (ColumnChunkPageWriteStore pages =
            new ColumnChunkPageWriteStore(
                zstd, ParquetRecords.SCHEMA, new HeapByteBufferAllocator(), STATISTICS_BYTES);
        ColumnWriteStore columns =
            properties.newColumnWriteStore(ParquetRecords.SCHEMA, pages, pages)) {
      RecordConsumer rows =
          new ColumnIOFactory().getColumnIO(ParquetRecords.SCHEMA).getRecordWriter(columns);
      GroupWriter writer = new GroupWriter(rows, ParquetRecords.SCHEMA);
      for (byte[] line : lines) {
        writer.write(ParquetRecords.row(line));
      }
      rows.flush();
      columns.flush();
      file.startBlock(lines.size());
      pages.flushToFileWriter(file);
      file.endBlock();
    }
  }

  private record ZstdPages(int level) implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      return BytesInput.from(Zstd.compress(page.toInputStream().readAllBytes(), level));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {}
  }

  private record Sink(OutputStream out) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new Positioned(new CountingStream(out));
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class Positioned extends PositionOutputStream {
    private final CountingStream out;

    Positioned(CountingStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return out.count();
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}

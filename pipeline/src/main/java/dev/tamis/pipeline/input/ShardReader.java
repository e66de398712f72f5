package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.bytes.Cursor;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/**
 * Reads one split, record by record, in file order. Damage never throws: it is a {@link Defect} and
 * reading goes on at the next record. Not thread-safe.
 */
public interface ShardReader extends Closeable {
  /**
   * Opens a split.
   *
   * @throws IOException if the file cannot be opened
   */
  static ShardReader open(Split split, ReadOptions options) throws IOException {
    return switch (split.container()) {
      case WARC -> new RecordReader(split, cursor(split), new WarcSyntax(), options);
      case JSONL -> new LineReader(split, cursor(split), options);
      case ARC -> new RecordReader(split, cursor(split), new ArcSyntax(), options);
      case PARQUET -> new ParquetRows(split, options);
      case JSON -> new JsonReader(split, cursor(split), options);
      case UNKNOWN ->
          new SingleDefect(
              split,
              Defect.Cause.UNKNOWN_FORMAT,
              "the file is not WARC, ARC, JSON or Parquet; it looks like " + Looks.of(split));
      case EMPTY -> new SingleDefect(split, Defect.Cause.EMPTY_FILE, "the file is empty");
    };
  }

  private static Cursor cursor(Split split) throws IOException {
    return Files.cursor(split.resource(), split.compression());
  }

  /**
   * The next record, skip or defect; null at the end of the split.
   *
   * @throws IOException if the file system fails; a retry may help
   */
  ShardItem next() throws IOException;

  /**
   * What was passed over so far, by what it is, such as {@code unreadable-date}: of records that
   * were read all the same.
   */
  default Map<String, Long> counts() {
    return Map.of();
  }
}

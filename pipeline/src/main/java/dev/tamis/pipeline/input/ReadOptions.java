package dev.tamis.pipeline.input;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Limits and field names for reading. Breaking a limit is a {@link Defect} of that record, never an
 * exception.
 *
 * @param maxRecordBytes largest record content in bytes, before HTTP encodings are undone; 1 KiB to
 *     1 GiB, 8 MiB by default
 * @param maxInflatedBytes largest HTTP body in bytes after its content encoding is undone; 1 KiB to
 *     1 GiB, 16 MiB by default
 * @param maxTextChars longest decoded document in UTF-16 units; 1,000 to 1,000,000,000, 16,777,216
 *     by default
 * @param lookbackBytes how far before a split the reader looks for a record from which to count
 *     along to the first record of the split, so that an archive stored inside a record is not
 *     taken for records; 0 to 1 GiB, 1 MiB by default
 * @param fields the names of the fields in JSONL and Parquet
 */
public record ReadOptions(
    int maxRecordBytes, int maxInflatedBytes, int maxTextChars, long lookbackBytes, Fields fields)
    implements Serializable {
  /** The defaults named above. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(8 << 20, 16 << 20, 16 << 20, 1 << 20, Fields.DEFAULT);

  private static final int GIB = 1 << 30;

  /** Checks every range. */
  public ReadOptions {
    check("maxRecordBytes", maxRecordBytes, 1 << 10, GIB);
    check("maxInflatedBytes", maxInflatedBytes, 1 << 10, GIB);
    check("maxTextChars", maxTextChars, 1_000, 1_000_000_000);
    check("lookbackBytes", lookbackBytes, 0, GIB);
    requireNonNull(fields, "fields");
  }

  private static void check(String key, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          key + " must be in " + min + ".." + max + ", got " + value);
    }
  }

  /** The same with another {@link #maxRecordBytes()}. */
  public ReadOptions withMaxRecordBytes(int bytes) {
    return new ReadOptions(bytes, maxInflatedBytes, maxTextChars, lookbackBytes, fields);
  }

  /** The same with another {@link #maxInflatedBytes()}. */
  public ReadOptions withMaxInflatedBytes(int bytes) {
    return new ReadOptions(maxRecordBytes, bytes, maxTextChars, lookbackBytes, fields);
  }

  /** The same with another {@link #lookbackBytes()}. */
  public ReadOptions withLookbackBytes(long bytes) {
    return new ReadOptions(maxRecordBytes, maxInflatedBytes, maxTextChars, bytes, fields);
  }

  /** The same with other {@link #fields()}. */
  public ReadOptions withFields(Fields names) {
    return new ReadOptions(maxRecordBytes, maxInflatedBytes, maxTextChars, lookbackBytes, names);
  }
}

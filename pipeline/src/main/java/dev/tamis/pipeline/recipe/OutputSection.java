package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.List;

/**
 * How the corpus is written.
 *
 * @param partSize size of a part before compression, about; 64 KiB to 1 GiB, for a part is sorted
 *     in memory
 * @param compressionLevel of zstd, 1 to 19
 * @param format of the kept records: {@code jsonl} or {@code parquet}
 * @param validation share of the records that is held back for validation, 0 to 0.5; 0 for none
 * @param sample share of the records that is written to {@code sample/} as well, 0 to 1
 */
public record OutputSection(
    ByteSize partSize, int compressionLevel, String format, double validation, double sample)
    implements Serializable {
  /** Lines of JSON, compressed by zstd. */
  public static final String JSONL = "jsonl";

  /** Apache Parquet, its pages compressed by zstd. */
  public static final String PARQUET = "parquet";

  /** Checks the ranges. */
  public OutputSection {
    Checks.present("output.part-size", partSize);
    if (partSize.bytes() < 1 << 16 || partSize.bytes() > 1 << 30) {
      throw new IllegalArgumentException(
          "output.part-size must be 64 KiB .. 1 GiB (got: " + partSize + ")");
    }
    Checks.inRange("output.compression-level", compressionLevel, 1, 19);
    Checks.oneOf("output.format", Checks.present("output.format", format), List.of(JSONL, PARQUET));
    Checks.inRange("output.validation", validation, 0, 0.5);
    Checks.inRange("output.sample", sample, 0, 1);
  }
}

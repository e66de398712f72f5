package dev.tamis.pipeline.recipe;

import java.io.Serializable;

/**
 * How the corpus is written.
 *
 * @param partSize size of a part before compression, about; 64 KiB to 1 GiB, for a part is sorted
 *     in memory
 * @param compressionLevel of zstd, 1 to 19
 */
public record OutputSection(ByteSize partSize, int compressionLevel) implements Serializable {

  /** Checks the ranges. */
  public OutputSection {
    Checks.present("output.part-size", partSize);
    if (partSize.bytes() < 1 << 16 || partSize.bytes() > 1 << 30) {
      throw new IllegalArgumentException(
          "output.part-size must be 64 KiB .. 1 GiB (got: " + partSize + ")");
    }
    Checks.inRange("output.compression-level", compressionLevel, 1, 19);
  }
}

package dev.tamis.pipeline.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Says in which pieces a shard is read. */
public final class Splits {
  private Splits() {}

  /**
   * Cuts a shard into pieces.
   *
   * @param splitBytes size of a piece; the last is up to half as large again
   * @throws IOException if the shard cannot be read
   */
  public static List<Split> plan(Shard shard, long splitBytes) throws IOException {
    Format format = Format.detect(shard);
    List<Split> splits = new ArrayList<>();
    long from = 0;
    while (format.isSplittable() && shard.bytes() - from > splitBytes + splitBytes / 2) {
      splits.add(new Split(shard, format, from, from + splitBytes));
      from += splitBytes;
    }
    splits.add(new Split(shard, format, from, shard.bytes()));
    return splits;
  }
}

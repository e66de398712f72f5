package dev.tamis.pipeline.assemble;

import dev.tamis.pipeline.ledger.Line;
import java.util.Map;
import org.apache.beam.sdk.values.KV;

/**
 * Spreads the lines of a folder over its parts by their ids, which are hashes.
 *
 * @param folders bytes of each folder before compression, about
 * @param partBytes size of a part, about
 */
record PartSizes(Map<String, Long> folders, long partBytes) {

  /** A line beside the name of its part. */
  KV<String, PartItem> keyed(Line line) {
    long parts = (folders.get(line.folder()) + partBytes - 1) / partBytes;
    int part = (int) Long.remainderUnsigned(line.id().low(), Math.max(1, parts));
    return KV.of(new PartKey(line.folder(), part).toString(), new PartItem.Written(line));
  }
}

package dev.tamis.language;

import java.util.Arrays;

/**
 * The weights of one script out of a model, laid out for speed: what the text of one script needs
 * stands together, where a bucket's weights begin and how many there are is one number of 16 bits,
 * and weights come in fours, so that the loop over them has few ends to guess. Immutable.
 */
final class ScriptTable {
  /** Entries that are read at once; the last ones of a bucket may be zeros. */
  static final int STEP = 4;

  private static final int BLOCK_BITS = 6;
  private static final int START_BITS = 10;
  private static final int MAX_STEPS = 15;

  /** The script's first label in the model, and how many it has. */
  final int firstLabel;

  final int width;

  /** For each 64 buckets where the first of them begins, in steps. */
  private final int[] blocks;

  /** How far behind that each bucket begins, and above it how many steps it has. */
  private final char[] buckets;

  /** A label's index within the script times 256, and its weight in the lower byte. */
  final short[] entries;

  ScriptTable(NgramModel model, int script) {
    firstLabel = model.firstLabel(script);
    width = model.labelCount(script);
    int count = 1 << model.bits;
    blocks = new int[(count >> BLOCK_BITS) + 1];
    buckets = new char[count];
    short[] own = new short[model.entries.length / 2 + STEP];
    int size = 0;
    for (int bucket = 0; bucket < count; bucket++) {
      if ((bucket & (1 << BLOCK_BITS) - 1) == 0) {
        blocks[bucket >> BLOCK_BITS] = size / STEP;
      }
      int start = size;
      for (int e = model.offsets[bucket]; e < model.offsets[bucket + 1]; e++) {
        int label = (model.entries[e] >> 8 & 0xff) - firstLabel;
        if (label >= 0 && label < width) {
          own = size + STEP >= own.length ? Arrays.copyOf(own, own.length * 2) : own;
          own[size++] = (short) (label << 8 | model.entries[e] & 0xff);
        }
      }
      size = (size + STEP - 1) / STEP * STEP;
      int steps = (size - start) / STEP;
      if (steps > MAX_STEPS) {
        throw new IllegalArgumentException(
            "a bucket must have at most "
                + MAX_STEPS * STEP
                + " labels of a script (got: "
                + steps * STEP
                + ")");
      }
      int behind = start / STEP - blocks[bucket >> BLOCK_BITS];
      buckets[bucket] = (char) (steps << START_BITS | behind);
    }
    // One step more, so that the first entry of an empty last bucket can be read.
    entries = Arrays.copyOf(own, size + STEP);
  }

  /** Where a bucket begins and how many steps it has, to be taken apart by the methods below. */
  int place(int bucket) {
    return buckets[bucket];
  }

  /** Index of a bucket's first entry. */
  int start(int bucket, int place) {
    return (blocks[bucket >> BLOCK_BITS] + (place & (1 << START_BITS) - 1)) * STEP;
  }

  /** Index behind a bucket's last entry. */
  static int end(int start, int place) {
    return start + (place >> START_BITS) * STEP;
  }
}

package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.words.FoldedWords;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How a sketch is divided into bands. Two documents are candidates where all rows of a band agree,
 * which at Jaccard similarity <i>s</i> happens with probability 1 - (1 - s^rows)^bands.
 *
 * @param bands number of bands, 1 to 256
 * @param rows rows of a band, 1 to 256; at most {@value #MAX_ROWS} rows in all
 */
record Layout(int bands, int rows) implements Serializable {
  static final int MAX_ROWS = 4096;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  Layout {
    if (bands < 1 || bands > 256 || rows < 1 || rows > 256 || bands * rows > MAX_ROWS) {
      throw new IllegalArgumentException(
          "bands and rows must be 1 .. 256, and their product at most "
              + MAX_ROWS
              + " (got: "
              + bands
              + " x "
              + rows
              + ")");
    }
  }

  /** Number of rows of all bands. */
  int size() {
    return bands * rows;
  }

  /**
   * The key of a band: equal for documents whose rows agree in it, and for others only by a
   * collision of 64 bits.
   *
   * @param group what documents must have in common besides, such as a hash of their language
   */
  long key(byte[] sketch, int band, long group) {
    long key = group + band * 0x9E3779B97F4A7C15L;
    int at = band * rows;
    int end = at + rows;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      key = FoldedWords.mix(key ^ (long) LONGS.get(sketch, at));
    }
    for (; at < end; at++) {
      key = FoldedWords.mix(key ^ (sketch[at] & 0xFF) + 1);
    }
    return key;
  }

  /** Whether all rows of a band agree. */
  boolean agree(byte[] one, byte[] other, int band) {
    for (int at = band * rows; at < (band + 1) * rows; at++) {
      if (one[at] != other[at]) {
        return false;
      }
    }
    return true;
  }

  /** Whether any band agrees. */
  boolean candidates(byte[] one, byte[] other) {
    for (int band = 0; band < bands; band++) {
      if (agree(one, other, band)) {
        return true;
      }
    }
    return false;
  }

  /** How many rows agree, of those before the first length of the two. */
  static int matches(byte[] one, byte[] other) {
    int matches = 0;
    int at = 0;
    for (; at + Long.BYTES <= one.length; at += Long.BYTES) {
      matches += zeroBytes((long) LONGS.get(one, at) ^ (long) LONGS.get(other, at));
    }
    for (; at < one.length; at++) {
      matches += one[at] == other[at] ? 1 : 0;
    }
    return matches;
  }

  /** How many of the eight bytes are zero. */
  private static int zeroBytes(long bits) {
    long low = 0x7F7F7F7F7F7F7F7FL;
    long nonZero = ((bits & low) + low | bits | low) ^ low;
    return Long.BYTES - Long.bitCount(nonZero);
  }
}

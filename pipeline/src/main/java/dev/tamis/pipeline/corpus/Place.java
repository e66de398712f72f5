package dev.tamis.pipeline.corpus;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.apache.beam.sdk.util.VarInt;

/**
 * Where a document waits: a curated file and its index there. The number of a file is made of the
 * shard's, the split's and the file's own, all counted from 0 within the run, so a place takes four
 * to eight bytes on the wire and means nothing in another run.
 *
 * @param file number of the curated file, see {@link #fileNumber}
 * @param index place in that file, from 0
 */
public record Place(long file, int index) {
  private static final int VOLUME_BITS = 16;
  private static final int SPLIT_BITS = 20;
  private static final long VOLUMES = 1L << VOLUME_BITS;
  private static final long SPLITS = 1L << SPLIT_BITS;
  private static final long SHARDS = 1L << (63 - VOLUME_BITS - SPLIT_BITS);

  /** Checks that neither is negative. */
  public Place {
    if (file < 0 || index < 0) {
      throw new IllegalArgumentException(
          "a place needs file >= 0 and index >= 0 (got: " + file + ", " + index + ")");
    }
  }

  /**
   * The number of a curated file.
   *
   * @param shard number of the shard in the run, 0 to 134,217,727
   * @param split number of the split in the shard, 0 to 1,048,575
   * @param volume number of the file in the split, 0 to 65,535
   */
  public static long fileNumber(long shard, long split, long volume) {
    if (shard < 0
        || shard >= SHARDS
        || split < 0
        || split >= SPLITS
        || volume < 0
        || volume >= VOLUMES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a curated file needs shard 0 .. %d, split 0 .. %d, volume 0 .. %d (got: %d, %d, %d)",
              SHARDS - 1,
              SPLITS - 1,
              VOLUMES - 1,
              shard,
              split,
              volume));
    }
    return shard << (SPLIT_BITS + VOLUME_BITS) | split << VOLUME_BITS | volume;
  }

  /** The number of a curated file as people read it: shard, split and volume. */
  public static String describe(long file) {
    return "shard " + shard(file) + ", split " + split(file) + ", volume " + volume(file);
  }

  private static long shard(long file) {
    return file >>> (SPLIT_BITS + VOLUME_BITS);
  }

  private static long split(long file) {
    return file >>> VOLUME_BITS & (SPLITS - 1);
  }

  private static long volume(long file) {
    return file & (VOLUMES - 1);
  }

  /** A fixed mix of all bits, for sums that do not depend on an order; 0 to 2<sup>31</sup> - 1. */
  public long fingerprint() {
    long mixed = (file * 0x9E3779B97F4A7C15L) ^ (index * 0xC2B2AE3D27D4EB4FL);
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed >>> 33;
  }

  /** Writes it in variable-length numbers. */
  public void write(DataOutputStream out) throws IOException {
    writeFile(file, out);
    VarInt.encode(index, out);
  }

  /** Reads what {@link #write} wrote. */
  public static Place read(DataInputStream in) throws IOException {
    return new Place(readFile(in), VarInt.decodeInt(in));
  }

  static void writeFile(long file, DataOutputStream out) throws IOException {
    VarInt.encode(shard(file), out);
    VarInt.encode(split(file), out);
    VarInt.encode(volume(file), out);
  }

  static long readFile(DataInputStream in) throws IOException {
    return fileNumber(VarInt.decodeLong(in), VarInt.decodeLong(in), VarInt.decodeLong(in));
  }

  @Override
  public String toString() {
    return describe(file) + ", document " + index;
  }

  /** Encodes places, as keys of a shuffle. */
  public static final class PlaceCoder extends StreamCoder<Place> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Place place, DataOutputStream out) throws IOException {
      place.write(out);
    }

    @Override
    protected Place read(DataInputStream in) throws IOException {
      return Place.read(in);
    }
  }
}

package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.util.VarInt;

/**
 * What two documents are compared by.
 *
 * @param group what candidates must have in common besides a band: a hash of the language, or 0
 * @param sketch a byte for each row; not to be changed
 * @param shingles the shingles themselves as {@link ShingleSet} has them, for exact verification;
 *     empty where the sketch decides; not to be changed
 */
record Print(long group, byte[] sketch, byte[] shingles) {
  private static final byte[] NONE = {};

  /** Bytes that it takes in memory, about. */
  int weight() {
    return sketch.length + shingles.length;
  }

  void write(DataOutputStream out) throws IOException {
    VarInt.encode(group, out);
    VarInt.encode(sketch.length, out);
    out.write(sketch);
    VarInt.encode(shingles.length, out);
    out.write(shingles);
  }

  static Print read(DataInputStream in) throws IOException {
    return new Print(VarInt.decodeLong(in), bytes(in), bytes(in));
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = VarInt.decodeInt(in);
    if (length == 0) {
      return NONE;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  /** Encodes prints. */
  static final class PrintCoder extends StreamCoder<Print> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Print print, DataOutputStream out) throws IOException {
      print.write(out);
    }

    @Override
    protected Print read(DataInputStream in) throws IOException {
      return Print.read(in);
    }
  }
}

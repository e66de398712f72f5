package dev.tamis.pipeline.ledger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.util.VarInt;

/**
 * Base of the coders of this project: a value is written field by field, so that equal values give
 * equal bytes.
 *
 * <p>Plain records get no coder in Beam, and {@code SerializableCoder} is ten times slower and not
 * deterministic.
 *
 * @param <T> what is encoded; never null
 */
public abstract class StreamCoder<T> extends AtomicCoder<T> {
  private static final long serialVersionUID = 1L;

  /** Writes every field of {@code value}. */
  protected abstract void write(T value, DataOutputStream out) throws IOException;

  /** Reads what {@link #write} wrote. */
  protected abstract T read(DataInputStream in) throws IOException;

  @Override
  public final void encode(T value, OutputStream out) throws IOException {
    write(value, out instanceof DataOutputStream data ? data : new DataOutputStream(out));
  }

  @Override
  public final T decode(InputStream in) throws IOException {
    return read(in instanceof DataInputStream data ? data : new DataInputStream(in));
  }

  /** Writes a text of any length as UTF-8; lone surrogates become question marks. */
  public static void writeString(String value, DataOutputStream out) throws IOException {
    writeBytes(value.getBytes(StandardCharsets.UTF_8), out);
  }

  /** Reads what {@link #writeString} wrote. */
  public static String readString(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  /** Writes a text of a few characters, with its length in one byte; as UTF-8. */
  public static void writeShort(String value, DataOutputStream out) throws IOException {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    VarInt.encode(bytes.length, out);
    out.write(bytes);
  }

  /** Reads what {@link #writeShort} wrote. */
  public static String readShort(DataInputStream in) throws IOException {
    byte[] bytes = new byte[VarInt.decodeInt(in)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Writes an array with its length. */
  public static void writeBytes(byte[] value, DataOutputStream out) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  /** Reads what {@link #writeBytes} wrote. */
  public static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] value = new byte[in.readInt()];
    in.readFully(value);
    return value;
  }
}

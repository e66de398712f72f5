package dev.tamis.pipeline.ledger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 128 bits of a SHA-256 digest: the id of a record, or what stands for its text when
 * texts are compared. Among 10<sup>12</sup> different texts the chance of one collision is below
 * 10<sup>-14</sup>.
 *
 * @param high the first eight bytes, big-endian
 * @param low the next eight bytes
 */
public record Hash128(long high, long low) implements Comparable<Hash128>, Serializable {

  /** The hash of some bytes. */
  public static Hash128 of(byte[] bytes) {
    return of(bytes, bytes.length);
  }

  /** The hash of the first bytes of an array. */
  public static Hash128 of(byte[] bytes, int length) {
    MessageDigest sha256 = sha256();
    sha256.update(bytes, 0, length);
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
    return new Hash128(digest.getLong(), digest.getLong());
  }

  /**
   * Reads what {@link #toString} gives.
   *
   * @throws NumberFormatException if it is not thirty-two hexadecimal digits
   */
  public static Hash128 parse(String hex) {
    if (hex.length() != 32) {
      throw new NumberFormatException("a hash has 32 hexadecimal digits (got: " + hex + ")");
    }
    return new Hash128(
        Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
  }

  /** The hash of several texts, told apart by their lengths. */
  public static Hash128 of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new Hash128(bytes.getLong(), bytes.getLong());
  }

  /** A fresh SHA-256, which every Java platform has. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e);
    }
  }

  /** Writes both halves. */
  public void write(DataOutputStream out) throws IOException {
    out.writeLong(high);
    out.writeLong(low);
  }

  /** Reads what {@link #write} wrote. */
  public static Hash128 read(DataInputStream in) throws IOException {
    return new Hash128(in.readLong(), in.readLong());
  }

  /** Unsigned, so in the order of {@link #toString}. */
  @Override
  public int compareTo(Hash128 other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** Thirty-two hexadecimal digits, in lower case. */
  @Override
  public String toString() {
    StringBuilder hex = new StringBuilder(32);
    appendHex(high, hex);
    appendHex(low, hex);
    return hex.toString();
  }

  private static void appendHex(long bits, StringBuilder hex) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      hex.append(Character.forDigit((int) (bits >>> shift) & 0xF, 16));
    }
  }
}

package dev.tamis.pii;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The secret key of {@link Action#PSEUDONYM}. It is never printed: {@link #toString} gives its
 * length alone.
 */
public final class PseudonymKey implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int LEAST_BYTES = 16;

  private final byte[] bytes;

  private PseudonymKey(byte[] bytes) {
    if (bytes.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "pii.key: at least " + LEAST_BYTES + " bytes are needed (got: " + bytes.length + ")");
    }
    this.bytes = bytes;
  }

  /** The key of these bytes, 16 or more. */
  public static PseudonymKey of(byte[] bytes) {
    return new PseudonymKey(bytes.clone());
  }

  /** The key in a file: all its bytes, without white space at the end. */
  public static PseudonymKey read(Path file) throws IOException {
    return of(
        Files.readString(file, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The key in an environment variable.
   *
   * @throws IllegalArgumentException if the variable is not set or too short
   */
  public static PseudonymKey environment(String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw new IllegalArgumentException(
          "pii.key: the environment variable " + variable + " is not set");
    }
    return of(value.strip().getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "PseudonymKey[" + bytes.length + " bytes]";
  }
}

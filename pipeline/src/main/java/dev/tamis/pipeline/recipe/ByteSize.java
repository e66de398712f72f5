package dev.tamis.pipeline.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;

/**
 * A size with its unit, such as {@code 64 MiB}.
 *
 * @param bytes the size, 1 to 2<sup>50</sup>
 */
public record ByteSize(long bytes) implements Serializable {
  static final String RANGE = "a size must be 1 B .. 1024 TiB";

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  /** Checks the range. */
  public ByteSize {
    if (bytes < 1 || bytes > 1L << 50) {
      throw new IllegalArgumentException(RANGE + " (got: " + bytes + " B)");
    }
  }

  /** Reads a size such as {@code 64 MiB}, {@code 1 GiB} or {@code 500 B}. */
  @JsonCreator
  public static ByteSize parse(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    for (int i = 0; parts.length == 2 && i < UNITS.length; i++) {
      if (parts[1].equals(UNITS[i])
          && parts[0].length() <= 12
          && parts[0].chars().allMatch(c -> c >= '0' && c <= '9')) {
        return new ByteSize(Math.multiplyExact(Long.parseLong(parts[0]), 1L << (10 * i)));
      }
    }
    throw new IllegalArgumentException("a size looks like \"64 MiB\" (got: \"" + text + "\")");
  }

  /** The size in the largest unit that divides it. */
  @Override
  @JsonValue
  public String toString() {
    int unit = 0;
    long size = bytes;
    while (unit + 1 < UNITS.length && size % 1024 == 0) {
      size /= 1024;
      unit++;
    }
    return size + " " + UNITS[unit];
  }
}

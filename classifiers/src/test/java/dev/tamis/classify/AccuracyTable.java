package dev.tamis.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A measured table in the folder {@code accuracy}. A test compares what it measures with what is
 * committed; with {@code -Dtamis.accuracy=write} it writes the table instead, so that a change of
 * accuracy is a change of a file.
 */
public final class AccuracyTable {
  private AccuracyTable() {}

  /** Compares or writes. */
  public static void check(String name, String table) throws IOException {
    Path file = Path.of("..", "accuracy", name);
    if (System.getProperty("tamis.accuracy", "").equals("write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, table, StandardCharsets.UTF_8);
    }
    assertEquals(
        Files.readString(file, StandardCharsets.UTF_8),
        table,
        name + " is no longer what is measured; -Dtamis.accuracy=write writes it anew");
  }
}

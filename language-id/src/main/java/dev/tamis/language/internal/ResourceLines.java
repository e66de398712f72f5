package dev.tamis.language.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables that lie beside the classes. */
public final class ResourceLines {
  private ResourceLines() {}

  /**
   * The lines of a table in UTF-8, those that begin with {@code #} left out.
   *
   * @param beside a class of the package that the table is in
   * @param name of the file
   */
  public static List<String> read(Class<?> beside, String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(beside.getResourceAsStream(name), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

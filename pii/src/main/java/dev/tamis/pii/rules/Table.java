package dev.tamis.pii.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the module's data files: UTF-8, tab-separated, {@code #} begins a comment line. */
public final class Table {

  private Table() {}

  /**
   * The rows of a resource beside {@code dev.tamis.pii}.
   *
   * @throws IllegalStateException if a row has another number of columns
   */
  public static List<String[]> read(String name, int columns) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream stream = Table.class.getResourceAsStream("/dev/tamis/pii/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("resource dev/tamis/pii/" + name + " is missing");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] row = line.split("\t", -1);
        if (row.length != columns) {
          throw new IllegalStateException(
              name
                  + ": a row needs "
                  + columns
                  + " columns (got "
                  + row.length
                  + ": "
                  + line
                  + ")");
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}

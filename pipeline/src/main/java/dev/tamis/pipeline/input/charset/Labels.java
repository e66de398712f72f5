package dev.tamis.pipeline.input.charset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Charset labels as browsers read them (WHATWG Encoding Standard, section 4.2): "latin1" and
 * "ascii" mean windows-1252, "gb2312" means GB18030.
 */
final class Labels {
  private static final Map<String, Encoding> BY_LABEL = new HashMap<>();

  static {
    for (String line : Resources.lines("labels.tsv")) {
      String[] columns = line.split("\t", -1);
      Encoding encoding = new Encoding(columns[0], Charset.forName(columns[1]));
      BY_LABEL.put(columns[0], encoding);
      for (String label : columns.length > 2 ? columns[2].split(" ", -1) : new String[0]) {
        BY_LABEL.put(label, encoding);
      }
    }
  }

  /**
   * An encoding.
   *
   * @param name its WHATWG name in lower case
   * @param charset what Java decodes it with
   */
  record Encoding(String name, Charset charset) {}

  private Labels() {}

  /** The encoding of a label, or null if it is unknown. */
  static Encoding of(String label) {
    return BY_LABEL.get(label.strip().toLowerCase(Locale.ROOT));
  }

  /** The package's resource files. */
  static final class Resources {
    private Resources() {}

    /** Lines that are neither blank nor comments. */
    static java.util.List<String> lines(String name) {
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  Labels.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
        return reader.lines().filter(s -> !s.isBlank() && !s.startsWith("#")).toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

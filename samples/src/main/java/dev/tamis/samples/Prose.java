package dev.tamis.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The project's own texts, one in each of 48 languages. */
final class Prose {
  private Prose() {}

  /** The texts by their tags, in the order of the file. */
  static Map<String, String> read() {
    Map<String, String> texts = new LinkedHashMap<>();
    try (InputStream in = Prose.class.getResourceAsStream("prose.tsv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          texts.put(line.substring(0, tab), line.substring(tab + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableMap(texts);
  }
}

package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a run on any file system is compared with. */
final class Shared {
  static final Path SHARDS = Command.ROOT.resolve("samples/shards");

  private Shared() {}

  /** The corpus of the sample shards on the local disk. */
  static Map<String, byte[]> local(Path out) throws IOException {
    Command run = Command.run("run", "--input", SHARDS + "/*", "--output", out.toString());
    assertEquals(0, run.status(), run.err());
    return new Corpus(out).files();
  }

  /** Equal but for the inputs' names, which the manifest and what is made from it give as said. */
  static void same(Map<String, byte[]> expected, Map<String, byte[]> found) {
    assertEquals(expected.keySet(), found.keySet());
    Map<String, byte[]> all = new TreeMap<>(expected);
    all.forEach(
        (file, bytes) -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          if (text.contains("samples/shards")) {
            return;
          }
          assertArrayEquals(bytes, found.get(file), file);
        });
  }
}

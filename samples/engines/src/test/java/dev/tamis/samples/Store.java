package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds on every file system that is not local; a class for each says how it is reached. */
abstract class Store {
  static final Path SHARDS = Command.ROOT.resolve("samples/shards");

  @TempDir Path folder;

  /** The beginning of paths there, with a slash at its end. */
  abstract String root();

  /** What the engine must be told. */
  abstract List<String> flags();

  /** Puts a file in its place, by its path behind the root. */
  abstract void put(String path, byte[] content) throws IOException;

  /** What is stored below a folder, by its path there. */
  abstract Map<String, byte[]> files(String below) throws IOException;

  @BeforeEach
  void putShards() throws IOException {
    try (Stream<Path> shards = Files.list(SHARDS)) {
      for (Path shard : shards.sorted().toList()) {
        put("shards/" + shard.getFileName(), Files.readAllBytes(shard));
      }
    }
  }

  Command tamis(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--");
    all.addAll(flags());
    return Command.run(all.toArray(new String[0]));
  }

  private Command run(String out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--input", root() + "shards/*", "--output", root() + out));
    arguments.addAll(List.of(more));
    return tamis(arguments.toArray(new String[0]));
  }

  /** The corpus of the sample shards on the local disk. */
  static Map<String, byte[]> local(Path out) throws IOException {
    Command run = Command.run("run", "--input", SHARDS + "/*", "--output", out.toString());
    assertEquals(0, run.status(), run.err());
    return new Corpus(out).files();
  }

  /** Equal but for the inputs' names, which the manifest and what is made from it give as said. */
  static void same(Map<String, byte[]> expected, Map<String, byte[]> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach(
        (file, bytes) -> {
          if (!new String(bytes, StandardCharsets.UTF_8).contains("samples/shards")) {
            assertArrayEquals(bytes, found.get(file), file);
          }
        });
  }

  /** No work folder is left either, for it would be among the files. */
  @Test
  void theCorpusHasTheBytesOfALocalOne() throws IOException {
    Command run = run("out");
    assertEquals(0, run.status(), run.err());
    same(local(folder.resolve("local")), files("out"));
  }

  @Test
  void overwritingReplacesAndGoingOnReuses() throws IOException {
    assertEquals(0, run("again").status());
    Command twice = run("again");
    assertEquals(2, twice.status(), twice.out());
    assertEquals(0, run("again", "--overwrite").status());
    for (int i = 0; i < 2; i++) {
      Command run = run("again", "--overwrite", "--keep-curated", root() + "kept");
      assertEquals(0, run.status(), run.err());
    }
    same(local(folder.resolve("again")), files("again"));
  }

  @Test
  void sweepTakesTheSameFlags() throws IOException {
    put("stopped/.work/curated/a.cur", new byte[] {1});
    put("stopped/.work/new/b", new byte[] {1});
    put("stopped/kept.txt", new byte[] {2});
    Command sweep = tamis("sweep", root() + "stopped");
    assertEquals(0, sweep.status(), sweep.err());
    assertEquals(List.of("kept.txt"), List.copyOf(files("stopped").keySet()));
  }
}

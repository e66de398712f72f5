package dev.tamis.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Shards of words in random order, for runs that have several splits and parts. */
final class Generated {
  private static final int WORDS = 120;

  /** Settings under which such a shard has splits and parts of 64 KiB. */
  static final List<String> SMALL_PIECES =
      List.of(
          "--set",
          "rules.sets=[]",
          "--set",
          "input.split-size=64 KiB",
          "--set",
          "output.part-size=64 KiB");

  private Generated() {}

  /** A shard of JSON lines with an eighth of duplicates. */
  static Path shard(Path file, long seed, int bytes) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    String[] words = Prose.read().get("eng_Latn").split(" ", -1);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; lines.length() < bytes; i++) {
      SplittableRandom own = i % 8 == 0 ? new SplittableRandom(i / 16) : random;
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < WORDS; word++) {
        text.append(words[own.nextInt(words.length)]).append(' ');
      }
      lines.append("{\"url\": \"https://s").append(seed).append('-').append(i);
      lines.append(".example.org/\", \"text\": \"").append(text).append("\"}\n");
    }
    return Files.writeString(file, lines, StandardCharsets.UTF_8);
  }

  /** The command's arguments for shards in a folder. */
  static List<String> run(Path shards, Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--input", shards + "/*.jsonl", "--output", out.toString()));
    arguments.addAll(SMALL_PIECES);
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** The same for the plain main class of the job. */
  static List<String> main(Path shards, Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--runner=FlinkRunner",
                "--input=" + shards + "/*.jsonl",
                "--output=" + out,
                "--set=rules.sets=[],input.split-size=64 KiB,output.part-size=64 KiB"));
    arguments.addAll(List.of(more));
    return arguments;
  }
}

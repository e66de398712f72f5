package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Labelled sentences, split by a hash of each line into a part to train on and a part held out.
 *
 * @param training lines by tag
 * @param heldOut lines by tag
 */
record Sentences(Map<LanguageTag, List<String>> training, Map<LanguageTag, List<String>> heldOut) {
  private static final int HELD_OUT_OF = 20;

  /**
   * Reads a folder of files {@code eng_Latn.txt}, a sentence a line in UTF-8.
   *
   * @throws IllegalArgumentException if it holds none, or a name is no tag
   */
  static Sentences read(Path folder) throws IOException {
    Map<LanguageTag, List<String>> training = new TreeMap<>();
    Map<LanguageTag, List<String>> heldOut = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> listing = Files.list(folder)) {
      files = listing.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      LanguageTag tag = LanguageTag.parse(name.substring(0, name.length() - 4));
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        boolean held = Math.floorMod(mix(line.hashCode()), HELD_OUT_OF) == 0;
        (held ? heldOut : training).computeIfAbsent(tag, t -> new ArrayList<>()).add(line);
      }
    }
    if (training.isEmpty()) {
      throw new IllegalArgumentException(folder + " holds no files like eng_Latn.txt");
    }
    return new Sentences(training, heldOut);
  }

  private static int mix(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ (h >>> 15);
  }
}

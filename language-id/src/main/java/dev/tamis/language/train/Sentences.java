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
 * Labelled sentences, split by a hash of each line's letters into three parts, so that lines that
 * differ in numbers and signs alone fall into the same one.
 *
 * @param training lines by tag, to set weights by
 * @param calibration lines by tag, to say what a weight means as a probability
 * @param heldOut lines by tag, to measure on
 */
record Sentences(
    Map<LanguageTag, List<String>> training,
    Map<LanguageTag, List<String>> calibration,
    Map<LanguageTag, List<String>> heldOut) {
  private static final int PARTS = 40;
  private static final int HELD_OUT = 2;

  /**
   * Reads a folder of files {@code eng_Latn.txt}, a sentence a line in UTF-8.
   *
   * @throws IllegalArgumentException if it holds none, or a name is no tag
   */
  static Sentences read(Path folder) throws IOException {
    Map<LanguageTag, List<String>> training = new TreeMap<>();
    Map<LanguageTag, List<String>> calibration = new TreeMap<>();
    Map<LanguageTag, List<String>> heldOut = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> listing = Files.list(folder)) {
      files = listing.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      LanguageTag tag = LanguageTag.parse(name.substring(0, name.length() - 4));
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        int part = Math.floorMod(hash(line), PARTS);
        Map<LanguageTag, List<String>> lines =
            part < HELD_OUT ? heldOut : part == HELD_OUT ? calibration : training;
        lines.computeIfAbsent(tag, t -> new ArrayList<>()).add(line);
      }
    }
    if (training.isEmpty()) {
      throw new IllegalArgumentException(folder + " holds no files like eng_Latn.txt");
    }
    return new Sentences(training, calibration, heldOut);
  }

  /** Whether a line falls into the part to train on. */
  static boolean isTraining(String line) {
    return Math.floorMod(hash(line), PARTS) > HELD_OUT;
  }

  private static int hash(String line) {
    int h = 0;
    for (int i = 0; i < line.length(); i++) {
      int point = line.codePointAt(i);
      if (Character.isLetter(point)) {
        h = 31 * h + Character.toLowerCase(point);
      }
      i += Character.charCount(point) - 1;
    }
    h *= 0x9E3779B9;
    return h ^ (h >>> 15);
  }
}

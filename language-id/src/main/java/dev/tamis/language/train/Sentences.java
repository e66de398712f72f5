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
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Labelled sentences, split by a hash of each line's letters into three parts, so that lines that
 * differ in numbers and signs alone fall into the same one.
 *
 * @param training lines by tag, to set weights by
 * @param calibration lines by tag, to say what a weight means as a probability
 * @param heldOut lines by kind and tag, to measure on
 */
record Sentences(
    Map<LanguageTag, List<String>> training,
    Map<LanguageTag, List<String>> calibration,
    Map<String, Map<LanguageTag, List<String>>> heldOut) {
  /** The kind of files that name none. */
  static final String PROSE = "prose";

  private static final int PARTS = 40;
  private static final int HELD_OUT = 2;
  private static final Pattern FILE =
      Pattern.compile("([a-z]{3}_[A-Z][a-z]{3})(?:\\.([a-z]+)[0-9]*)?\\.txt");

  /** Marks of a transcription that are no part of what was said. */
  private static final Pattern TRANSCRIPTION = Pattern.compile("//\\S*|\\|[a-z]\\b|[#<>{}|\\[\\]]");

  /**
   * Reads a folder and those in it: files {@code eng_Latn.txt} or {@code eng_Latn.technical.txt}, a
   * sentence a line in UTF-8, and {@code blocklist.tsv}, which names lines of the former that are
   * left out or belong elsewhere.
   *
   * @throws IllegalArgumentException if it holds none, or a name is no tag
   */
  static Sentences read(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> listing = Files.walk(folder)) {
      files = listing.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    Blocklist blocklist = Blocklist.read(folder.resolve("blocklist.tsv"));
    Sentences all = new Sentences(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (Path file : files) {
      var name = FILE.matcher(file.getFileName().toString());
      if (!name.matches()) {
        throw new IllegalArgumentException(
            "a file must be named like eng_Latn.txt or eng_Latn.technical.txt (got: "
                + file.getFileName()
                + ")");
      }
      LanguageTag tag = LanguageTag.parse(name.group(1));
      String kind = name.group(2) == null ? PROSE : name.group(2);
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        Blocklist.Entry entry = name.group(2) == null ? blocklist.entry(tag, i + 1, line) : null;
        if (entry == null) {
          all.add(tag, kind, tag.language().equals("pcm") ? spoken(line) : line);
        } else if (entry.tag() != null) {
          all.add(entry.tag(), kind, entry.line());
        }
      }
    }
    if (all.training.isEmpty()) {
      throw new IllegalArgumentException(folder + " holds no files like eng_Latn.txt");
    }
    return all;
  }

  private static String spoken(String line) {
    return TRANSCRIPTION.matcher(line).replaceAll(" ");
  }

  private void add(LanguageTag tag, String kind, String line) {
    int part = Math.floorMod(hash(line), PARTS);
    Map<LanguageTag, List<String>> lines =
        part < HELD_OUT
            ? heldOut.computeIfAbsent(kind, k -> new TreeMap<>())
            : part == HELD_OUT ? calibration : training;
    lines.computeIfAbsent(tag, t -> new ArrayList<>()).add(line);
  }

  /** Adds a language whose lines are made from those of another, each in the part of its source. */
  void derive(LanguageTag from, LanguageTag to, String kind, UnaryOperator<String> conversion) {
    for (Map<LanguageTag, List<String>> part : List.of(training, calibration)) {
      convert(part.get(from), to, conversion, part);
    }
    if (heldOut.containsKey(PROSE)) {
      convert(
          heldOut.get(PROSE).get(from),
          to,
          conversion,
          heldOut.computeIfAbsent(kind, k -> new TreeMap<>()));
    }
  }

  private static void convert(
      List<String> lines,
      LanguageTag to,
      UnaryOperator<String> conversion,
      Map<LanguageTag, List<String>> into) {
    if (lines != null) {
      lines.stream()
          .map(conversion)
          .filter(line -> !line.isBlank())
          .forEach(line -> into.computeIfAbsent(to, t -> new ArrayList<>()).add(line));
    }
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

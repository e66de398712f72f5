package dev.tamis.classify.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Labelled texts of made-up words: good ones use other words than bad ones, not always. */
final class LabelledTexts {
  private static final String[] GOOD = {"river", "stone", "because", "therefore", "method"};
  private static final String[] BAD = {"cheap", "click", "offer", "winner", "casino"};
  private static final String[] BOTH = {"the", "and", "of", "miller", "page", "water", "is", "it"};

  private LabelledTexts() {}

  /** JSON lines; {@code form} makes what follows the text out of how good it is, 0 to 1. */
  static List<String> lines(int count, java.util.function.DoubleFunction<String> form) {
    SplittableRandom random = new SplittableRandom(3);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double good = random.nextDouble();
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 60; word++) {
        boolean common = random.nextInt(10) < 7;
        String[] words = common ? BOTH : random.nextDouble() < good ? GOOD : BAD;
        text.append(words[random.nextInt(words.length)]).append(' ');
      }
      lines.add(
          "{\"id\": "
              + i
              + ", \"text\": \""
              + text
              + i
              + "\", \"language\": \"eng_Latn\", "
              + "\"host\": \"h"
              + i % 40
              + ".example\", "
              + form.apply(good)
              + "}");
    }
    return lines;
  }

  static String label(double good) {
    return "\"label\": \"" + (good > 0.5 ? "good" : "bad") + "\"";
  }

  static String score(double good) {
    return "\"score\": " + Math.round(good * 5);
  }

  static Path file(Path folder, List<String> lines) throws IOException {
    Path file = folder.resolve("labelled-" + lines.hashCode() + ".jsonl");
    return Files.write(file, lines, StandardCharsets.UTF_8);
  }

  static LabelledFile.Contents read(Path file, String positive) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return LabelledFile.read(file.toString(), lines, positive);
    }
  }

  static List<String> shuffled(List<String> lines) {
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(1));
    return shuffled;
  }
}

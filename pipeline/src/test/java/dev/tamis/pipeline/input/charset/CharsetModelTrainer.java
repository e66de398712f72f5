package dev.tamis.pipeline.input.charset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains the bundled charset model from the language folder: four lines of five of each language,
 * put into each charset that it was written in. Run with the model's path as the only argument.
 */
public final class CharsetModelTrainer {
  private static final double SMOOTHING = 0.05;
  private static final int POSSIBLE = BytePairs.SIZE * 3 / 4;
  private static final int MIN_COUNT = 2;

  private CharsetModelTrainer() {}

  /** Writes the model. */
  public static void main(String[] args) throws IOException {
    Map<String, List<String>> texts = LegacyText.read(LegacyText.archive());
    List<String> pairs = Labels.Resources.lines("pairs.tsv");
    Map<String, List<String>> charsets = new TreeMap<>();
    for (String pair : pairs) {
      for (String language : languages(pair)) {
        charsets.computeIfAbsent(language, k -> new ArrayList<>()).add(charset(pair));
      }
    }
    List<CharsetModel.Table> tables = new ArrayList<>();
    for (String pair : pairs) {
      for (String language : languages(pair)) {
        List<String> lines = common(texts.get(language), charsets.get(language));
        tables.add(train(charset(pair), lines));
      }
    }
    try (OutputStream out = Files.newOutputStream(Path.of(args[0]))) {
      CharsetModel.write(tables, out);
    }
  }

  private static String charset(String pair) {
    return pair.substring(0, pair.indexOf('\t'));
  }

  private static List<String> languages(String pair) {
    return List.of(pair.substring(pair.indexOf('\t') + 1).split(" ", -1));
  }

  /**
   * The lines to train on, the same for all charsets of a language: else charsets that differ in a
   * letter or two would be told apart by the accident of their text.
   */
  private static List<String> common(List<String> lines, List<String> charsets) {
    List<String> common = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (i % 5 == 0) {
        continue;
      }
      String line = lines.get(i);
      if (charsets.size() > 1) {
        line = LegacyText.respell(Normalizer.normalize(line, Normalizer.Form.NFC), charsets.get(0));
      }
      String text = line;
      if (charsets.stream().allMatch(c -> LegacyText.encode(text, c) != null)) {
        common.add(text);
      }
    }
    return common;
  }

  private static CharsetModel.Table train(String charset, List<String> lines) {
    BytePairs pairs = new BytePairs();
    for (String text : lines) {
      byte[] line = LegacyText.encode(text, charset);
      pairs.add(line, 0, line.length, Integer.MAX_VALUE);
    }
    int[] seen = new int[pairs.distinct()];
    int kept = 0;
    for (int pair = 0; pair < BytePairs.SIZE; pair++) {
      if (pairs.countOf(pair) >= MIN_COUNT) {
        seen[kept++] = pair;
      }
    }
    seen = java.util.Arrays.copyOf(seen, kept);
    double all = pairs.total() + SMOOTHING * POSSIBLE;
    int[] costs = new int[kept];
    for (int k = 0; k < kept; k++) {
      costs[k] = cost((pairs.countOf(seen[k]) + SMOOTHING) / all);
    }
    return new CharsetModel.Table(charset, cost((MIN_COUNT - 1.5 + SMOOTHING) / all), seen, costs);
  }

  private static int cost(double likelihood) {
    return (int) Math.min(255, Math.round(-CharsetModel.STEPS * Math.log(likelihood)));
  }
}

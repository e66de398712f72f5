package dev.tamis.language;

import dev.tamis.language.internal.WordReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sums up beforehand what frequent words say. */
final class WordTableBuilder {
  private static final int MAX_WEIGHT = 255;

  /** So many words have larger weights than fit; theirs are cut. */
  private static final double CUT = 0.002;

  private record Entry(long hash, int[] labels, int[] weights) {}

  private WordTableBuilder() {}

  static WordTable build(ScriptModel model, Iterable<String> words, int slotBits) {
    ScriptModel.check("slotBits", slotBits, 3, 20);
    WordReader reader = new WordReader();
    int width = model.labels.size();
    WeightTable.Scorer scorer = new WeightTable.Scorer(model.weights(), width);
    List<Entry> entries = new ArrayList<>();
    for (String word : words) {
      char[] text = word.toCharArray();
      reader.read(text, 0);
      if (reader.words() != 1 || reader.groups[0] != model.group) {
        continue;
      }
      scorer.clear();
      scorer.word(text, reader.starts[0], reader.ends[0], reader.hashes[0], model.group);
      scorer.flush();
      entries.add(entry(reader.hashes[0], scorer.sums));
    }
    return fill(entries, slotBits);
  }

  /** What single letters say, where words have no spaces between them. */
  static WordTable buildLetters(ScriptModel model, Iterable<String> letters, int slotBits) {
    ScriptModel.check("slotBits", slotBits, 3, 20);
    WeightTable.Scorer scorer = new WeightTable.Scorer(model.weights(), model.labels.size());
    List<Entry> entries = new ArrayList<>();
    for (String letter : letters) {
      scorer.clear();
      scorer.letter(letter.charAt(0));
      scorer.flush();
      entries.add(entry(WordReader.hash(letter.charAt(0)), scorer.sums));
    }
    return fill(entries, slotBits);
  }

  private static WordTable fill(List<Entry> entries, int slotBits) {
    float scale = scale(entries);
    WordTable table = new WordTable(new long[2 << slotBits], scale);
    for (Entry entry : entries) {
      int[] weights = new int[entry.weights.length];
      int count = 0;
      for (int i = 0; i < weights.length; i++) {
        weights[i] = Math.min(MAX_WEIGHT, Math.round(entry.weights[i] / scale));
        count += weights[i] > 0 ? 1 : 0;
      }
      table.put(entry.hash, entry.labels, weights, count);
    }
    return table;
  }

  private static Entry entry(long hash, int[] sums) {
    Integer[] order = new Integer[sums.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (one, other) -> Integer.compare(sums[other], sums[one]));
    int count = Math.min(WordTable.LABELS, sums.length);
    int floor = count < sums.length ? sums[order[count]] : sums[order[count - 1]];
    int[] labels = new int[count];
    int[] weights = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = order[i];
      weights[i] = sums[order[i]] - floor;
    }
    return new Entry(hash, labels, weights);
  }

  private static float scale(List<Entry> entries) {
    int[] largest = entries.stream().mapToInt(entry -> entry.weights[0]).sorted().toArray();
    if (largest.length == 0) {
      return 1;
    }
    int at = (int) Math.round((largest.length - 1) * (1 - CUT));
    return Math.max(1, largest[at]) / (float) MAX_WEIGHT;
  }
}

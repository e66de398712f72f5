package dev.tamis.classify.train;

import dev.tamis.classify.ModelDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Deals texts over folds so that a group is in one fold. Groups go in the order of a hash of their
 * name, each to the fold that has the fewest texts.
 */
final class Folds {
  private Folds() {}

  /** The fold of each text, 0 to {@code count - 1}; fewer are used where groups are few. */
  static int[] of(List<LabelledText> texts, int count, long seed) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < texts.size(); i++) {
      String key = ModelDigest.sha256(seed + " " + texts.get(i).group());
      groups.computeIfAbsent(key, name -> new ArrayList<>()).add(i);
    }
    int[] folds = new int[texts.size()];
    int[] sizes = new int[count];
    for (List<Integer> group : groups.values()) {
      int fewest = 0;
      for (int fold = 1; fold < count; fold++) {
        fewest = sizes[fold] < sizes[fewest] ? fold : fewest;
      }
      for (int i : group) {
        folds[i] = fewest;
      }
      sizes[fewest] += group.size();
    }
    return folds;
  }

  /** Indices among {@code of} whose fold is the given one, or is not. */
  static int[] where(int[] folds, int fold, boolean equal) {
    return java.util.stream.IntStream.range(0, folds.length)
        .filter(i -> folds[i] == fold == equal)
        .toArray();
  }

  static <T> List<T> pick(List<T> all, int[] indices) {
    return Arrays.stream(indices).mapToObj(all::get).toList();
  }
}

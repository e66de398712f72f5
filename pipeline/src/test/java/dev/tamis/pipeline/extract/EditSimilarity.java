package dev.tamis.pipeline.extract;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/**
 * How alike two texts, or two tables, are: 1 less their edit distance over the size of the larger.
 */
final class EditSimilarity {
  private static final int BITS = 64;

  private EditSimilarity() {}

  /** Of two texts, by code units; 1 where both are empty. */
  static double of(String a, String b) {
    int longer = Math.max(a.length(), b.length());
    return longer == 0 ? 1 : 1 - (double) distance(a, b) / longer;
  }

  /**
   * Levenshtein distance by bit vectors of 64 rows (Myers 1999 in the form of Hyyrö 2003), so that
   * whole pages can be compared.
   */
  static int distance(String a, String b) {
    if (a.isEmpty()) {
      return b.length();
    }
    int words = (a.length() + BITS - 1) / BITS;
    Map<Character, long[]> places = new HashMap<>();
    for (int i = 0; i < a.length(); i++) {
      places.computeIfAbsent(a.charAt(i), c -> new long[words])[i / BITS] |= 1L << i % BITS;
    }
    long[] more = new long[words];
    long[] less = new long[words];
    Arrays.fill(more, -1L);
    long[] nowhere = new long[words];
    long last = 1L << (a.length() - 1) % BITS;
    int distance = a.length();
    for (int j = 0; j < b.length(); j++) {
      long[] equal = places.getOrDefault(b.charAt(j), nowhere);
      long carriedMore = 1;
      long carriedLess = 0;
      for (int w = 0; w < words; w++) {
        long same = equal[w] | carriedLess;
        long zero = (((same & more[w]) + more[w]) ^ more[w]) | same | less[w];
        long up = less[w] | ~(zero | more[w]);
        long down = more[w] & zero;
        if (w == words - 1) {
          distance += (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;
        }
        long shiftedUp = up << 1 | carriedMore;
        long shiftedDown = down << 1 | carriedLess;
        carriedMore = up >>> (BITS - 1);
        carriedLess = down >>> (BITS - 1);
        more[w] = shiftedDown | ~(zero | shiftedUp);
        less[w] = shiftedUp & zero;
      }
    }
    return distance;
  }

  /**
   * Of two tables as trees of rows and cells (TEDS, Zhong et al. 2020): a row or cell too many or
   * too few costs 1, a cell with other text the edit distance of the two as a share. Cells are
   * matched within matched rows, in order, which is an upper bound of the distance between trees.
   */
  static double ofTables(List<List<String>> a, List<List<String>> b) {
    int larger = Math.max(nodes(a), nodes(b));
    return larger == 0
        ? 1
        : 1 - aligned(a, b, row -> 1 + row.size(), EditSimilarity::ofRows) / larger;
  }

  private static double ofRows(List<String> a, List<String> b) {
    return aligned(a, b, cell -> 1, (x, y) -> 1 - of(x, y));
  }

  private static int nodes(List<List<String>> table) {
    return table.stream().mapToInt(row -> 1 + row.size()).sum();
  }

  private interface Cost<T> {
    double of(T one);
  }

  /** The least cost of making one list of the other. */
  private static <T> double aligned(
      List<T> a, List<T> b, Cost<T> alone, ToDoubleBiFunction<T, T> changed) {
    double[] cost = new double[b.size() + 1];
    for (int j = 1; j <= b.size(); j++) {
      cost[j] = cost[j - 1] + alone.of(b.get(j - 1));
    }
    for (T one : a) {
      double before = cost[0];
      cost[0] += alone.of(one);
      for (int j = 1; j <= b.size(); j++) {
        T other = b.get(j - 1);
        double both = before + changed.applyAsDouble(one, other);
        before = cost[j];
        double either = Math.min(cost[j] + alone.of(one), cost[j - 1] + alone.of(other));
        cost[j] = Math.min(both, either);
      }
    }
    return cost[b.size()];
  }
}

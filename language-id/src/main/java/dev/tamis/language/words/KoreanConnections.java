package dev.tamis.language.words;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.ko.dict.ConnectionCosts;

/**
 * What it costs in Nori's dictionary that one context follows another. Contexts that cost the same
 * beside all others are one class: 1,900 of 2,690 to the left, 1,900 of 3,815 to the right, so that
 * 7 MB hold what are 20 MB in Nori. Immutable.
 */
final class KoreanConnections {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** Class of each context as Nori numbers them. */
  private final int[] leftClasses;

  private final int[] rightClasses;
  private final int lefts;
  private final int rights;
  private final short[] costs;

  /** Of right classes: the least and the most of all costs. */
  private final short[] least;

  private final short[] most;

  /** Reads the costs of so many left and right contexts. */
  KoreanConnections(int leftCount, int rightCount) {
    ConnectionCosts all = ConnectionCosts.getInstance();
    short[][] rows = new short[leftCount][];
    leftClasses = new int[leftCount];
    int count = 0;
    Map<Row, Integer> known = new HashMap<>();
    for (int left = 0; left < leftCount; left++) {
      short[] row = new short[rightCount];
      for (int right = 0; right < rightCount; right++) {
        row[right] = (short) all.get(right, left);
      }
      Integer before = known.putIfAbsent(new Row(row), count);
      if (before == null) {
        rows[count] = row;
      }
      leftClasses[left] = before == null ? count++ : before;
    }
    lefts = count;
    rightClasses = new int[rightCount];
    int[] firsts = new int[rightCount];
    rights = columns(rows, firsts);
    costs = new short[lefts * rights];
    least = new short[rights];
    most = new short[rights];
    Arrays.fill(least, Short.MAX_VALUE);
    Arrays.fill(most, Short.MIN_VALUE);
    for (int left = 0; left < lefts; left++) {
      for (int right = 0; right < rights; right++) {
        short cost = rows[left][firsts[right]];
        costs[row(left) + right] = cost;
        least[right] = (short) Math.min(least[right], cost);
        most[right] = (short) Math.max(most[right], cost);
      }
    }
  }

  private record Row(short[] costs) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && Arrays.equals(costs, row.costs);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(costs);
    }
  }

  /** Finds classes of columns, and the first column of each. */
  private int columns(short[][] rows, int[] firsts) {
    long[] hashes = new long[rightClasses.length];
    for (int left = 0; left < lefts; left++) {
      for (int right = 0; right < hashes.length; right++) {
        hashes[right] = hashes[right] * MIX + rows[left][right];
      }
    }
    int count = 0;
    Map<Long, Integer> known = new HashMap<>();
    for (int right = 0; right < hashes.length; right++) {
      Integer before = known.putIfAbsent(hashes[right], count);
      boolean same = before != null && isSame(rows, firsts[before], right);
      if (!same) {
        firsts[count] = right;
      }
      rightClasses[right] = same ? before : count++;
    }
    return count;
  }

  private boolean isSame(short[][] rows, int one, int other) {
    for (int left = 0; left < lefts; left++) {
      if (rows[left][one] != rows[left][other]) {
        return false;
      }
    }
    return true;
  }

  /** Number of classes to the left. */
  int lefts() {
    return lefts;
  }

  /** Number of classes to the right. */
  int rights() {
    return rights;
  }

  /** The class of a left context as Nori numbers them. */
  int leftClass(int left) {
    return leftClasses[left];
  }

  /** The class of a right context as Nori numbers them. */
  int rightClass(int right) {
    return rightClasses[right];
  }

  /** Where the costs of a left class begin. */
  int row(int left) {
    return left * rights;
  }

  /** What it costs that a left class follows a right one. */
  int cost(int row, int right) {
    return costs[row + right];
  }

  /** The least that any left class costs behind a right one. */
  int leastBehind(int right) {
    return least[right];
  }

  /** The most that any left class costs behind a right one. */
  int mostBehind(int right) {
    return most[right];
  }
}

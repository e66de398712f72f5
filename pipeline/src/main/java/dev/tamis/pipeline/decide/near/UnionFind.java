package dev.tamis.pipeline.decide.near;

import java.util.Arrays;

/**
 * Sets of numbers of which the smallest stands for all (Tarjan's union-find with path halving). Not
 * thread-safe.
 */
final class UnionFind {
  private int[] parents = new int[64];
  private int size;

  /** Adds the next number, as a set of its own. */
  int add() {
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, 2 * size);
    }
    parents[size] = size;
    return size++;
  }

  int size() {
    return size;
  }

  /** The smallest number of a set. */
  int find(int number) {
    int at = number;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** Makes one set of two; whether they were two. */
  boolean unite(int one, int other) {
    int a = find(one);
    int b = find(other);
    parents[Math.max(a, b)] = Math.min(a, b);
    return a != b;
  }
}

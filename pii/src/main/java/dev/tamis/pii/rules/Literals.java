package dev.tamis.pii.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds every place of many strings in one pass (Aho and Corasick 1975). ASCII letters match in
 * either case; a character outside ASCII matches nothing. Immutable.
 */
public final class Literals {
  private static final int WIDTH = 128;

  /** Marks a state in which a string ends. */
  private static final int FOUND = 1 << 31;

  /** Where each character leads from each state: the row of the next state. */
  private final int[] next;

  private final int[][] found;
  private final int width;

  /** The column of each ASCII character; 0 for those that are in no string. */
  private final int[] columns = new int[WIDTH];

  /** Takes what is found. */
  @FunctionalInterface
  public interface Sink {
    /** The string of number {@code literal} ends before {@code end}. */
    void found(int literal, int end);
  }

  private static final Map<List<String>, Literals> SHARED = new ConcurrentHashMap<>();
  private static final int MOST_SHARED = 16;

  /** The automaton of a list, made once for all threads while few different ones are in use. */
  public static Literals shared(List<String> literals) {
    if (SHARED.size() >= MOST_SHARED && !SHARED.containsKey(literals)) {
      return new Literals(literals);
    }
    return SHARED.computeIfAbsent(List.copyOf(literals), Literals::new);
  }

  /** Makes the automaton of strings of ASCII characters. */
  public Literals(List<String> literals) {
    List<int[]> goTo = new ArrayList<>();
    List<List<Integer>> ends = new ArrayList<>();
    add(goTo, ends);
    for (int i = 0; i < literals.size(); i++) {
      int state = 0;
      for (char c : literals.get(i).toCharArray()) {
        int lower = lower(c);
        if (goTo.get(state)[lower] < 0) {
          goTo.get(state)[lower] = goTo.size();
          add(goTo, ends);
        }
        state = goTo.get(state)[lower];
      }
      ends.get(state).add(i);
    }
    link(goTo, ends);
    int width = 1;
    for (String literal : literals) {
      for (int i = 0; i < literal.length(); i++) {
        int c = lower(literal.charAt(i));
        if (columns[c] == 0) {
          columns[c] = width++;
        }
      }
    }
    for (char c = 'A'; c <= 'Z'; c++) {
      columns[c] = columns[c | 0x20];
    }
    next = new int[goTo.size() * width];
    found = new int[goTo.size()][];
    this.width = width;
    for (int state = 0; state < goTo.size(); state++) {
      for (int c = 0; c < WIDTH; c++) {
        int to = goTo.get(state)[lower((char) c)];
        if (columns[c] > 0) {
          next[state * width + columns[c]] = to * width | (ends.get(to).isEmpty() ? 0 : FOUND);
        }
      }
      found[state] = ends.get(state).stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private static void add(List<int[]> goTo, List<List<Integer>> ends) {
    int[] row = new int[WIDTH];
    Arrays.fill(row, -1);
    goTo.add(row);
    ends.add(new ArrayList<>());
  }

  private static void link(List<int[]> goTo, List<List<Integer>> ends) {
    int[] fail = new int[goTo.size()];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int c = 0; c < WIDTH; c++) {
      int state = goTo.get(0)[c];
      if (state > 0) {
        queue.add(state);
      } else {
        goTo.get(0)[c] = 0;
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      ends.get(state).addAll(ends.get(fail[state]));
      for (int c = 0; c < WIDTH; c++) {
        int child = goTo.get(state)[c];
        int other = goTo.get(fail[state])[c];
        if (child < 0) {
          goTo.get(state)[c] = other;
        } else {
          fail[child] = other;
          queue.add(child);
        }
      }
    }
  }

  private static int lower(char c) {
    if (c >= WIDTH) {
      throw new IllegalArgumentException("a literal must be ASCII (got: " + (int) c + ")");
    }
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
  }

  /** Looks through {@code [0, length)}. */
  public void find(char[] chars, int length, Sink sink) {
    int[] table = next;
    int[] column = columns;
    int row = 0;
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      row = c < WIDTH ? table[row + column[c]] : 0;
      if (row < 0) {
        row &= Integer.MAX_VALUE;
        for (int literal : found[row / width]) {
          sink.found(literal, i + 1);
        }
      }
    }
  }
}

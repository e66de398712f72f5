package dev.tamis.pii.rules;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds every place of many strings. Of each string the four characters that are rarest in text are
 * a mark; whoever reads a text keeps the last four characters as a number and asks whether that is
 * the mark of a string, which costs one bit of a table that stays in the cache. Only there are
 * strings compared. ASCII letters match in either case; a character outside ASCII matches nothing.
 * Immutable.
 */
public final class Literals {

  private static final int WIDTH = 128;

  /** A character's class has so many bits. */
  public static final int BITS = 5;

  /** All classes. */
  public static final int CLASSES = (1 << BITS) - 1;

  /** The classes of four characters, which are a mark or none. */
  public static final int MASK = (1 << 4 * BITS) - 1;

  private static final int LENGTH = 4;

  /** The letters of text from common to rare. */
  private static final String COMMON = "etaoinsrhldcumfpgwybvkxjqz";

  /** The rank of a digit among them, and of a sign. */
  private static final int DIGIT = 8;

  private static final int SIGN = 22;

  private static final int[] NO_BUCKET = {};

  /** Strings that end at nearly the same place; there is room for more. */
  private static final int MOST_WAITING = 16;

  /** The class of each ASCII character, 1 to 31; 0 for those that are in no string. */
  private final byte[] classes = new byte[WIDTH];

  /** The marks: one bit for each four classes. */
  private final long[] marks = new long[(MASK + 1) >>> 6];

  /** The marks by a hash of theirs; -1: none. */
  private final int[] keys;

  /** Beside each mark its strings: the number, and how far behind the mark it ends, in turn. */
  private final int[][] buckets;

  private final char[][] strings;

  /** Takes what is found. */
  @FunctionalInterface
  public interface Sink {
    /** The string of number {@code literal} ends before {@code end}. */
    void found(int literal, int end);
  }

  private static final Map<List<String>, Literals> SHARED = new ConcurrentHashMap<>();
  private static final int MOST_SHARED = 16;

  /** The tables of a list, made once for all threads while few different ones are in use. */
  public static Literals shared(List<String> literals) {
    if (SHARED.size() >= MOST_SHARED && !SHARED.containsKey(literals)) {
      return new Literals(literals);
    }
    return SHARED.computeIfAbsent(List.copyOf(literals), Literals::new);
  }

  /**
   * Makes the tables of strings of ASCII characters.
   *
   * @throws IllegalArgumentException if one is empty or holds another character
   */
  public Literals(List<String> literals) {
    strings = new char[literals.size()][];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = literals.get(i).toCharArray();
      if (strings[i].length == 0) {
        throw new IllegalArgumentException("a literal must not be empty (got: number " + i + ")");
      }
      for (int k = 0; k < strings[i].length; k++) {
        strings[i][k] = lower(strings[i][k]);
        classes[strings[i][k]] = newClass(strings[i][k]);
      }
    }
    for (char c = 'A'; c <= 'Z'; c++) {
      classes[c] = classes[c | 0x20];
    }
    Map<Integer, int[]> made = new HashMap<>();
    for (int i = 0; i < strings.length; i++) {
      mark(i, strings[i], made);
    }
    int size = Math.max(2, Integer.highestOneBit(made.size()) * 4);
    keys = new int[size];
    Arrays.fill(keys, -1);
    buckets = new int[size][];
    made.forEach(
        (mark, bucket) -> {
          int slot = slot(mark);
          keys[slot] = mark;
          buckets[slot] = bucket;
        });
  }

  /** Where a mark stands, or would stand. */
  private int slot(int mark) {
    int slot = mark * 0x9E3779B1 >>> 7 & keys.length - 1;
    while (keys[slot] != mark && keys[slot] >= 0) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private static char lower(char c) {
    if (c >= WIDTH) {
      throw new IllegalArgumentException("a literal must be ASCII (got: " + (int) c + ")");
    }
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }

  private static byte newClass(char c) {
    if (c >= 'a' && c <= 'z') {
      return (byte) (c - 'a' + 1);
    }
    return (byte) (c >= '0' && c <= '9' ? 27 : c == '_' ? 28 : c == '-' ? 29 : c == ' ' ? 30 : 31);
  }

  private void mark(int number, char[] string, Map<Integer, int[]> made) {
    int best = Math.min(LENGTH, string.length);
    for (int end = best + 1; end <= string.length; end++) {
      if (rarity(string, end) > rarity(string, best)) {
        best = end;
      }
    }
    int mark = 0;
    for (int i = Math.max(0, best - LENGTH); i < best; i++) {
      mark = mark << BITS | classes[string[i]];
    }
    // Before a shorter string anything may stand.
    int fixed = BITS * Math.min(LENGTH, string.length);
    for (int open = 0; open <= MASK >>> fixed; open++) {
      int at = open << fixed | mark;
      marks[at >>> 6] |= 1L << at;
      int[] bucket = made.getOrDefault(at, NO_BUCKET);
      int[] more = Arrays.copyOf(bucket, bucket.length + 2);
      more[bucket.length] = number;
      more[bucket.length + 1] = string.length - best;
      made.put(at, more);
    }
  }

  private static int rarity(char[] string, int end) {
    int sum = 0;
    for (int i = end - LENGTH; i < end; i++) {
      char c = string[i];
      int rank = COMMON.indexOf(c);
      sum += rank >= 0 ? rank : c == ' ' ? 0 : c >= '0' && c <= '9' ? DIGIT : SIGN;
    }
    return sum;
  }

  /** The number of the last four characters, with one more. */
  private int roll(int last, char c) {
    return (last << BITS | classOf(c)) & MASK;
  }

  /** The class of a character, 0 for those that are in no string. */
  public int classOf(char c) {
    return c < WIDTH ? classes[c] : 0;
  }

  /**
   * The marks, a bit for the classes of each four characters: bit {@code m & 63} of the number at
   * {@code m >>> 6}. The last character's class is the lowest {@link #BITS} of {@code m}.
   */
  public long[] marks() {
    return marks.clone();
  }

  /**
   * Compares the strings whose mark ends before each of the places; they are told in rising order
   * of their ends, of the same end the longer ones first, then in the order of the list.
   */
  public void find(char[] chars, int length, int[] places, int count, Sink sink) {
    int[] waiting = new int[2 * MOST_WAITING];
    int size = 0;
    for (int p = 0; p < count; p++) {
      int place = places[p];
      int last = 0;
      for (int i = Math.max(0, place - LENGTH); i < place; i++) {
        last = roll(last, chars[i]);
      }
      if (size > 0 && waiting[1] < place) {
        size = tell(waiting, size, place - 1, sink);
      }
      int slot = slot(last);
      int[] bucket = keys[slot] < 0 ? NO_BUCKET : buckets[slot];
      for (int b = 0; b < bucket.length; b += 2) {
        int end = place + bucket[b + 1];
        if (end <= length && matches(strings[bucket[b]], chars, end)) {
          if (2 * size == waiting.length) {
            waiting = Arrays.copyOf(waiting, 4 * size);
          }
          insert(waiting, size++, bucket[b], end);
        }
      }
    }
    tell(waiting, size, Integer.MAX_VALUE, sink);
  }

  private static boolean matches(char[] string, char[] chars, int end) {
    int start = end - string.length;
    if (start < 0) {
      return false;
    }
    for (int i = 0; i < string.length; i++) {
      char c = chars[start + i];
      if ((c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c) != string[i]) {
        return false;
      }
    }
    return true;
  }

  /** Adds a pair of literal and end to those that wait, in their order. */
  private void insert(int[] waiting, int size, int literal, int end) {
    int at = 2 * size;
    while (at > 0 && before(literal, end, waiting[at - 2], waiting[at - 1])) {
      waiting[at] = waiting[at - 2];
      waiting[at + 1] = waiting[at - 1];
      at -= 2;
    }
    waiting[at] = literal;
    waiting[at + 1] = end;
  }

  private boolean before(int literal, int end, int other, int otherEnd) {
    int length = strings[literal].length;
    int otherLength = strings[other].length;
    return end != otherEnd
        ? end < otherEnd
        : length != otherLength ? length > otherLength : literal < other;
  }

  /** Tells what ends by {@code until}, and answers with how many wait on. */
  private static int tell(int[] waiting, int size, int until, Sink sink) {
    int told = 0;
    while (told < size && waiting[2 * told + 1] <= until) {
      sink.found(waiting[2 * told], waiting[2 * told + 1]);
      told++;
    }
    System.arraycopy(waiting, 2 * told, waiting, 0, 2 * (size - told));
    return size - told;
  }
}

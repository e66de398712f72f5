package dev.tamis.language.words;

import java.util.Arrays;

/**
 * Where the segments of the clauses end that ICU cut last, in Thai, Khmer, Lao and Burmese above
 * all. A run cuts a text several times, for its rules, its classifier and its signatures, and ICU's
 * dictionaries are slow. Direct-mapped and bounded; belongs to a thread.
 */
final class ClauseMemo {
  /** Longer clauses are not remembered. */
  static final int LONGEST = 256;

  /** A batch of documents goes through one stage after the other. */
  private static final int SLOT_BITS = 13;

  private final char[][] clauses = new char[1 << SLOT_BITS][];
  private final short[][] ends = new short[1 << SLOT_BITS][];
  private int slot;

  /**
   * Looks a clause up.
   *
   * @return where each segment ends, counted from the beginning of the clause; null if it is not
   *     known, and {@link #put} may follow
   */
  short[] find(char[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text[i];
    }
    hash *= 0x9E3779B9;
    slot = hash >>> 32 - SLOT_BITS;
    char[] known = clauses[slot];
    return known != null && Arrays.equals(known, 0, known.length, text, from, to)
        ? ends[slot]
        : null;
  }

  /** Remembers the clause that was looked up last. */
  void put(char[] text, int from, int to, short[] itsEnds) {
    clauses[slot] = Arrays.copyOfRange(text, from, to);
    ends[slot] = itsEnds;
  }
}

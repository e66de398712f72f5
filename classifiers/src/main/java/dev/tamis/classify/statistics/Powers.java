package dev.tamis.classify.statistics;

/** Powers of the base of the polynomial hashes, modulo 2^64. */
final class Powers {
  private static final long[] SMALL = new long[1 << 8];

  static {
    SMALL[0] = 1;
    for (int i = 1; i < SMALL.length; i++) {
      SMALL[i] = SMALL[i - 1] * TokenTable.BASE;
    }
  }

  private Powers() {}

  /** The base to the power of a number that is not negative. */
  static long of(long exponent) {
    if (exponent < SMALL.length) {
      return SMALL[(int) exponent];
    }
    long half = of(exponent >> 1);
    return half * half * SMALL[(int) (exponent & 1)];
  }

  /**
   * Hash of some UTF-16 units behind what has the hash {@code before}: each step is the hash times
   * the base, plus the unit and one. Four units are taken at once, so that one does not wait for
   * the other.
   */
  static long hash(long before, char[] text, int from, int to) {
    long hash = before;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      hash =
          hash * SMALL[4]
              + (text[i] + 1) * SMALL[3]
              + (text[i + 1] + 1) * SMALL[2]
              + (text[i + 2] + 1) * SMALL[1]
              + text[i + 3]
              + 1;
    }
    for (; i < to; i++) {
      hash = hash * TokenTable.BASE + text[i] + 1;
    }
    return hash;
  }
}

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
}

package dev.tamis.classify.train;

/**
 * A text as a linear model sees it. The arrays are not copied.
 *
 * @param words buckets of words and pairs of words, each {@code bucket << 8 | count}, ascending
 * @param grams the same of character n-grams
 * @param statistics of {@link dev.tamis.classify.textness.TextnessFeatures}
 */
@SuppressWarnings("ArrayRecordComponent") // Read in hot loops, written once.
record Bag(int[] words, int[] grams, float[] statistics) {
  private static final int COUNT_BITS = 8;
  private static final float[] SCALED = scaled();

  static int pack(int bucket, int count) {
    return bucket << COUNT_BITS | Math.min(count, (1 << COUNT_BITS) - 1);
  }

  static int bucket(int packed) {
    return packed >>> COUNT_BITS;
  }

  /** 1 + ln(count): the hundredth time says less than the first. */
  static float scaledCount(int packed) {
    return SCALED[packed & (1 << COUNT_BITS) - 1];
  }

  private static float[] scaled() {
    float[] scaled = new float[1 << COUNT_BITS];
    for (int count = 1; count < scaled.length; count++) {
      scaled[count] = (float) (1 + StrictMath.log(count));
    }
    return scaled;
  }
}

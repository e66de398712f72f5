package dev.tamis.language.train;

/**
 * Sizes of a training.
 *
 * @param bits base-2 logarithm of the number of buckets of Latin script, 12 to 22; other scripts
 *     have half or a quarter of them
 * @param labelsPerBucket how many labels of a script a bucket may speak for, 1 to 32
 * @param examplesPerLabel how many examples are drawn for each label
 * @param seed of every random choice
 */
public record TrainingOptions(int bits, int labelsPerBucket, int examplesPerLabel, long seed) {

  static final int MIN_BITS = 12;

  /** What the embedded model was trained with. */
  public static final TrainingOptions DEFAULT = new TrainingOptions(19, 12, 8_000, 20261124);

  /** Checks the ranges. */
  public TrainingOptions {
    check("bits", bits, MIN_BITS, 22);
    check("labelsPerBucket", labelsPerBucket, 1, 32);
    check("examplesPerLabel", examplesPerLabel, 1, 10_000_000);
  }

  TrainingOptions withBits(int other) {
    return new TrainingOptions(other, labelsPerBucket, examplesPerLabel, seed);
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          name + " must be " + min + " .. " + max + " (got: " + value + ")");
    }
  }
}

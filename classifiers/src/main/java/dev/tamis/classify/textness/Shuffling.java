package dev.tamis.classify.textness;

import java.util.SplittableRandom;

/** The order in which rows are trained on, which is by chance and the same for the same seed. */
public final class Shuffling {
  private Shuffling() {}

  /** Puts numbers in an order of chance (Fisher and Yates). */
  public static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}

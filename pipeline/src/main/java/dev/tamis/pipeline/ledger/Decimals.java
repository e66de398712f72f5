package dev.tamis.pipeline.ledger;

/** Numbers as they are written. */
public final class Decimals {
  private Decimals() {}

  /** The shortest decimal that is a float, not the long one that is its double. */
  public static double of(float number) {
    return Double.parseDouble(Float.toString(number));
  }
}

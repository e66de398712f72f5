package dev.tamis.pipeline.decide.near;

/**
 * The Jaccard similarity of two texts as the stage {@code near} understands it, worked out on all
 * their shingles: for tests, scores and explanations. Not thread-safe.
 */
public final class Similarity {
  private final Shingler shingler;

  /**
   * Sets it up.
   *
   * @param shingle words in a shingle
   */
  public Similarity(int shingle) {
    this.shingler = new Shingler(shingle);
  }

  /** The shingles of a text, to be compared with others. */
  public long[] shingles(String text) {
    shingler.shingle(text);
    return ShingleSet.read(ShingleSet.of(shingler.shingles(), shingler.count()));
  }

  /**
   * The similarity of what {@link #shingles} gave for two texts, 0 to 1; exact but for collisions
   * of 32 bits.
   */
  public static double jaccard(long[] one, long[] other) {
    return ShingleSet.jaccard(one, other);
  }

  /** The sketch of a text, of which each of some rows is a byte. */
  public byte[] sketch(String text, int rows) {
    shingler.shingle(text);
    return new Sketcher(rows).sketch(shingler.shingles(), shingler.count());
  }

  /** The similarity of two texts as their sketches estimate it, 0 to 1. */
  public static double estimate(byte[] one, byte[] other) {
    return (double) Layout.matches(one, other) / one.length;
  }

  /** Whether two sketches agree in all rows of a band, so that their texts are compared. */
  public static boolean shareABand(byte[] one, byte[] other, int bands, int rows) {
    return new Layout(bands, rows).candidates(one, other);
  }
}

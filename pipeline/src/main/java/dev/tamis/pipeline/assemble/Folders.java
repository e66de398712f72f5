package dev.tamis.pipeline.assemble;

import dev.tamis.pipeline.ledger.Hash128;
import java.io.Serializable;

/**
 * Where kept records go: a folder for each language, in it the splits of which one is held back,
 * and a share of all as a first look. Which record goes where is a matter of its id alone, which is
 * a hash: the same in every run.
 *
 * @param validation share held back for validation, 0 to 1; 0 for none: then there are no splits
 * @param sample share that is written to {@link #SAMPLE} as well, 0 to 1
 */
public record Folders(double validation, double sample) implements Serializable {
  /** All parts of the corpus, no sample. */
  public static final Folders PLAIN = new Folders(0, 0);

  /** The folder of the sample. */
  public static final String SAMPLE = "sample";

  private static final double BUCKETS = 1L << 32;

  /** Checks the shares. */
  public Folders {
    if (!(validation >= 0 && validation < 1) || !(sample >= 0 && sample <= 1)) {
      throw new IllegalArgumentException(
          "shares must be 0 .. 1 (got: " + validation + ", " + sample + ")");
    }
  }

  /** The folder of a record; where there are splits, its last segment names one. */
  public String of(String tag, Hash128 id) {
    String folder = Assemble.DATA + tag;
    if (validation == 0) {
      return folder;
    }
    // Other bits than those that choose the part, and other ones than the sample's.
    return folder + (bucket(id.high() >>> 32) < validation ? "/validation" : "/train");
  }

  /** Whether a record is part of the sample. */
  public boolean isSampled(Hash128 id) {
    return bucket(id.high() & 0xffff_ffffL) < sample;
  }

  private static double bucket(long bits) {
    return bits / BUCKETS;
  }
}

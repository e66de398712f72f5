package dev.tamis.pipeline.curate;

import java.util.concurrent.atomic.LongAdder;

/**
 * What this JVM has done so far, for the progress line alone: a retried bundle counts twice here,
 * so no result is made of it. Thread-safe.
 */
public final class Meter {
  /** Splits of shards that were planned. */
  public static final LongAdder SPLITS = new LongAdder();

  /** Splits that were read to their end. */
  public static final LongAdder SPLITS_DONE = new LongAdder();

  /** Bytes of the shards, compressed, of the splits that were read to their end. */
  public static final LongAdder BYTES = new LongAdder();

  /** Records read. */
  public static final LongAdder RECORDS = new LongAdder();

  /** Records that passed every document stage. */
  public static final LongAdder CURATED = new LongAdder();

  /** Lines written to parts of the corpus and its account. */
  public static final LongAdder WRITTEN = new LongAdder();

  private Meter() {}

  /** Sets all back to zero, before a run. */
  public static void reset() {
    for (LongAdder adder :
        new LongAdder[] {SPLITS, SPLITS_DONE, BYTES, RECORDS, CURATED, WRITTEN}) {
      adder.reset();
    }
  }
}

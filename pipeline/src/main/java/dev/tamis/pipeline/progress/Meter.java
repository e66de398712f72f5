package dev.tamis.pipeline.progress;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What this JVM has done so far, for the progress line alone: a retried bundle counts twice here,
 * so no result is made of it. Thread-safe.
 */
public final class Meter {
  /** Shards that were planned. */
  public static final LongAdder SHARDS = new LongAdder();

  /** Shards that were read to their end. */
  public static final LongAdder SHARDS_DONE = new LongAdder();

  /** Bytes of the shards that were read, as they lie in the files. */
  public static final LongAdder BYTES = new LongAdder();

  /** Records read. */
  public static final LongAdder RECORDS = new LongAdder();

  /** Records that passed every document stage. */
  public static final LongAdder CURATED = new LongAdder();

  /** Lines written to parts of the corpus and its account. */
  public static final LongAdder WRITTEN = new LongAdder();

  /** Splits that were curated before and are not curated again. */
  public static final LongAdder REUSED = new LongAdder();

  private static final ConcurrentMap<String, Integer> SPLITS_LEFT = new ConcurrentHashMap<>();

  private Meter() {}

  /** A shard will be read in {@code splits} pieces. */
  public static void planned(String shard, int splits) {
    SHARDS.increment();
    SPLITS_LEFT.put(shard, splits);
  }

  /** A piece of a shard was read to its end. */
  public static void finished(String shard) {
    Integer left = SPLITS_LEFT.computeIfPresent(shard, (name, splits) -> splits - 1);
    if (left != null && left == 0) {
      SHARDS_DONE.increment();
    }
  }

  /** Sets all back to zero, before a run. */
  public static void reset() {
    SPLITS_LEFT.clear();
    for (LongAdder adder :
        new LongAdder[] {SHARDS, SHARDS_DONE, BYTES, RECORDS, CURATED, WRITTEN, REUSED}) {
      adder.reset();
    }
  }
}

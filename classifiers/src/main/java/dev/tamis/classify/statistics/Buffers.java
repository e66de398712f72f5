package dev.tamis.classify.statistics;

/**
 * When buffers are kept from text to text: one that an outsized text has made grow is given back
 * when a text comes that does not need it, so that a worker does not hold it for good.
 */
final class Buffers {
  /** Entries; room for a text of about 1.5 million characters. */
  static final int LARGEST_KEPT = 1 << 18;

  private Buffers() {}

  /** Whether a buffer must be made anew: it is too small, or outsized and the need is not. */
  static boolean isUnfit(int capacity, int needed) {
    return capacity < needed || isOutsized(capacity, needed);
  }

  /** Whether a buffer is larger than what is kept, and the need is not. */
  static boolean isOutsized(int capacity, int needed) {
    return capacity > LARGEST_KEPT && needed <= LARGEST_KEPT;
  }

  /** Size of a new buffer: twice the need, but never outsized where the need is not. */
  static int size(int needed) {
    return Math.max(needed, Math.min(2 * needed, LARGEST_KEPT));
  }
}

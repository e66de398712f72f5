package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.words.FoldedWords;
import java.io.Serializable;

/**
 * How near-duplicates are decided.
 *
 * @param layout of the sketches
 * @param verifier of candidates
 * @param passes over the buckets before the finisher, 0 to 8; the removals are the same with any
 *     number, but what is left for the finisher is not
 * @param supersteps of a pass, 1 to 16
 * @param keyBits bits of the key of a shuffle, 1 to 30: buckets, or documents, of one such key come
 *     together, and are sorted
 * @param finisher most documents that the finisher takes
 */
record Settings(
    Layout layout, Verifier verifier, int passes, int supersteps, int keyBits, int finisher)
    implements Serializable {
  /** Supersteps of a pass: more decide little more. */
  static final int SUPERSTEPS = 4;

  private static final int FINISHER = 1_000_000;

  Settings {
    check("passes", passes, 0, 8);
    check("supersteps", supersteps, 1, 16);
    check("key bits", keyBits, 1, 30);
  }

  /** Two passes of four supersteps. */
  static Settings of(Layout layout, Verifier verifier, int keyBits) {
    return new Settings(layout, verifier, 2, SUPERSTEPS, keyBits, FINISHER);
  }

  /** With another number of passes. */
  Settings withPasses(int newPasses, int newSupersteps) {
    return new Settings(layout, verifier, newPasses, newSupersteps, keyBits, finisher);
  }

  /** With another bound on what one worker takes. */
  Settings withFinisher(int documents) {
    return new Settings(layout, verifier, passes, supersteps, keyBits, documents);
  }

  /** The key of the shuffle for the key of a band. */
  int shuffleKey(long key) {
    return (int) (key >>> Long.SIZE - keyBits);
  }

  /** The key of the shuffle for a document. */
  int shuffleKey(Place place) {
    return shuffleKey(FoldedWords.mix(place.file() + place.index() * 0x9E3779B97F4A7C15L));
  }

  /** How many earlier documents each one of a bucket is compared with at most, in a pass. */
  static int compared(int pass) {
    return pass == 0 ? 256 : 20_000;
  }

  /** How many earlier near-duplicates a document watches in each of its buckets, in a pass. */
  static int watched(int pass) {
    return pass == 0 ? 1 : 16;
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be " + least + " .. " + most + " (got: " + value + ")");
    }
  }
}

package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.words.FoldedWords;
import java.util.Comparator;

/** Places in order, and their keys in shuffles. */
final class Places {
  /** The order of places; it means nothing but is total. */
  static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::file).thenComparingInt(Place::index);

  private static final int RUN = 64;

  private Places() {}

  /**
   * The key of a shuffle: {@value #RUN} documents that lie side by side have one, so that there are
   * few keys and a group fits in memory.
   */
  static long run(Place place) {
    return FoldedWords.mix(place.file() + place.index() / RUN * 0x9E3779B97F4A7C15L);
  }
}

package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import java.util.Comparator;

/** Places in order. */
final class Places {
  /** The order of places; it means nothing but is total. */
  static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::file).thenComparingInt(Place::index);

  private Places() {}
}

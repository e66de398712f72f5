package dev.tamis.pipeline.decide.near;

import java.util.ArrayList;
import java.util.List;

/**
 * Documents of one bucket, in survivor order, with which the following ones are compared: one after
 * the other as long as they are few, by an index where they are many. Not thread-safe.
 *
 * @param <T> what is kept beside a document
 */
final class Earlier<T> {
  /** From this size on an index pays. */
  static final int INDEXED = 1024;

  /** The first ones are where near-duplicates are mostly found, so that they are tried before. */
  private static final int FIRST = 64;

  private static final int[] NONE = {};

  private final Layout layout;
  private final Verifier verifier;
  private final int band;
  private final List<Print> prints = new ArrayList<>();
  private final List<T> values = new ArrayList<>();
  private RowIndex index;
  private int indexed;

  /** Is told of a near-duplicate. */
  @FunctionalInterface
  interface Visitor<T> {
    /** Takes one; whether to go on. */
    boolean found(T value, double similarity);
  }

  Earlier(Layout layout, Verifier verifier, int band) {
    this.layout = layout;
    this.verifier = verifier;
    this.band = band;
  }

  void add(Print print, T value) {
    prints.add(print);
    values.add(value);
  }

  int size() {
    return prints.size();
  }

  /**
   * Visits the near-duplicates of a document in survivor order.
   *
   * @return whether the document was compared with all, because the visitor never stopped
   */
  boolean find(Print print, Visitor<T> visitor) {
    boolean many = prints.size() >= INDEXED && indexAll();
    int scanned = many ? FIRST : prints.size();
    for (int i = 0; i < scanned; i++) {
      if (!visit(print, i, visitor)) {
        return false;
      }
    }
    for (int candidate : many ? index.candidates(print.sketch()) : NONE) {
      if (candidate >= FIRST && !visit(print, candidate, visitor)) {
        return false;
      }
    }
    return true;
  }

  private boolean visit(Print print, int other, Visitor<T> visitor) {
    double similarity = verifier.similarity(print, prints.get(other));
    return similarity < 0 || visitor.found(values.get(other), similarity);
  }

  private boolean indexAll() {
    if (index == null) {
      index = RowIndex.of(layout, band, verifier.least());
    }
    if (index == null) {
      return false;
    }
    for (; indexed < prints.size(); indexed++) {
      index.add(prints.get(indexed).sketch(), indexed);
    }
    return true;
  }
}

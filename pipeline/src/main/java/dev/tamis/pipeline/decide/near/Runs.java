package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.words.FoldedWords;

/**
 * Keys of shuffles by place: {@value #LENGTH} documents that lie side by side have one, so that
 * there are few keys and a group fits in memory.
 */
final class Runs {
  static final int LENGTH = 64;

  private Runs() {}

  static long key(Place place) {
    return FoldedWords.mix(place.file() + place.index() / LENGTH * 0x9E3779B97F4A7C15L);
  }
}

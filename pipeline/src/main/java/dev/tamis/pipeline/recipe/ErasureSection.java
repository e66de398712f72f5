package dev.tamis.pipeline.recipe;

import java.io.Serializable;

/**
 * What must never be in a corpus, because somebody asked.
 *
 * @param list a file that {@code tamis erase add} made; empty for none
 * @param key the key of that file: a file that its owner alone can read, or {@code env:NAME}
 */
public record ErasureSection(String list, String key) implements Serializable {
  /** Checks that both are there or none. */
  public ErasureSection {
    Checks.present("erasure.list", list);
    Checks.present("erasure.key", key);
    if (list.isEmpty() != key.isEmpty()) {
      throw new IllegalArgumentException("erasure.list and erasure.key need each other");
    }
  }
}

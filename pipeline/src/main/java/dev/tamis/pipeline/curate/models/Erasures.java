package dev.tamis.pipeline.curate.models;

import dev.tamis.pipeline.erase.EraseKey;
import dev.tamis.pipeline.erase.EraseList;
import dev.tamis.pipeline.erase.Eraser;
import dev.tamis.pipeline.recipe.ErasureSection;
import java.util.Optional;

/** The list of erasures of a recipe, for one thread. */
public final class Erasures {
  /** The stage in outcomes. */
  public static final String STAGE = "erasure";

  /** The rule in outcomes; its value is the id of the request. */
  public static final String RULE = "request";

  private final Eraser eraser;

  private Erasures(Eraser eraser) {
    this.eraser = eraser;
  }

  /**
   * The list; empty where the recipe names none.
   *
   * @throws IllegalArgumentException if it or its key cannot be read
   */
  public static Optional<EraseList> load(ErasureSection section) {
    return section.list().isEmpty()
        ? Optional.empty()
        : Optional.of(EraseList.read(section.list(), EraseKey.read(section.key())));
  }

  /** Reads the list for one thread, as {@link #load}. */
  public static Erasures of(ErasureSection section) {
    return new Erasures(load(section).map(Eraser::new).orElse(null));
  }

  /** Whether there is no list. */
  public boolean isEmpty() {
    return eraser == null;
  }

  /** Finds what is on the list; null without one. */
  public Eraser eraser() {
    return eraser;
  }

  /** An address or a text as outcomes may show it. */
  public String scrub(String shown) {
    if (eraser == null || shown.isEmpty()) {
      return shown;
    }
    boolean isUrl = shown.startsWith("http") && shown.indexOf(' ') < 0;
    return isUrl ? eraser.url(shown).text() : eraser.text(shown).text();
  }
}

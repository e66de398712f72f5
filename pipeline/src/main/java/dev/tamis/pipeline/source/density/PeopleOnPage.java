package dev.tamis.pipeline.source.density;

import java.util.List;

/**
 * What the stage {@code pii} finds of values that may be people's, as hashes; it is not stored.
 *
 * @param values each once, sorted
 */
public record PeopleOnPage(List<PeopleValue> values) {
  /** A page without any. */
  public static final PeopleOnPage NONE = new PeopleOnPage(List.of());

  /** Copies the list. */
  public PeopleOnPage {
    values = List.copyOf(values);
  }
}

package dev.tamis.pipeline.source.lists;

/**
 * A hit of a list.
 *
 * @param list name of the list
 * @param entry what it names: the listed domain, beginning of a URL or expression
 * @param category of the entry, or empty
 * @param action what the recipe does with it
 */
public record ListMatch(String list, String entry, String category, Action action) {
  /** What a recipe does with the documents of a list. */
  public enum Action {
    /** They leave. */
    EXCLUDE,
    /** They stay, marked. */
    TAG,
    /** No list leaves them out. */
    ALLOW
  }

  /** The entry, with its category where it has one: {@code bad.example (malware)}. */
  public String value() {
    return category.isEmpty() ? entry : entry + " (" + category + ")";
  }
}

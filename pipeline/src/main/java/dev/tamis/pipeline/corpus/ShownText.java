package dev.tamis.pipeline.corpus;

/**
 * All text that a page shows, before anything of it is left out; what a source is judged by. It is
 * not stored.
 *
 * @param text in the order of the page
 */
public record ShownText(String text) {
  /** A page of which nothing was read. */
  public static final ShownText NONE = new ShownText("");
}

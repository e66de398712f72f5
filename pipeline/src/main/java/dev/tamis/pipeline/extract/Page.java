package dev.tamis.pipeline.extract;

import java.util.List;

/**
 * What was taken from a page.
 *
 * @param title of the page, or empty
 * @param text a line for each block
 * @param language the page's own {@code lang} attribute, or empty
 * @param canonical where the page says that it belongs, or empty
 * @param robots directives of {@code meta} elements for robots and text mining, or empty
 * @param blocks of the text in their order; none where it was text already
 */
public record Page(
    String title,
    String text,
    String language,
    String canonical,
    String robots,
    List<TextBlock> blocks) {
  /** Copies the list. */
  public Page {
    blocks = List.copyOf(blocks);
  }

  /** A page that is text alone. */
  public static Page ofText(String text) {
    return new Page("", text, "", "", "", List.of());
  }
}

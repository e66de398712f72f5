package dev.tamis.pipeline.extract;

/**
 * What was taken from a page.
 *
 * @param title of the page, or empty
 * @param text a line for each block
 * @param language the page's own {@code lang} attribute, or empty
 * @param canonical where the page says that it belongs, or empty
 * @param robots directives of {@code meta} elements for robots and text mining, or empty
 */
public record Page(String title, String text, String language, String canonical, String robots) {
  /** A page that is text alone. */
  public static Page ofText(String text) {
    return new Page("", text, "", "", "");
  }
}

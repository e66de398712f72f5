package dev.tamis.pipeline.extract;

/**
 * The form in which text is written.
 *
 * @param markdown whether headings, lists, code and tables carry the signs of CommonMark and of
 *     GitHub's tables
 * @param links whether links of the text are kept, which only Markdown can
 * @param images whether the alternative texts of images are kept
 */
public record Format(boolean markdown, boolean links, boolean images) {
  /** Text alone. */
  public static final Format TEXT = new Format(false, false, false);

  /** Markdown without links and images. */
  public static final Format MARKDOWN = new Format(true, false, false);

  /** Checks itself. */
  public Format {
    if (links && !markdown) {
      throw new IllegalArgumentException("links are kept in Markdown only, not in text");
    }
  }
}

package dev.tamis.pipeline.corpus;

import java.util.Objects;

/**
 * What the stage {@code extraction} finds: what a page says of itself.
 *
 * @param title of the page, or empty
 * @param language the page's own {@code lang} attribute, or empty
 * @param canonical where the page says that it belongs ({@code link rel=canonical}), or empty
 * @param robots directives of its {@code meta} elements for robots and text mining, or empty
 */
public record PageFacts(String title, String language, String canonical, String robots) {
  /** A text that is no page. */
  public static final PageFacts NONE = new PageFacts("", "", "", "");

  /** Checks for null. */
  public PageFacts {
    Objects.requireNonNull(title, "title is null");
    Objects.requireNonNull(language, "language is null");
    Objects.requireNonNull(canonical, "canonical is null");
    Objects.requireNonNull(robots, "robots is null");
  }
}

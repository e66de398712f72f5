package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.List;

/**
 * What of a page is its text, and in which form.
 *
 * @param mainContent whether menus, footers and the like are left out of pages
 * @param filterLines whether lines of WET text that do not read like part of the main text are left
 *     out
 * @param format {@code text} or {@code markdown}
 * @param links {@code drop} or {@code keep} the targets of links; kept in Markdown only
 * @param images {@code drop} or {@code alt}: keep the alternative texts of images
 */
public record ExtractionSection(
    boolean mainContent, boolean filterLines, String format, String links, String images)
    implements Serializable {

  /** Checks itself. */
  public ExtractionSection {
    Checks.oneOf(
        "extraction.format",
        Checks.present("extraction.format", format),
        List.of("text", "markdown"));
    Checks.oneOf(
        "extraction.links", Checks.present("extraction.links", links), List.of("drop", "keep"));
    Checks.oneOf(
        "extraction.images", Checks.present("extraction.images", images), List.of("drop", "alt"));
    if (links.equals("keep") && format.equals("text")) {
      throw new IllegalArgumentException(
          "extraction.links: keep needs extraction.format: markdown (got: text)");
    }
  }
}

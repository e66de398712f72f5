package dev.tamis.pipeline.report.page;

import dev.tamis.pipeline.report.look.Comparison;

/**
 * What differs between two runs, as a page of the report's style.
 *
 * @param comparison the numbers
 * @param a name of the first run
 * @param b name of the second
 */
public record ComparisonPage(Comparison comparison, String a, String b) {
  /** The page as HTML. */
  public String render() {
    return ReportPage.render("comparison.jte", this);
  }

  /** The style sheet. */
  public String css() {
    return ReportPage.resource("report.css");
  }

  /** Sorts tables; the page is whole without it. */
  public String script() {
    return ReportPage.resource("report.js");
  }
}

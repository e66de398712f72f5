package dev.tamis.pipeline.recipe;

import java.io.Serializable;

/**
 * How the account is written.
 *
 * @param domains number of the largest domains in {@code report/domains.csv} and in the public
 *     summary, 1 to 1,000,000; they are held in memory
 */
public record ReportSection(int domains) implements Serializable {
  /** Checks the range. */
  public ReportSection {
    Checks.inRange("report.domains", domains, 1, 1_000_000);
  }
}

package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.Objects;

/**
 * How the account is written.
 *
 * @param tokenizer a {@code tokenizer.json}, by which tokens of what is kept are counted; empty for
 *     none
 * @param domains number of the largest domains in {@code report/domains.csv} and in the public
 *     summary, 1 to 1,000,000; they are held in memory
 * @param samples number of excluded records of each reason of which the report shows the beginning,
 *     scrubbed of personal data, 0 to 100
 */
public record ReportSection(String tokenizer, int domains, int samples) implements Serializable {
  /** Checks for null and the range. */
  public ReportSection {
    Objects.requireNonNull(tokenizer, "report.tokenizer is null");
    Checks.inRange("report.domains", domains, 1, 1_000_000);
    Checks.inRange("report.samples", samples, 0, 100);
  }
}

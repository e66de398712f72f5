package dev.tamis.pipeline.input;

/**
 * How shards are read.
 *
 * @param maxRecord bytes of a record, inflated; a larger one is a {@link Defect}
 * @param textField name of the field of JSONL that holds the text
 * @param htmlField name of the field that holds the page, where there is no text
 * @param urlField name of the field that holds the address
 * @param dateField name of the field that says when it was fetched
 */
public record ReadOptions(
    int maxRecord, String textField, String htmlField, String urlField, String dateField) {

  /** What Common Crawl needs: pages of up to 16 MiB. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(16 << 20, "text", "html", "url", "date");

  /** Checks the range. */
  public ReadOptions {
    if (maxRecord < 1) {
      throw new IllegalArgumentException("maxRecord must be at least 1 (got: " + maxRecord + ")");
    }
  }
}

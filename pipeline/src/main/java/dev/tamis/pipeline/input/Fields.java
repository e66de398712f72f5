package dev.tamis.pipeline.input;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The names of the fields that JSONL and Parquet are read from. A dot descends: "meta.url". A
 * record with both text and HTML is taken as HTML when {@code html} is present and not null.
 *
 * @param text plain text, "text" by default
 * @param html a page, "html" by default
 * @param url its address, "url" by default
 * @param date when it was fetched, "date" by default
 * @param id its identifier, "id" by default
 */
public record Fields(String text, String html, String url, String date, String id)
    implements Serializable {
  /** The layout of FineWeb and most others on the Hugging Face hub. */
  public static final Fields DEFAULT = new Fields("text", "html", "url", "date", "id");

  /** Checks that no name is blank. */
  public Fields {
    check("text", text);
    check("html", html);
    check("url", url);
    check("date", date);
    check("id", id);
  }

  /**
   * Where the date is where {@link #date} is not: what a run wrote has it under "fetched". The same
   * name where the caller has named one.
   */
  String otherDate() {
    return date.equals(DEFAULT.date) ? "fetched" : date;
  }

  private static void check(String key, String name) {
    requireNonNull(name, key);
    if (name.isBlank()) {
      throw new IllegalArgumentException("field name for " + key + " must not be blank");
    }
  }
}

package dev.tamis.pipeline.recipe;

import java.io.Serializable;

/**
 * How shards are read.
 *
 * @param splitSize a larger shard is read in pieces of this size, where its form allows it
 * @param maxRecord a record that inflates to more fails, at most 1 GiB
 * @param fields names of the fields of JSONL records
 */
public record InputSection(ByteSize splitSize, ByteSize maxRecord, FieldNames fields)
    implements Serializable {

  /** Checks that all is there. */
  public InputSection {
    Checks.present("input.split-size", splitSize);
    Checks.present("input.max-record", maxRecord);
    Checks.present("input.fields", fields);
    if (maxRecord.bytes() > 1 << 30) {
      throw new IllegalArgumentException(
          "input.max-record must be at most 1 GiB (got: " + maxRecord + ")");
    }
  }

  /**
   * Names of the fields of JSONL records.
   *
   * @param text the text
   * @param html the page, where there is no text
   * @param url the address
   * @param date when it was fetched, ISO 8601
   */
  public record FieldNames(String text, String html, String url, String date)
      implements Serializable {

    /** Checks that all is there. */
    public FieldNames {
      Checks.present("input.fields.text", text);
      Checks.present("input.fields.html", html);
      Checks.present("input.fields.url", url);
      Checks.present("input.fields.date", date);
    }
  }
}

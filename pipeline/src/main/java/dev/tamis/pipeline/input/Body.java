package dev.tamis.pipeline.input;

import static java.util.Objects.requireNonNull;

/** The document in a {@link CrawlRecord}, with what its source says about it. */
public sealed interface Body {
  /** A page in HTML or XHTML; else plain text. */
  boolean isHtml();

  /** The text of a whole page without its markup, menus and footers included, as WET holds it. */
  boolean isFlattened();

  /** About how many bytes of memory it takes. */
  long size();

  /**
   * A document as it was sent, transfer and content encodings undone, or the text of a WET record.
   *
   * @param isHtml a page, not plain text
   * @param bytes the document; not copied, to be left unchanged
   * @param isFlattened the text of a page without its markup
   * @param charset the charset label of the Content-Type header, "utf-8" for WET, or ""
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(boolean isHtml, boolean isFlattened, byte[] bytes, String charset) implements Body {
    /** Checks for null. */
    public Bytes {
      requireNonNull(bytes, "bytes");
      requireNonNull(charset, "charset");
    }

    @Override
    public long size() {
      return bytes.length;
    }
  }

  /**
   * A document that was a string in its source (JSONL, Parquet).
   *
   * @param isHtml a page, not plain text
   * @param text the document
   */
  record Chars(boolean isHtml, String text) implements Body {
    /** Checks for null. */
    public Chars {
      requireNonNull(text, "text");
    }

    @Override
    public boolean isFlattened() {
      return false;
    }

    @Override
    public long size() {
      return 2L * text.length();
    }
  }
}

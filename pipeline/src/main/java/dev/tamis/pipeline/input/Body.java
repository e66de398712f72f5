package dev.tamis.pipeline.input;

/**
 * What was fetched: a page or plain text, as bytes whose encoding is to be found out or as
 * characters.
 */
public sealed interface Body {

  /** Whether it is a page; plain text otherwise. */
  boolean isHtml();

  /** Its size in bytes, about. */
  long size();

  /**
   * A body as it came over the wire.
   *
   * @param isHtml whether it is a page
   * @param bytes not copied, not to be changed
   * @param charset what the HTTP header calls its encoding; empty where it does not
   */
  record Bytes(boolean isHtml, byte[] bytes, String charset) implements Body {
    @Override
    public long size() {
      return bytes.length;
    }
  }

  /**
   * A body that is characters already.
   *
   * @param isHtml whether it is a page
   * @param text the characters
   */
  record Chars(boolean isHtml, String text) implements Body {
    @Override
    public long size() {
      return 2L * text.length();
    }
  }
}

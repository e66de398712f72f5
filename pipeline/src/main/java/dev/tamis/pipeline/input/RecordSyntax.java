package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.bytes.Cursor;
import java.io.IOException;

/** What the records of an archive look like: WARC or ARC. */
interface RecordSyntax {
  /** Largest record header in bytes. */
  int MAX_HEADER = 64 << 10;

  /** Tells whether a record begins {@code ahead} bytes behind the cursor, which does not move. */
  boolean startsAt(Cursor cursor, int ahead) throws IOException;

  /** How many line feeds stand between two records. */
  int lineEndsBetween();

  /** Reads a record header and leaves the cursor at the content's first byte. */
  RecordHeader read(Cursor cursor) throws IOException, BadHeader;

  /** A record header that cannot be used. The message carries no content. */
  final class BadHeader extends Exception {
    private static final long serialVersionUID = 1;

    BadHeader(String message) {
      super(message, null, false, false);
    }
  }
}

package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.bytes.Cursor;
import java.io.IOException;
import java.util.Locale;

/**
 * WARC 0.17 to 1.1 (ISO 28500:2017). Lenient where that loses nothing: line ends, spaces and folded
 * lines in headers, angle brackets around URIs.
 */
final class WarcSyntax implements RecordSyntax {
  private static final byte[] VERSION = {'W', 'A', 'R', 'C', '/'};

  /** "WARC/1.0", a line end and the first letters of a field name. */
  private static final int PEEK = 48;

  @Override
  public int lineEndsBetween() {
    return 2;
  }

  @Override
  public boolean startsAt(Cursor cursor, int ahead) throws IOException {
    cursor.ensure(ahead + PEEK);
    byte[] bytes = cursor.array();
    int at = cursor.index() + ahead;
    int end = cursor.index() + cursor.available();
    if (end - at < VERSION.length + 4) {
      return false;
    }
    for (byte b : VERSION) {
      if (bytes[at++] != b) {
        return false;
      }
    }
    int digits = at;
    while (at < end && at - digits < 8 && (bytes[at] == '.' || isDigit(bytes[at]))) {
      at++;
    }
    if (at == digits) {
      return false;
    }
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\r')) {
      at++;
    }
    return at < end && bytes[at] == '\n' && isFieldName(bytes, at + 1, end);
  }

  private static boolean isFieldName(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && (isLetter(bytes[at]) || bytes[at] == '-')) {
      at++;
    }
    return at > from && (at == end || bytes[at] == ':' || bytes[at] == ' ' || at - from > 24);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isLetter(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }

  @Override
  public RecordHeader read(Cursor cursor) throws IOException, BadHeader {
    int length = HeaderLines.find(cursor, n -> Content.peek(cursor, this, n), MAX_HEADER);
    if (length < 0) {
      throw new BadHeader("the record header does not end within " + MAX_HEADER + " bytes");
    }
    byte[] bytes = cursor.array();
    int from = HeaderLines.lineEnd(bytes, cursor.index(), cursor.index() + length) + 1;
    Fields fields = new Fields();
    HeaderLines.parse(bytes, from, cursor.index() + length, fields::set);
    RecordHeader header = fields.header();
    cursor.advance(length);
    return header;
  }

  /** Gathers the fields that reading needs. */
  private static final class Fields {
    private String type = "";
    private String length = "";
    private String url = "";
    private String date = "";
    private String id = "";
    private String contentType = "";
    private String payloadType = "";
    private boolean truncated;

    void set(String name, String value) {
      switch (name) {
        case "warc-type" -> type = value.toLowerCase(Locale.ROOT);
        case "content-length" -> length = value;
        case "warc-target-uri" -> url = bare(value);
        case "warc-date" -> date = value;
        case "warc-record-id" -> id = bare(value);
        case "content-type" -> contentType = value;
        case "warc-identified-payload-type" -> payloadType = value;
        case "warc-truncated" -> truncated = true;
        default -> {}
      }
    }

    private static String bare(String uri) {
      boolean bracketed = uri.startsWith("<") && uri.endsWith(">");
      return bracketed ? uri.substring(1, uri.length() - 1) : uri;
    }

    RecordHeader header() throws BadHeader {
      if (type.isEmpty()) {
        throw new BadHeader("the record header has no WARC-Type");
      }
      long bytes = Numbers.natural(length);
      if (bytes < 0) {
        throw new BadHeader(
            length.isEmpty()
                ? "the record header has no Content-Length"
                : "the record header's Content-Length is no number");
      }
      return new RecordHeader(type, bytes, url, date, id, contentType, payloadType, truncated);
    }
  }
}

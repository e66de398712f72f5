package dev.tamis.pipeline.input;

import java.util.SortedMap;
import java.util.TreeMap;

/** The start line and fields of an HTTP response, as far as they are needed. */
final class HttpHead {
  private final int status;
  private final SortedMap<String, String> kept = new TreeMap<>();
  private String contentType = "";
  private String contentEncoding = "";
  private String transferEncoding = "";

  private HttpHead(int status) {
    this.status = status;
  }

  /** Parses a header that ends in an empty line; null if it does not begin like a response. */
  static HttpHead parse(byte[] bytes, int from, int to) {
    int lineEnd = HeaderLines.lineEnd(bytes, from, to);
    int status = status(HeaderLines.text(bytes, from, lineEnd));
    if (status < 0) {
      return null;
    }
    HttpHead head = new HttpHead(status);
    HeaderLines.parse(bytes, lineEnd + 1, to, head::set);
    return head;
  }

  /** The status code; 0 if the line has none that can be read; -1 if it is no status line. */
  private static int status(String line) {
    if (!line.startsWith("HTTP/") && !line.startsWith("ICY ")) {
      return -1;
    }
    String[] parts = line.split(" +", 3);
    return parts.length < 2 ? 0 : (int) Math.max(0, Math.min(999, Numbers.natural(parts[1])));
  }

  private void set(String name, String value) {
    switch (name) {
      case "content-type" -> contentType = contentType.isEmpty() ? value : contentType;
      case "content-encoding" -> contentEncoding = joined(contentEncoding, value);
      case "transfer-encoding" -> transferEncoding = joined(transferEncoding, value);
      default -> {}
    }
    if (HttpHeaders.KEPT.contains(name)) {
      kept.merge(name, value, (one, other) -> one + "\n" + other);
    }
  }

  private static String joined(String first, String second) {
    return first.isEmpty() ? second : first + ", " + second;
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  String contentEncoding() {
    return contentEncoding;
  }

  String transferEncoding() {
    return transferEncoding;
  }

  SortedMap<String, String> kept() {
    return kept;
  }
}

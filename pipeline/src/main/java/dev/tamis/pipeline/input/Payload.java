package dev.tamis.pipeline.input;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a record holds, and whether it is a document: HTML, XHTML or plain text that was fetched
 * with success.
 *
 * @param skipped why it is no document, as {@link SkippedRecord#type}; null where it is one
 * @param defect why it cannot be read; null where it can
 * @param body the document; null where it is none
 * @param headers HTTP headers, names in lower case
 */
record Payload(String skipped, Defect.Cause defect, Body body, SortedMap<String, String> headers) {

  /**
   * A block that is the document itself, of a media type such as {@code text/html; charset=utf-8}.
   */
  static Payload of(byte[] block, String mediaType) {
    return document(block, mediaType, new TreeMap<>());
  }

  /** A block that is an HTTP response (RFC 9112): status line, headers, body. */
  static Payload ofHttp(byte[] block, String identifiedType, int maxBytes) {
    int end = headerEnd(block);
    String[] lines = new String(block, 0, end, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
    String[] status = lines[0].split(" ", 3);
    if (!lines[0].startsWith("HTTP/") || status.length < 2) {
      return new Payload(null, Defect.Cause.HEADER, null, new TreeMap<>());
    }
    if (!status[1].equals("200")) {
      return new Payload("response:status", null, null, new TreeMap<>());
    }
    SortedMap<String, String> headers = headers(lines);
    String mediaType = headers.getOrDefault("content-type", "");
    if (!identifiedType.isEmpty()) {
      mediaType = identifiedType + "; " + mediaType;
    }
    if (!mediaType.isEmpty() && !isDocument(mediaType)) {
      return new Payload("response:type", null, null, headers);
    }
    byte[] body = java.util.Arrays.copyOfRange(block, end, block.length);
    try {
      return document(ContentCoding.decode(body, headers, maxBytes), mediaType, headers);
    } catch (DamageException e) {
      return new Payload(null, e.kind(), null, headers);
    }
  }

  ShardItem toItem(String shard, long offset, String url, String fetched) {
    if (defect != null) {
      return new Defect(shard, offset, defect);
    }
    return skipped != null
        ? new SkippedRecord(skipped)
        : new CrawlRecord(shard, offset, url, fetched, body, headers);
  }

  private static Payload document(
      byte[] body, String mediaType, SortedMap<String, String> headers) {
    if (body.length == 0) {
      return new Payload("response:empty", null, null, headers);
    }
    boolean known = !mediaType.isEmpty();
    if (known && !isDocument(mediaType)) {
      return new Payload("response:type", null, null, headers);
    }
    boolean html =
        known ? mediaType.toLowerCase(Locale.ROOT).contains("html") : looksLikeHtml(body);
    if (!known && !html) {
      return new Payload("response:type", null, null, headers);
    }
    return new Payload(null, null, new Body.Bytes(html, body, charset(mediaType)), headers);
  }

  private static boolean isDocument(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    int end = type.indexOf(';');
    type = (end < 0 ? type : type.substring(0, end)).strip();
    return type.equals("text/html")
        || type.equals("application/xhtml+xml")
        || type.equals("text/plain");
  }

  private static boolean looksLikeHtml(byte[] body) {
    String head =
        new String(body, 0, Math.min(body.length, 1024), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return head.contains("<html") || head.contains("<!doctype html") || head.contains("<head");
  }

  private static String charset(String mediaType) {
    int at = mediaType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return "";
    }
    String label = mediaType.substring(at + 8);
    int end = label.indexOf(';');
    return (end < 0 ? label : label.substring(0, end)).replace("\"", "").replace("'", "").strip();
  }

  private static SortedMap<String, String> headers(String[] lines) {
    SortedMap<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        // Several X-Robots-Tag lines are one list.
        headers.merge(
            lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).strip(),
            (first, next) -> first + ", " + next);
      }
    }
    return headers;
  }

  private static int headerEnd(byte[] block) {
    for (int i = 0; i < block.length; i++) {
      if (block[i] == '\n') {
        if (i + 1 < block.length && block[i + 1] == '\n') {
          return i + 2;
        }
        if (i + 2 < block.length && block[i + 1] == '\r' && block[i + 2] == '\n') {
          return i + 3;
        }
      }
    }
    return block.length;
  }
}

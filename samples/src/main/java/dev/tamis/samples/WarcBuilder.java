package dev.tamis.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Puts a WARC file together, a gzip member a record, with damage where it is asked for. */
final class WarcBuilder {
  private static final String DATE = "2026-03-01T12:00:00Z";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  WarcBuilder record(String type, String url, String date, String contentType, byte[] block) {
    return member(bytes(type, url, date, contentType, block, block.length));
  }

  /** A record whose header claims another length than it has. */
  WarcBuilder wrongLength(String type, String url, String contentType, byte[] block, int claimed) {
    return member(bytes(type, url, DATE, contentType, block, claimed));
  }

  /** A member that is cut off in its middle. */
  WarcBuilder truncated(String type, String url, String contentType, byte[] block) {
    byte[] member = gzip(bytes(type, url, DATE, contentType, block, block.length));
    out.writeBytes(Arrays.copyOf(member, member.length / 2));
    return this;
  }

  /** Bytes that are nothing. */
  WarcBuilder garbage(String bytes) {
    out.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** The members of another file. */
  WarcBuilder member(WarcBuilder other) {
    out.writeBytes(other.toBytes());
    return this;
  }

  WarcBuilder info() {
    return record(
        "warcinfo", "", DATE, "application/warc-fields", utf8("software: tamis-samples\r\n"));
  }

  /** A request and its response. */
  WarcBuilder page(String url, String date, int status, String mediaType, String body) {
    record(
        "request", url, date, "application/http; msgtype=request", utf8("GET / HTTP/1.1\r\n\r\n"));
    return record(
        "response",
        url,
        date,
        "application/http; msgtype=response",
        utf8("HTTP/1.1 " + status + " X\r\nContent-Type: " + mediaType + "\r\n\r\n" + body));
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private WarcBuilder member(byte[] record) {
    out.writeBytes(gzip(record));
    return this;
  }

  private static byte[] bytes(
      String type, String url, String date, String contentType, byte[] block, int claimed) {
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(utf8("WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Date: " + date + "\r\n"));
    if (!url.isEmpty()) {
      record.writeBytes(utf8("WARC-Target-URI: " + url + "\r\n"));
    }
    record.writeBytes(
        utf8("Content-Type: " + contentType + "\r\nContent-Length: " + claimed + "\r\n\r\n"));
    record.writeBytes(block);
    record.writeBytes(utf8("\r\n\r\n"));
    return record.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}

package dev.tamis.pipeline.input.http;

import java.io.ByteArrayOutputStream;

/** The chunked transfer coding (RFC 9112 section 7.1). */
final class Chunked {
  private static final int MAX_SIZE_DIGITS = 8;

  private final byte[] body;
  private int at;

  private Chunked(byte[] body) {
    this.body = body;
  }

  /**
   * Joins the chunks. A body that does not begin with a chunk is not chunked and comes back as it
   * is; one that breaks off, or where a chunk does not lead to the next, ends there.
   */
  static HttpBody.Result decode(byte[] body) {
    return new Chunked(body).decode();
  }

  private HttpBody.Result decode() {
    int size = size();
    if (size < 0 || !fits(size)) {
      return new HttpBody.Result(body, false, null);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
    while (size > 0) {
      int there = Math.min(size, body.length - at);
      out.write(body, at, there);
      at += there;
      if (there < size) {
        return new HttpBody.Result(out.toByteArray(), true, null);
      }
      skipLineEnd();
      size = size();
    }
    return new HttpBody.Result(out.toByteArray(), size < 0, null);
  }

  /** True if the first chunk ends in a line end, or goes beyond a body that was cut. */
  private boolean fits(int size) {
    int end = at + size;
    return end >= body.length || size == 0 || body[end] == '\r' || body[end] == '\n';
  }

  /** Reads a chunk's size line; -1 if there is none. */
  private int size() {
    long size = 0;
    int digits = 0;
    while (at < body.length && Character.digit(body[at], 16) >= 0 && digits <= MAX_SIZE_DIGITS) {
      size = size * 16 + Character.digit(body[at], 16);
      digits++;
      at++;
    }
    if (digits == 0 || size > Integer.MAX_VALUE - body.length) {
      return -1;
    }
    boolean extension = false;
    while (at < body.length && body[at] != '\n') {
      byte b = body[at++];
      extension |= b == ';';
      if (!extension && b != ' ' && b != '\r') {
        return -1;
      }
    }
    at++;
    return at <= body.length ? (int) size : -1;
  }

  private void skipLineEnd() {
    if (at < body.length && body[at] == '\r') {
      at++;
    }
    if (at < body.length && body[at] == '\n') {
      at++;
    }
  }
}

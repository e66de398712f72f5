package dev.tamis.pipeline.input.http;

import java.util.List;
import java.util.Locale;

/**
 * Undoes transfer and content encodings (RFC 9112 section 7, RFC 9110 section 8.4). A body is
 * decoded only if it looks encoded: crawls often keep the header of an encoding that they have
 * undone. A body whose end is missing or damaged gives what comes before.
 */
public final class HttpBody {
  private static final int MAX_LAYERS = 4;

  private HttpBody() {}

  /**
   * The outcome.
   *
   * @param bytes the decoded body, or as much of it as there is
   * @param cut the end is missing or damaged
   * @param failure why there is no body, or null
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Result(byte[] bytes, boolean cut, Failure failure) {}

  /** Why a body cannot be had. */
  public enum Failure {
    /** It inflates to more than the limit. */
    TOO_LARGE,
    /** The encoding is unknown, or nothing of the body decodes. */
    UNDECODABLE
  }

  /**
   * Decodes a body.
   *
   * @param raw the body as stored
   * @param transferEncoding value of the Transfer-Encoding header, or ""
   * @param contentEncoding value of the Content-Encoding header, or ""
   * @param max most bytes that it may inflate to
   */
  public static Result decode(
      byte[] raw, String transferEncoding, String contentEncoding, int max) {
    Result body = new Result(raw, false, null);
    List<String> codings = List.of((contentEncoding + "," + transferEncoding).split(",", -1));
    int layers = 0;
    for (int i = codings.size() - 1; i >= 0; i--) {
      String coding = codings.get(i).strip().toLowerCase(Locale.ROOT);
      if (coding.isEmpty() || coding.equals("identity") || coding.equals("none")) {
        continue;
      }
      if (++layers > MAX_LAYERS) {
        return new Result(raw, false, Failure.UNDECODABLE);
      }
      Result next = undo(coding, body.bytes(), max);
      if (next.failure() != null) {
        return next;
      }
      body = new Result(next.bytes(), body.cut() || next.cut(), null);
    }
    return body;
  }

  private static Result undo(String coding, byte[] body, int max) {
    if (coding.equals("chunked")) {
      return Chunked.decode(body);
    }
    Inflation inflation = Inflation.of(coding);
    if (inflation == null) {
      return looksLikeText(body)
          ? new Result(body, false, null)
          : new Result(body, false, Failure.UNDECODABLE);
    }
    return inflation.looksEncoded(body)
        ? inflation.decode(body, max)
        : new Result(body, false, null);
  }

  /** True if there is no control character that text does not have among the first bytes. */
  static boolean looksLikeText(byte[] body) {
    int end = Math.min(body.length, 512);
    for (int i = 0; i < end; i++) {
      int b = body[i] & 0xFF;
      if (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B) {
        return false;
      }
    }
    return true;
  }
}

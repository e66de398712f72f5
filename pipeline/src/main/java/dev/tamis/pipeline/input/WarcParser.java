package dev.tamis.pipeline.input;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Understands WARC records: responses and resources that are pages or text, and the conversions of
 * WET files.
 */
final class WarcParser implements RecordParser {
  private static final int MAX_HEADERS = 1000;
  private static final Set<String> DOCUMENTS = Set.of("response", "resource", "conversion");

  private final String shard;
  private final ReadOptions options;

  WarcParser(String shard, ReadOptions options) {
    this.shard = shard;
    this.options = options;
  }

  @Override
  public boolean beginsRecord(MemberInput input) throws IOException {
    return input.startsWith("WARC/");
  }

  @Override
  public ShardItem parse(MemberInput input, long offset) throws IOException {
    input.readLine();
    SortedMap<String, String> headers = readHeaders(input);
    long length = contentLength(headers);
    String type = headers.getOrDefault("warc-type", "unknown").toLowerCase(Locale.ROOT);
    if (!DOCUMENTS.contains(type)) {
      skip(input, length);
      return new SkippedRecord(type.indexOf('/') < 0 && type.length() < 40 ? type : "unknown");
    }
    if (length > options.maxRecord()) {
      skip(input, length);
      return new Defect(shard, offset, Defect.Cause.TOO_LARGE);
    }
    byte[] block = input.readFully((int) length);
    if (block == null) {
      throw new DamageException(Defect.Cause.LENGTH);
    }
    String url = uri(headers.getOrDefault("warc-target-uri", ""));
    String fetched = instant(headers.getOrDefault("warc-date", ""));
    String payloadType = headers.getOrDefault("warc-identified-payload-type", "");
    boolean http =
        type.equals("response")
            && headers.getOrDefault("content-type", "").startsWith("application/http");
    Payload payload =
        http
            ? Payload.ofHttp(block, payloadType, options.maxRecord())
            : Payload.of(
                block,
                type.equals("conversion")
                    ? "text/plain; charset=utf-8"
                    : headers.getOrDefault("content-type", payloadType));
    return payload.toItem(shard, offset, url, fetched);
  }

  private static void skip(MemberInput input, long length) throws IOException {
    if (!input.skip(length)) {
      throw new DamageException(Defect.Cause.LENGTH);
    }
  }

  /**
   * Header lines up to the blank one; names in lower case, folded lines joined, the first of
   * several kept.
   */
  static SortedMap<String, String> readHeaders(MemberInput input) throws IOException {
    SortedMap<String, String> headers = new TreeMap<>();
    String last = null;
    for (int i = 0; i < MAX_HEADERS; i++) {
      String line = input.readLine();
      if (line == null) {
        throw new DamageException(Defect.Cause.TRUNCATED);
      }
      if (line.isEmpty()) {
        return headers;
      }
      if (last != null && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
        headers.computeIfPresent(last, (name, value) -> value + " " + line.strip());
        continue;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.putIfAbsent(last, line.substring(colon + 1).strip());
      }
    }
    throw new DamageException(Defect.Cause.HEADER);
  }

  private static long contentLength(SortedMap<String, String> headers) throws DamageException {
    String length = headers.getOrDefault("content-length", "");
    if (length.isEmpty()
        || length.length() > 18
        || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new DamageException(Defect.Cause.HEADER);
    }
    return Long.parseLong(length);
  }

  private static String uri(String uri) {
    // wget writes <http://...>, against the standard.
    return uri.startsWith("<") && uri.endsWith(">") ? uri.substring(1, uri.length() - 1) : uri;
  }

  /** A time to the second, or nothing where it cannot be understood. */
  static String instant(String date) {
    try {
      return date.isEmpty() ? "" : Instant.parse(date).truncatedTo(ChronoUnit.SECONDS).toString();
    } catch (DateTimeException e) {
      return "";
    }
  }
}

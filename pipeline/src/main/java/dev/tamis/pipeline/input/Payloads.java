package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.bytes.Cursor;
import dev.tamis.pipeline.input.charset.Decoder;
import dev.tamis.pipeline.input.http.HttpBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Turns the content of an archive record into a document, a skip or a defect. */
final class Payloads {
  private static final int MAX_HTTP_HEADER = 64 << 10;
  private static final int MAX_WARCINFO = 8 << 10;
  private static final int MAX_SOFTWARE = 100;
  private static final Set<String> NO_DOCUMENTS =
      Set.of("warcinfo", "request", "metadata", "revisit", "continuation");
  private static final Set<String> WEB_SCHEMES = Set.of("http", "https", "ftp", "file", "gemini");

  private final String shard;
  private final Cursor cursor;
  private final ReadOptions options;
  private long unreadableDates;

  Payloads(String shard, Cursor cursor, ReadOptions options) {
    this.shard = shard;
    this.cursor = cursor;
    this.options = options;
  }

  /** Reads what is needed of the content; the rest of it is still to be passed over. */
  ShardItem read(Position at, RecordHeader header, Content content) throws IOException {
    return switch (header.type()) {
      case "response" -> response(at, header, content);
      case "resource", "conversion" -> plain(at, header, content);
      case "warcinfo" -> new SkippedRecord(shard, at, "warcinfo", software(content), null);
      default -> skip(at, NO_DOCUMENTS.contains(header.type()) ? header.type() : "other");
    };
  }

  /** The crawler, of the fields that WARC 1.1 names in section 6.1; never who ran it, or where. */
  private String software(Content content) throws IOException {
    String[] software = {""};
    int length = content.peek(MAX_WARCINFO);
    HeaderLines.parse(
        cursor.array(),
        cursor.index(),
        cursor.index() + length,
        (name, value) -> {
          if (name.equals("software")) {
            software[0] = value.replaceAll("\\p{Cntrl}", " ").strip();
          }
        });
    return software[0].substring(0, Math.min(MAX_SOFTWARE, software[0].length()));
  }

  private SkippedRecord skip(Position at, String type) {
    return new SkippedRecord(shard, at, type);
  }

  private ShardItem response(Position at, RecordHeader header, Content content) throws IOException {
    if (content.remaining() == 0) {
      return skip(at, "response:empty");
    }
    SiteFile.Kind siteFile = SiteFile.kindOf(header.url());
    if (siteFile != null) {
      return siteFile(at, header, content, siteFile);
    }
    if (!isHttp(header)) {
      return plain(at, header, content);
    }
    int length = HeaderLines.find(cursor, content::peek, MAX_HTTP_HEADER);
    HttpHead head =
        length < 0 ? null : HttpHead.parse(cursor.array(), cursor.index(), cursor.index() + length);
    if (head == null) {
      return new Defect(
          shard, at, Defect.Cause.BAD_HEADER, "the response has no HTTP header that can be read");
    }
    if (head.status() != 200) {
      return skip(at, "response:status");
    }
    MediaType declared = MediaType.declared(header.payloadType(), head.contentType());
    if (declared == MediaType.OTHER) {
      return skip(at, "response:content-type");
    }
    content.take(length);
    return document(at, header, content, head, declared);
  }

  /** A file of the whole site, whatever its type; without its text if it was not found. */
  private ShardItem siteFile(Position at, RecordHeader header, Content content, SiteFile.Kind kind)
      throws IOException {
    String type = header.type() + ":" + kind.label();
    String transfer = "";
    String encoding = "";
    if (header.type().equals("response") && isHttp(header)) {
      int length = HeaderLines.find(cursor, content::peek, MAX_HTTP_HEADER);
      HttpHead head =
          length < 0
              ? null
              : HttpHead.parse(cursor.array(), cursor.index(), cursor.index() + length);
      if (head == null || head.status() != 200) {
        return skip(at, type);
      }
      transfer = head.transferEncoding();
      encoding = head.contentEncoding();
      content.take(length);
    }
    if (content.remaining() > options.maxRecordBytes()) {
      return skip(at, type);
    }
    HttpBody.Result body =
        HttpBody.decode(content.readAll(), transfer, encoding, options.maxInflatedBytes());
    if (body.failure() != null) {
      return skip(at, type);
    }
    String text = new String(body.bytes(), StandardCharsets.UTF_8);
    String fetched = Dates.instant(header.date());
    return new SkippedRecord(shard, at, type, "", new SiteFile(kind, header.url(), fetched, text));
  }

  private static boolean isHttp(RecordHeader header) {
    String scheme = scheme(header.url());
    return header.contentType().toLowerCase(Locale.ROOT).startsWith("application/http")
        || (header.contentType().isEmpty() && scheme.startsWith("http"));
  }

  private ShardItem document(
      Position at, RecordHeader header, Content content, HttpHead head, MediaType declared)
      throws IOException {
    Defect tooLarge = checkSize(at, content);
    if (tooLarge != null) {
      return tooLarge;
    }
    byte[] raw = content.readAll();
    HttpBody.Result body =
        HttpBody.decode(
            raw, head.transferEncoding(), head.contentEncoding(), options.maxInflatedBytes());
    if (body.failure() != null) {
      return undecodable(at, body.failure());
    }
    return item(at, header, body.bytes(), declared, head.contentType(), head.kept(), body.cut());
  }

  private Defect undecodable(Position at, HttpBody.Failure failure) {
    return failure == HttpBody.Failure.TOO_LARGE
        ? new Defect(
            shard,
            at,
            Defect.Cause.INFLATED_TOO_LARGE,
            "the body inflates to more than " + options.maxInflatedBytes() + " bytes")
        : new Defect(
            shard,
            at,
            Defect.Cause.CONTENT_ENCODING,
            "the body's encoding is unknown or does not decode");
  }

  /** A record whose block is the document itself: resource, conversion, a response without HTTP. */
  private ShardItem plain(Position at, RecordHeader header, Content content) throws IOException {
    boolean conversion = header.type().equals("conversion");
    if (content.remaining() == 0) {
      return skip(at, header.type() + ":empty");
    }
    SiteFile.Kind siteFile = SiteFile.kindOf(header.url());
    if (siteFile != null) {
      return siteFile(at, header, content, siteFile);
    }
    if (!conversion && !WEB_SCHEMES.contains(scheme(header.url()))) {
      return skip(at, header.type() + ":url");
    }
    MediaType declared = MediaType.declared(header.payloadType(), header.contentType());
    if (declared == MediaType.OTHER) {
      return skip(at, header.type() + ":content-type");
    }
    Defect tooLarge = checkSize(at, content);
    if (tooLarge != null) {
      return tooLarge;
    }
    SortedMap<String, String> none = Collections.emptySortedMap();
    String type = conversion ? "text/plain; charset=utf-8" : header.contentType();
    return item(at, header, content.readAll(), declared, type, none, false);
  }

  private Defect checkSize(Position at, Content content) {
    if (content.remaining() <= options.maxRecordBytes()) {
      return null;
    }
    return new Defect(
        shard,
        at,
        Defect.Cause.RECORD_TOO_LARGE,
        "the record has "
            + content.remaining()
            + " bytes; the limit is "
            + options.maxRecordBytes());
  }

  private ShardItem item(
      Position at,
      RecordHeader header,
      byte[] bytes,
      MediaType declared,
      String contentType,
      SortedMap<String, String> headers,
      boolean cut) {
    if (bytes.length == 0) {
      return skip(at, header.type() + ":empty");
    }
    String charset = MediaType.charset(contentType);
    MediaType type = declared == null ? MediaType.sniff(bytes) : declared;
    boolean binary =
        declared != null && MediaType.isBinary(bytes) && !Decoder.isWide(bytes, charset);
    if (type == MediaType.OTHER || binary) {
      return skip(at, header.type() + ":content-type");
    }
    Body body =
        new Body.Bytes(type == MediaType.HTML, header.type().equals("conversion"), bytes, charset);
    return new CrawlRecord(
        shard,
        at,
        header.id(),
        header.url(),
        instant(header.date()),
        body,
        headers,
        header.truncated() || cut);
  }

  private String instant(String date) {
    String instant = Dates.instant(date);
    unreadableDates += instant.isEmpty() && !date.isBlank() ? 1 : 0;
    return instant;
  }

  /** See {@link ShardReader#counts}. */
  Map<String, Long> counts() {
    return unreadableDates == 0 ? Map.of() : Map.of(JsonRecords.UNREADABLE_DATE, unreadableDates);
  }

  private static String scheme(String url) {
    int colon = url.indexOf(':');
    return colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
  }
}

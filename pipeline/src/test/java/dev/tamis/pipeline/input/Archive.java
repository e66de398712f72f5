package dev.tamis.pipeline.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictCompress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes small shards for tests: records first, then a layout. */
final class Archive {
  private final List<byte[]> records = new ArrayList<>();

  /** How records are laid out in a file. */
  enum Layout {
    PLAIN,
    GZIP_PER_RECORD,
    GZIP_WHOLE,
    GZIP_BLOCKS,
    ZSTD_PER_RECORD,
    ZSTD_DICTIONARY,
    ZSTD_WHOLE
  }

  /** A shard's bytes and where each record's first byte (or member) lies. */
  @SuppressWarnings("ArrayRecordComponent")
  record Shard(byte[] bytes, List<Integer> starts) {}

  static Archive sample() {
    Archive archive = new Archive();
    archive.warc("warcinfo", "", "application/warc-fields", "software: test\r\n".getBytes(UTF_8));
    for (int i = 0; i < 4; i++) {
      String url = "https://example.org/" + i;
      archive.warc("request", url, "application/http; msgtype=request", request(i));
      archive.response(url, "text/html; charset=utf-8", page(i));
      if (i == 1) {
        archive.warc("revisit", url, "application/http; msgtype=response", http(200, "", ""));
      }
    }
    archive.warc("metadata", "https://example.org/m", "application/warc-fields", page(9));
    archive.warc("conversion", "https://example.org/c", "text/plain", page(7));
    return archive;
  }

  static byte[] page(int i) {
    String body = "<p>Seite " + i + " \u00e4\u4e2d " + "abc def ".repeat(3 + i) + "</p>\r\n\r\n";
    return ("<!doctype html><html>" + body + "</html>\n").getBytes(UTF_8);
  }

  private static byte[] request(int i) {
    return ("GET /" + i + " HTTP/1.1\r\nHost: example.org\r\n\r\n").getBytes(UTF_8);
  }

  static byte[] http(int status, String headers, String body) {
    return ("HTTP/1.1 " + status + " X\r\n" + headers + "\r\n" + body).getBytes(ISO_8859_1);
  }

  Archive response(String url, String type, byte[] body) {
    byte[] head = http(200, "Content-Type: " + type + "\r\n", "");
    return warc("response", url, "application/http; msgtype=response", join(head, body));
  }

  Archive warc(String type, String url, String contentType, byte[] block) {
    return warc(type, url, contentType, block, Integer.toString(block.length), "");
  }

  Archive warc(
      String type, String url, String contentType, byte[] block, String length, String more) {
    String head =
        "WARC/1.0\r\nWARC-Type: "
            + type
            + "\r\nWARC-Record-ID: <urn:uuid:"
            + records.size()
            + ">\r\nWARC-Date: 2024-05-18T01:02:03Z\r\n"
            + (url.isEmpty() ? "" : "WARC-Target-URI: " + url + "\r\n")
            + "Content-Type: "
            + contentType
            + "\r\n"
            + more
            + "Content-Length: "
            + length
            + "\r\n\r\n";
    return raw(join(head.getBytes(UTF_8), block, "\r\n\r\n".getBytes(UTF_8)));
  }

  Archive raw(byte[] record) {
    records.add(record);
    return this;
  }

  static Archive sampleArc() {
    Archive archive = new Archive();
    archive.arc("filedesc://test.arc", "text/plain", "1 0 Test\nURL IP-address\n".getBytes(UTF_8));
    for (int i = 0; i < 4; i++) {
      byte[] head = http(200, "Content-Type: text/html\r\n", "");
      archive.arc("http://example.org/a b" + i, "text/html", join(head, page(i)));
    }
    return archive;
  }

  private void arc(String url, String type, byte[] block) {
    String line = url + " 192.0.2.1 20240518010203 " + type + " " + block.length + "\n";
    raw(join(line.getBytes(UTF_8), block, "\n".getBytes(UTF_8)));
  }

  static Archive sampleLines() {
    Archive archive = new Archive();
    for (int i = 0; i < 8; i++) {
      String text = "Zeile \\u00e4 \u4e2d " + "x".repeat(i * 7);
      String url = "https://example.org/" + i;
      archive.raw(("{\"text\":\"" + text + "\",\"url\":\"" + url + "\"}\n").getBytes(UTF_8));
    }
    return archive;
  }

  Shard write(Layout layout) {
    return switch (layout) {
      case PLAIN -> each(r -> r);
      case GZIP_PER_RECORD -> each(Archive::gzip);
      case GZIP_WHOLE -> whole(gzip(joined()));
      case GZIP_BLOCKS -> blocks();
      case ZSTD_PER_RECORD -> each(Zstd::compress);
      case ZSTD_DICTIONARY -> withDictionary();
      case ZSTD_WHOLE -> whole(Zstd.compress(joined()));
    };
  }

  /** Makes one record what a file holds for it. */
  private interface Coder {
    byte[] apply(byte[] record);
  }

  private Shard each(Coder coder) {
    return each(coder, new byte[0]);
  }

  private Shard each(Coder coder, byte[] first) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    List<Integer> starts = new ArrayList<>();
    for (byte[] record : records) {
      starts.add(out.size());
      out.writeBytes(coder.apply(record));
    }
    return new Shard(out.toByteArray(), starts);
  }

  private Shard whole(byte[] bytes) {
    return new Shard(bytes, records.stream().map(r -> 0).toList());
  }

  /** Members that are cut every 100 bytes, whatever the records are. */
  private Shard blocks() {
    byte[] all = joined();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < all.length; at += 100) {
      out.writeBytes(gzip(java.util.Arrays.copyOfRange(all, at, Math.min(all.length, at + 100))));
    }
    return new Shard(out.toByteArray(), List.of());
  }

  private Shard withDictionary() {
    byte[] dictionary = "WARC/1.0\r\nWARC-Type: response\r\nHTTP/1.1 200 X <html>".getBytes(UTF_8);
    byte[] frame =
        ByteBuffer.allocate(8 + dictionary.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0x184D2A5D)
            .putInt(dictionary.length)
            .put(dictionary)
            .array();
    try (ZstdDictCompress dict = new ZstdDictCompress(dictionary, 3)) {
      return each(r -> Zstd.compress(r, dict), frame);
    }
  }

  byte[] joined() {
    return join(records.toArray(byte[][]::new));
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

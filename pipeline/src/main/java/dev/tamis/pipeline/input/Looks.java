package dev.tamis.pipeline.input;

import dev.tamis.pipeline.input.bytes.Cursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Says what a file that cannot be read looks like, and what may be done about it. */
final class Looks {
  private static final int HEAD = 4 << 10;
  private static final int TAR_MAGIC = 257;

  /**
   * A way in which files begin.
   *
   * @param magic the first characters, a byte each
   * @param says what the file is, and what to do
   */
  private record Kind(String magic, String says) {}

  private static final List<Kind> BINARY =
      List.of(
          new Kind("PK\3\4", "a zip archive; unpack it"),
          new Kind("PK\5\6", "an empty zip archive"),
          new Kind("7z\u00bc\u00af", "a 7z archive; unpack it"),
          new Kind("Rar!", "a rar archive; unpack it"),
          new Kind("LZIP", "lzip; unpack it, or pack it as gzip or zstd"),
          new Kind("\u00ff\6\0\0sNaPpY", "framed Snappy; unpack it, or pack it as gzip or zstd"),
          new Kind("\4\"M\30", "LZ4 with nothing in it that is read"),
          new Kind("x\1", "zlib data; pack it as gzip"),
          new Kind("x\u009c", "zlib data; pack it as gzip"),
          new Kind("x\u00da", "zlib data; pack it as gzip"),
          new Kind("PARE", "Parquet with an encrypted footer, which is not read"),
          new Kind("ARROW1", "Arrow IPC; write it as Parquet"),
          new Kind("ORC", "ORC; write it as Parquet"),
          new Kind("Obj\1", "Avro; write it as Parquet or JSONL"),
          new Kind("SQLite format 3", "an SQLite database; write its table as JSONL"),
          new Kind("\u0089HDF", "HDF5; write it as Parquet or JSONL"),
          new Kind("\u0093NUMPY", "a NumPy array; write it as Parquet or JSONL"),
          new Kind("\u0080\4\u0095", "a Python pickle; write it as JSONL"),
          new Kind("%PDF", "a PDF document; extract its text first"),
          new Kind("\u00d0\u00cf\21\u00e0", "an old Microsoft Office file; extract its text first"),
          new Kind("Salted__", "an encrypted file; decrypt it"),
          new Kind("\u0085\1", "an encrypted file; decrypt it"),
          new Kind("\u00ff\u00fe", "UTF-16 text; change it with: iconv -f UTF-16 -t UTF-8"),
          new Kind("\u00fe\u00ff", "UTF-16 text; change it with: iconv -f UTF-16 -t UTF-8"));

  private static final List<Kind> TEXT =
      List.of(
          new Kind(
              "version https://git-lfs.github.com",
              "a Git LFS pointer, not the file itself; fetch it with: git lfs pull"),
          new Kind("<!doctype html", "an HTML page, such as a server's error page; download again"),
          new Kind("<html", "an HTML page, such as a server's error page; download again"),
          new Kind(
              "<?xml", "an XML document, such as a storage service's answer; download it again"),
          new Kind(
              "<error", "an XML document, such as a storage service's answer; download it again"),
          new Kind("-----begin pgp", "an encrypted file; decrypt it"),
          new Kind(" cdx ", "a CDX index; give the WARC files that it names"),
          new Kind("warc/", "WARC whose first records are damaged"),
          new Kind("http/1.", "a bare HTTP answer; store it in WARC"));

  private Looks() {}

  /** What a file looks like, in a few words; never anything of what it says. */
  static String of(Split split) throws IOException {
    byte[] head = head(split.resource(), Compression.PLAIN);
    if (split.compression() == Compression.PLAIN) {
      return of(head);
    }
    String name = split.compression().name().toLowerCase(Locale.ROOT);
    byte[] inflated = head(split.resource(), split.compression());
    return inflated.length == 0
        ? name + " data that does not inflate, or to nothing; it may be cut off"
        : of(inflated) + " (in " + name + ")";
  }

  private static byte[] head(String resource, Compression compression) throws IOException {
    try (Cursor cursor = Files.cursor(resource, compression)) {
      cursor.ensure(HEAD);
      return cursor.copy(Math.min(HEAD, cursor.available()));
    }
  }

  /** What a file looks like that begins so. */
  static String of(byte[] head) {
    String binary = new String(head, StandardCharsets.ISO_8859_1);
    for (Kind kind : BINARY) {
      if (binary.startsWith(kind.magic())) {
        return kind.says();
      }
    }
    if (binary.length() > TAR_MAGIC && binary.startsWith("ustar", TAR_MAGIC)) {
      return "a tar archive; unpack it";
    }
    if (zeros(head) > 0) {
      return zeros(head) > head.length / 4 && zeros(head) < head.length * 3 / 4
          ? "UTF-16 text; change it with: iconv -f UTF-16 -t UTF-8"
          : "binary data of no known kind";
    }
    String mark = binary.startsWith("\u00ef\u00bb\u00bf") ? binary.substring(3) : binary;
    String text = mark.stripLeading().toLowerCase(Locale.ROOT);
    for (Kind kind : TEXT) {
      if (mark.toLowerCase(Locale.ROOT).startsWith(kind.magic()) || text.startsWith(kind.magic())) {
        return kind.says();
      }
    }
    return ofText(text);
  }

  private static String ofText(String text) {
    if (text.startsWith("[") || text.startsWith("\"")) {
      return "JSON that is no objects; write an object a line";
    }
    if (text.startsWith("{'")) {
      return "Python's form of objects, not JSON; write it with json.dumps";
    }
    if (text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')) {
      return "binary data of no known kind";
    }
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    if (line.indexOf('\t') > 0) {
      return "a table with tabs (TSV); write it as JSONL or Parquet";
    }
    boolean names = line.strip().matches("\"?[a-z_][\\w .-]*\"?([,;]\"?[a-z_][\\w .-]*\"?)+");
    return names ? "a table (CSV); write it as JSONL or Parquet" : "plain text; write it as JSONL";
  }

  private static int zeros(byte[] head) {
    int zeros = 0;
    for (byte b : head) {
      zeros += b == 0 ? 1 : 0;
    }
    return zeros;
  }
}
